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
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--events", paramLabel = "N", description = "how many (default: 200000)")
  private int events = 200_000;

  @Option(names = "--people", paramLabel = "N", description = "how many (default: 2000)")
  private int people = 2_000;

  @Option(names = "--kills", paramLabel = "N", description = "how many (default: 20)")
  private int kills = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed kills the same trackers (default: 1)")
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
    TrackerSoak.Plan plan = new TrackerSoak.Plan(folder, events, people, kills, seed);
    TrackerSoak.Outcome outcome;
    try {
      outcome = new TrackerSoak(plan, output()::tell).run();
    } catch (IOException e) {
      spec.commandLine().getErr().println("The trial broke off: " + e.getMessage());
      spec.commandLine().getErr().println("What the trackers said is in " + folder);
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

  private void sum(TrackerSoak.Outcome outcome, boolean holds) {
    if (json) {
      output()
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
    spec.commandLine()
        .getOut()
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
