package objector.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.kafka.PartitionReader;
import objector.launcher.wiring.InstallationOptions;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.tracker.NewestDossiers;
import objector.tracker.aggregates.Aggregates;
import objector.tracker.aggregates.GroupCounts;
import objector.tracker.aggregates.Publishing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Figures for everybody, in which nobody can be seen.
@Command(
    name = "aggregates",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Figures about groups of people, as JSON: by state, country and week of the objection, and"
          + " the median of days to a confirmation.",
      "Rounded down to tens, never of less than ten people, and a figure moves only when ten came"
          + " or went. What was published last is read from FILE, which is then replaced: publish"
          + " it as it is, and nothing else."
    })
final class AggregatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "what is published, for a web server of yours to serve")
  private Path out = Path.of("aggregates.json");

  @Mixin private InstallationOptions where = new InstallationOptions();

  @Override
  public Integer call() throws IOException {
    Settings settings = where.settings();
    Aggregates last = last();
    GroupCounts counts = new GroupCounts();
    try (KafkaAtHand kafka = where.kafka();
        PartitionReader reader = new PartitionReader(kafka.access())) {
      NewestDossiers.read(reader, settings.number(Setting.KAFKA_PARTITIONS), counts::add);
    }
    Aggregates next =
        Publishing.next(last, counts, LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC)));
    String json = new String(Json.write(next), StandardCharsets.UTF_8) + "\n";
    Path aside = out.resolveSibling(out.getFileName() + ".new");
    Files.writeString(aside, json, StandardCharsets.UTF_8);
    Files.move(aside, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    spec.commandLine().getOut().print(json);
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  /// Without it a publication could be compared with the last one to see one person come.
  private @Nullable Aggregates last() throws IOException {
    if (!Files.exists(out)) {
      return null;
    }
    try {
      return Json.read(Files.readAllBytes(out), Aggregates.class);
    } catch (Json.Unreadable e) {
      throw new StartFailure(
          "%s is no earlier publication. Name the file that was published last, or one that is not there yet."
              .formatted(out),
          e);
    }
  }
}
