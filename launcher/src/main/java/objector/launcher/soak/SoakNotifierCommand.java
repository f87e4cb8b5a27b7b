package objector.launcher.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import objector.launcher.outside.TemporaryFolder;
import objector.launcher.wiring.JarVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Does every mail arrive, and once, however often a notifier is killed?
@Command(
    name = "notifier",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Gives alerts for invented people to two notifiers that are killed in turn (kill -9) amid"
          + " their mails, which a mail server of its own takes and counts.",
      "Ends with 0 only if every mail arrived or is shown as uncertain, and no more came twice than"
          + " are."
    })
final class SoakNotifierCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--alerts", paramLabel = "N", description = "how many (default: 20000)")
  private int alerts = 20_000;

  @Option(names = "--kills", paramLabel = "N", description = "how many (default: 100)")
  private int kills = 100;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed kills the same notifiers (default: 1)")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "an empty folder, kept afterwards (default: a temporary one)")
  private @Nullable Path data;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = data == null ? Files.createTempDirectory("objector-soak") : data;
    NotifierSoak.Plan plan = new NotifierSoak.Plan(folder, alerts, kills, seed);
    NotifierSoak.Outcome outcome;
    try {
      outcome = new NotifierSoak(plan, output()::tell).run();
    } catch (IOException e) {
      spec.commandLine().getErr().println("The trial broke off: " + e.getMessage());
      spec.commandLine().getErr().println("What the notifiers said is in " + folder);
      return CommandLine.ExitCode.SOFTWARE;
    }
    boolean holds = outcome.holds(plan);
    sum(outcome, holds);
    if (holds && data == null) {
      TemporaryFolder.delete(folder);
    }
    return holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private SoakOutput output() {
    return new SoakOutput(spec.commandLine().getOut(), json);
  }

  private void sum(NotifierSoak.Outcome outcome, boolean holds) {
    if (json) {
      output()
          .tell(
              "sum",
              Map.of(
                  "alerts", outcome.alerts(),
                  "kills", outcome.kills(),
                  "arrived", outcome.arrived(),
                  "twice", outcome.twice(),
                  "uncertain", outcome.uncertain(),
                  "uncertainArrived", outcome.uncertainArrived(),
                  "lost", outcome.lost(),
                  "strange", outcome.strange(),
                  "seconds", Math.round(outcome.seconds() * 10) / 10.0,
                  "holds", holds));
      return;
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            """
            %d alerts in %.1f s, over %d kills.
            %d arrived, %d of them more than once; %d are shown as uncertain, and %d of these arrived.
            %d lost, %d mails that nobody asked for.
            %s
            """,
            outcome.alerts(),
            outcome.seconds(),
            outcome.kills(),
            outcome.arrived(),
            outcome.twice(),
            outcome.uncertain(),
            outcome.uncertainArrived(),
            outcome.lost(),
            outcome.strange(),
            holds ? "It is as promised." : "THIS IS NOT AS PROMISED.");
  }
}
