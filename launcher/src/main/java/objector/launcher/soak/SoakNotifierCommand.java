package objector.launcher.soak;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import objector.launcher.wiring.JarVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Option(names = "--alerts", paramLabel = "N", description = "how many (default: 20000)")
  private int alerts = 20_000;

  @Option(names = "--kills", paramLabel = "N", description = "how many (default: 100)")
  private int kills = 100;

  @Mixin private SoakOptions options = new SoakOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.run(folder -> {
      NotifierSoak.Plan plan = new NotifierSoak.Plan(folder, alerts, kills, options.seed());
      NotifierSoak.Outcome outcome = new NotifierSoak(plan, options.output()::tell).run();
      boolean holds = outcome.holds(plan);
      sum(outcome, holds);
      return holds;
    });
  }

  private void sum(NotifierSoak.Outcome outcome, boolean holds) {
    if (options.json()) {
      options
          .output()
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
    options
        .out()
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
