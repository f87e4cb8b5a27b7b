package objector.launcher.backup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import objector.launcher.backup.BackupManifest.KeptFile;
import objector.launcher.wiring.DataFolder;
import objector.launcher.wiring.FolderLock;
import objector.launcher.wiring.JarVersion;
import objector.service.Service.StartFailure;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// An installation from a backup.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Makes an installation of a backup, in an empty folder; objector up starts it. Whoever was"
          + " mailed before the backup is not mailed again, and links stay valid. What happened"
          + " between the backup and now is not in it.",
      "Before anything is written, each part is compared with its SHA-256. Stop the installation of"
          + " which it is a copy: two of one would both send."
    })
public final class RestoreCommand implements Callable<Integer> {
  private static final int ALTERED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "what objector backup has written")
  private Path file = Path.of("objector.backup");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the folder to restore into, empty or not there (default: as for up)")
  private @Nullable Path data;

  @Option(names = "--check", description = "only compare, and write nothing")
  private boolean check;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (BackupFile backup = BackupFile.open(file)) {
      List<String> altered = backup.altered();
      if (!altered.isEmpty()) {
        altered.forEach(entry -> out.println("altered: " + entry));
        out.println("Nothing was restored.");
        out.flush();
        return ALTERED;
      }
      BackupManifest manifest = backup.manifest();
      if (check) {
        out.println(
            "As it was written: " + manifest.made() + ", by Objector " + manifest.version());
        out.println("SHA-256 of its manifest: " + backup.manifestSha256());
        out.flush();
        return CommandLine.ExitCode.OK;
      }
      Path folder = DataFolder.of(Settings.of(System.getenv(), Optional.empty()), data);
      restore(backup, folder);
      out.println(
          "Restored in " + DataFolder.readable(folder) + ", as of " + manifest.made() + ".");
      if (manifest.partitions() != 4) {
        out.println("Set kafka.partitions=" + manifest.partitions() + " before it starts.");
      }
      if (manifest.files().stream().map(KeptFile::name).noneMatch("secrets"::equals)) {
        out.println(
            "The keys are not in this backup: set secrets.key, or put the file back as "
                + folder.resolve("secrets")
                + ", before it starts.");
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  private void restore(BackupFile backup, Path folder) throws IOException, InterruptedException {
    if (!isEmpty(folder)) {
      throw new StartFailure(
          "The folder %s is not empty. Restore into an empty one: what is there would be mixed with what was."
              .formatted(folder));
    }
    try (FolderLock _ = FolderLock.take(folder)) {
      Path mark = FolderLock.restoring(folder);
      Files.createFile(mark);
      new Restoration(backup, folder, new Percents(spec)::tell).run();
      Files.delete(mark);
    }
  }

  /// A file system of its own may have its `lost+found`.
  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(one -> one.endsWith("lost+found"));
    }
  }
}
