package objector.launcher.soak;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import objector.launcher.wiring.JarVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Long trials of what is promised.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Long trials of what is promised.",
    subcommands = {
      SoakCommand.Mail.class,
      SoakTrackerCommand.class,
      SoakNotifierCommand.class,
      SoakClusterCommand.class
    })
public final class SoakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  /// Is every mail that was answered 250 there, once, however often the process is killed?
  @Command(
      name = "mail",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = {
        "Starts objector up on a fresh folder, brings mails by SMTP, kills it (kill -9) at random"
            + " moments, and starts it anew.",
        "Then looks in Kafka for every mail: its event, once, and its bytes; and for one of 10 MB,"
            + " after a compaction.",
        "Ends with 0 only if all of it is there."
      })
  public static final class Mail implements Callable<Integer> {
    @Option(names = "--mails", paramLabel = "N", description = "how many (default: 20000)")
    private int mails = 20_000;

    @Option(names = "--kills", paramLabel = "N", description = "how many (default: 30)")
    private int kills = 30;

    @Option(names = "--sessions", paramLabel = "N", description = "at once (default: 8)")
    private int sessions = 8;

    @Mixin private SoakOptions options = new SoakOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
      return options.run(folder -> {
        SoakRun.Plan plan =
            new SoakRun.Plan(folder.resolve("data"), mails, kills, sessions, options.seed());
        try (SoakRun run = new SoakRun(plan, options.output()::tell)) {
          SoakRun.Outcome outcome = run.run();
          boolean holds = outcome.holds(plan);
          sum(outcome, holds);
          return holds;
        }
      });
    }

    private void sum(SoakRun.Outcome outcome, boolean holds) {
      if (options.json()) {
        Map<String, Object> line = new TreeMap<>();
        line.put("mails", outcome.mails());
        line.put("kills", outcome.kills());
        line.put("answered", outcome.answered());
        line.put("broughtAgain", outcome.broughtAgain());
        line.put("seconds", Math.round(outcome.seconds() * 10) / 10.0);
        line.put("kept", outcome.found().kept());
        line.put("lost", outcome.found().lost());
        line.put("twice", outcome.found().twice());
        line.put("records", outcome.found().records());
        line.put("largeKept", outcome.largeKept());
        line.put("largeAfterCompaction", outcome.largeAfterCompaction());
        line.put("holds", holds);
        options.output().tell("sum", line);
        return;
      }
      options
          .out()
          .printf(
              Locale.ROOT,
              """
              %d mails answered 250 in %.1f s, over %d kills; %d were brought again.
              In Kafka: %d with event and bytes, %d lost, %d told twice (%d records).
              A mail of 10 MB: %s; after compaction: %s.
              %s
              """,
              outcome.answered(),
              outcome.seconds(),
              outcome.kills(),
              outcome.broughtAgain(),
              outcome.found().kept(),
              outcome.found().lost(),
              outcome.found().twice(),
              outcome.found().records(),
              outcome.largeKept() ? "kept" : "NOT KEPT",
              outcome.largeAfterCompaction() ? "read back" : "NOT READ BACK",
              holds ? "All of it is there." : "THIS IS NOT AS PROMISED.");
    }
  }
}
