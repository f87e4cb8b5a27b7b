package objector.launcher.soak;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import objector.launcher.soak.tracker.TrackerSoak;
import objector.launcher.wiring.JarVersion;
import org.jspecify.annotations.Nullable;
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
          + " that are killed at random (kill -9); every third kill loses the stores, too, and a"
          + " third tracker joins and leaves meanwhile.",
      "Then news of a page, each with a kill while they are told; then all are away"
          + " for twenty days, while mails come and answers fall due, and are killed twice more"
          + " amid what waited for them.",
      "Then compares every dossier, and counts every alert.",
      "Ends with 0 only if nothing differs, no alert was written twice, and exactly those were told"
          + " that Meta did not answer whom it had not answered."
    })
final class SoakTrackerCommand implements Callable<Integer> {
  @Option(names = "--events", paramLabel = "N", description = "how many (default: 200000)")
  private int events = 200_000;

  @Option(names = "--people", paramLabel = "N", description = "how many (default: 2000)")
  private int people = 2_000;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      description = "of the events, those that come while all are away (default: a tenth)")
  private @Nullable Integer backlog;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "while most of the events are worked in (default: 20); others follow")
  private int kills = 20;

  @Option(
      names = "--fan-outs",
      paramLabel = "N",
      description = "how often news of a page go out (default: 3)")
  private int fanOuts = 3;

  @Mixin private SoakOptions options = new SoakOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.run(folder -> {
      TrackerSoak.Plan plan =
          new TrackerSoak.Plan(
              folder,
              events,
              people,
              backlog == null ? events / 10 : backlog,
              kills,
              fanOuts,
              options.seed());
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
              Map.ofEntries(
                  Map.entry("events", outcome.events()),
                  Map.entry("kills", outcome.kills()),
                  Map.entry("lost", outcome.lost()),
                  Map.entry("amid", outcome.amid()),
                  Map.entry("dossiers", outcome.dossiers()),
                  Map.entry("different", outcome.different()),
                  Map.entry("alerts", outcome.alerts()),
                  Map.entry("missing", outcome.missing()),
                  Map.entry("surplus", outcome.surplus()),
                  Map.entry("twice", outcome.twice()),
                  Map.entry("reminded", outcome.reminded()),
                  Map.entry("wronglyReminded", outcome.wronglyReminded()),
                  Map.entry("seconds", Math.round(outcome.seconds() * 10) / 10.0),
                  Map.entry("holds", holds)));
      return;
    }
    options
        .out()
        .printf(
            Locale.ROOT,
            """
            %d events in %.1f s, over %d kills, %d of them with the loss of all stores, %d amid the news of a page.
            %d dossiers, %d of them different; %d alerts: %d missing, %d too many, %d written twice.
            %d people were told that Meta did not answer in time; of %d that was wrong, or they were not told.
            %s
            """,
            outcome.events(),
            outcome.seconds(),
            outcome.kills(),
            outcome.lost(),
            outcome.amid(),
            outcome.dossiers(),
            outcome.different(),
            outcome.alerts(),
            outcome.missing(),
            outcome.surplus(),
            outcome.twice(),
            outcome.reminded(),
            outcome.wronglyReminded(),
            holds ? "The kills made no difference." : "THIS IS NOT AS PROMISED.");
  }
}
