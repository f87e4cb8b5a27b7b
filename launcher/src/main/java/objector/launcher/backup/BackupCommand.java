package objector.launcher.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import objector.events.Json;
import objector.launcher.backup.BackupManifest.KeptPart;
import objector.launcher.wiring.InstallationOptions;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A copy of everything, while it runs.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Writes everything that is kept into one file, as it is at one moment: dossiers, mails, what"
          + " was sent, and the keys. Objector may run meanwhile, or be stopped.",
      "The file holds everybody's mails and the keys of this installation, and is not encrypted:"
          + " only its owner can read it (0600). Encrypt what leaves this machine.",
      "On a cluster, --config names it; the file is restored into a folder, for objector up."
    })
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--to", paramLabel = "FILE", required = true, description = "the file to write")
  private Path to = Path.of("objector.backup");

  @Mixin private InstallationOptions where = new InstallationOptions();

  @Option(names = "--json", description = "one JSON object at the end")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = where.settings();
    if (Files.exists(to)) {
      throw new StartFailure("There is a file " + to + " already; it was left as it is.");
    }
    Map<String, Path> files = files(settings, where.folder());
    Path part = to.resolveSibling(to.getFileName() + ".part");
    BackupManifest manifest;
    try (KafkaAtHand kafka = where.kafka();
        OutputStream out = created(part)) {
      manifest =
          new BackupWriter(kafka.access(), files, JarVersion.text(), new Percents(spec)::tell)
              .write(out);
    } catch (IOException | InterruptedException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    keep(part);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    tell(manifest, files.containsKey("secrets"));
    return CommandLine.ExitCode.OK;
  }

  /// Of the folder: the keys, and mails that lie there as no relay takes them. What else lies there
  /// is made of what is in Kafka.
  private static Map<String, Path> files(Settings settings, Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    Path secrets =
        settings.optional(Setting.SECRETS_FILE).map(Path::of).orElse(folder.resolve("secrets"));
    if (settings.optional(Setting.SECRETS_KEY).isEmpty() && Files.isRegularFile(secrets)) {
      files.put("secrets", secrets);
    }
    Path outbox = folder.resolve("outbox");
    if (Files.isDirectory(outbox)) {
      try (Stream<Path> mails = Files.list(outbox)) {
        for (Path mail : mails.filter(one -> one.toString().endsWith(".eml")).toList()) {
          files.put("outbox/" + mail.getFileName(), mail);
        }
      }
    }
    return files;
  }

  private static OutputStream created(Path file) throws IOException {
    // Of a backup that was killed.
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /// Written through to the disk before it gets its name.
  private static void keep(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void tell(BackupManifest manifest, boolean keys) throws IOException {
    long records = manifest.parts().stream().mapToLong(KeptPart::records).sum();
    String sha256;
    try (BackupFile written = BackupFile.open(to)) {
      sha256 = written.manifestSha256();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", to.toString());
      line.put("made", manifest.made().toString());
      line.put("bytes", Files.size(to));
      line.put("records", records);
      line.put("keys", keys);
      line.put("manifest", sha256);
      out.println(new String(Json.write(line), StandardCharsets.UTF_8));
    } else {
      out.printf(
          "Written: %s, as of %s: %d records, %d kB.%n",
          to, manifest.made(), records, Files.size(to) / 1024);
      out.println("SHA-256 of its manifest, to be noted elsewhere: " + sha256);
      out.println(
          keys
              ? "Everybody's mails and the keys of this installation are in it. Encrypt what leaves"
                  + " this machine."
              : "The keys are not in it: they come from the setting secrets.key, or from a file on"
                  + " another machine. Without them no link and no sign-in stays valid: keep them,"
                  + " too.");
    }
    out.flush();
  }
}
