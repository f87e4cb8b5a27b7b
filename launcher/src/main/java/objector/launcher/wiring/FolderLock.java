package objector.launcher.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import objector.service.Service.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data folder belongs to one process, and to one user. It is taken before anything of Kafka's is
/// touched, as a second Kafka on the same files would wedge the first. The lock ends with the
/// process, however it ends; the file stays.
public final class FolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final String FILE = "lock";
  private static final String UID = "unix:uid";

  /// On Linux: its owner is the user that this process acts as.
  private static final Path SELF = Path.of("/proc/self");

  private static final List<String> PARTS = List.of("kafka", "state", "outbox");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Somebody else's: the exit code differs from other failures, so that a script can tell.
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Taken(String message) {
      super(message);
    }
  }

  /// Makes the folder where there is none, closes it to others, and takes it.
  ///
  /// @throws Taken when another process has it
  /// @throws StartFailure when it cannot be written, or not be kept from others
  public static FolderLock take(Path folder) {
    if (Files.exists(restoring(folder))) {
      throw new StartFailure(
          "A backup was being restored into "
              + folder
              + ", and that did not come to its end. Empty the folder, and restore once more.");
    }
    try {
      Files.createDirectories(folder);
      if (!isHeld(folder)) {
        refuseRoot(folder);
      }
      keepFromOthers(folder);
      return lock(folder);
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder "
              + folder
              + " cannot be written ("
              + reason(e)
              + "). Choose another with --data, or mend its permissions.",
          e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException _, NotDirectoryException _ -> "there is a file of that name";
      case AccessDeniedException _ -> "it is closed to this user";
      case FileSystemException problem when problem.getReason() != null -> problem.getReason();
      default -> e.getMessage() == null ? "for no reason given" : e.getMessage();
    };
  }

  /// Root may write everywhere, and the folder's owner could not read what it left: their service
  /// would not start any more.
  private static void refuseRoot(Path folder) throws IOException {
    if (!Files.exists(SELF) || !Files.getAttribute(SELF, UID).equals(0)) {
      return;
    }
    if (!Files.getAttribute(folder, UID).equals(0)) {
      throw new StartFailure(
          "The data folder %s belongs to the user %s, who could not read what root leaves there. Give the command as that user: runuser -u %s -- objector …"
              .formatted(folder, Files.getOwner(folder), Files.getOwner(folder)));
    }
  }

  /// Lies in a folder into which a backup is being restored. Where that was interrupted it stays,
  /// and the folder is no installation.
  public static Path restoring(Path folder) {
    return folder.resolve("restoring");
  }

  /// Whether a process has the folder; whoever only asks leaves nothing behind.
  public static boolean isHeld(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return !isLocked(channel);
    } catch (IOException e) {
      // Another user's: it cannot be told.
      return false;
    }
  }

  private static FolderLock lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      String owner = owner(channel);
      channel.close();
      throw new Taken(
          "The data folder %s is in use by another Objector%s. Stop that one first, or choose another folder with --data."
              .formatted(folder, owner));
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(us().getBytes(StandardCharsets.UTF_8)), 0);
    return new FolderLock(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another part of this very process has it.
      return false;
    }
  }

  private static String us() {
    return "process %d of user %s, since %s\n"
        .formatted(
            ProcessHandle.current().pid(),
            System.getProperty("user.name"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    channel.read(text, 0);
    String said = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return said.isEmpty() ? "" : " (" + said + ")";
  }

  /// Everybody's mail lies in Kafka's files. A folder that holds other things, too, may have to be
  /// read by others: then only what is ours is closed.
  private static void keepFromOthers(Path folder) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return;
    }
    if (isOurs(folder)) {
      close(folder);
    }
    for (String part : PARTS) {
      close(Files.createDirectories(folder.resolve(part)));
    }
  }

  private static void close(Path folder) throws IOException {
    if (OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))) {
      return;
    }
    try {
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    } catch (IOException e) {
      throw new StartFailure(
          "The folder "
              + folder
              + " can be read by others, and is not ours to close. Make it ours alone: chown it,"
              + " and chmod 700.",
          e);
    }
  }

  /// Empty, or what an Objector has made.
  private static boolean isOurs(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      List<String> names = inside.map(path -> path.getFileName().toString()).toList();
      return names.isEmpty() || names.contains(FILE) || names.contains(PARTS.getFirst());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("The lock of the data folder was not let go", e);
    }
  }
}
