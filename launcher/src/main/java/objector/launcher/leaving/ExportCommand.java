package objector.launcher.leaving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.kafka.EvidenceReader;
import objector.kafka.PersonRecords;
import objector.launcher.wiring.InstallationOptions;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import objector.service.Service.StartFailure;
import objector.webui.pack.DataExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes along all that is kept of somebody, as they would themselves.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Writes all that is kept of somebody into a ZIP: JSON, and every mail.")
public final class ExportCommand implements Callable<Integer> {
  /// A file, not memory, is what it must fit in; `objector verify` reads no more.
  private static final long MOST = 1L << 30;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PERSON|ADDRESS", description = "a person's id, or an e-mail address")
  private String who = "";

  @Option(names = "--to", paramLabel = "FILE", required = true, description = "the ZIP to write")
  private Path to = Path.of("export.zip");

  @Mixin private InstallationOptions where = new InstallationOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (KafkaAtHand kafka = where.kafka();
        EvidenceReader evidence = new EvidenceReader(kafka.access())) {
      PersonAtHand person = PersonAtHand.find(who, where, kafka.access());
      if (person.dossier() == null) {
        throw new StartFailure("Nobody is known by this id.");
      }
      PersonRecords records = new PersonRecords(kafka.access());
      PersonId id = person.id();
      DataExport export =
          new DataExport(
              person.dossier(),
              records.of(Topics.PEOPLE, id),
              records.of(Topics.MAIL, id),
              records.of(Topics.ALERTS, id),
              records.of(Topics.DELIVERIES, id),
              evidence::read);
      try (OutputStream out = created(to)) {
        export.write(out, Instant.now(), MOST);
      }
    }
    spec.commandLine().getOut().println("Written: " + to);
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  /// Only its owner can read it, from the first byte.
  private static OutputStream created(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure("There is a file " + file + " already; it was left as it is.", e);
    }
    return Files.newOutputStream(
        file, Set.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
  }
}
