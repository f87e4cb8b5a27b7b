package objector.launcher.soak;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import objector.launcher.wiring.JarVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Does it make no difference to dossiers and alerts how often a tracker is killed?
@Command(
    name = "tracker",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Gives the same events of invented people to one tracker that nobody disturbs, and to two"
          + " that are killed in turn (kill -9).",
      "Then compares every dossier, and counts every alert.",
      "Ends with 0 only if nothing differs and no alert was written twice."
    })
final class SoakTrackerCommand implements Callable<Integer> {
  @Option(names = "--events", paramLabel = "N", description = "how many (default: 200000)")
  private int events = 200_000;

  @Option(names = "--people", paramLabel = "N", description = "how many (default: 2000)")
  private int people = 2_000;

  @Option(names = "--kills", paramLabel = "N", description = "how many (default: 20)")
  private int kills = 20;

  @Mixin private SoakOptions options = new SoakOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.run(folder -> {
      TrackerSoak.Plan plan = new TrackerSoak.Plan(folder, events, people, kills, options.seed());
      TrackerSoak.Outcome outcome = new TrackerSoak(plan, options.output()::tell).run();
      boolean holds = outcome.holds(plan);
      sum(outcome, holds);
      return holds;
    });
  }

  private void sum(TrackerSoak.Outcome outcome, boolean holds) {
    if (options.json()) {
      options
          .output()
          .tell(
              "sum",
              Map.of(
                  "events", outcome.events(),
                  "kills", outcome.kills(),
                  "dossiers", outcome.dossiers(),
                  "different", outcome.different(),
                  "alerts", outcome.alerts(),
                  "missing", outcome.missing(),
                  "surplus", outcome.surplus(),
                  "twice", outcome.twice(),
                  "seconds", Math.round(outcome.seconds() * 10) / 10.0,
                  "holds", holds));
      return;
    }
    options
        .out()
        .printf(
            Locale.ROOT,
            """
            %d events in %.1f s, over %d kills.
            %d dossiers, %d of them different; %d alerts: %d missing, %d too many, %d written twice.
            %s
            """,
            outcome.events(),
            outcome.seconds(),
            outcome.kills(),
            outcome.dossiers(),
            outcome.different(),
            outcome.alerts(),
            outcome.missing(),
            outcome.surplus(),
            outcome.twice(),
            holds ? "The kills made no difference." : "THIS IS NOT AS PROMISED.");
  }
}
