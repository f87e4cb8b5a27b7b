package objector.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Optional;
import objector.service.Service.StartFailure;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.common.config.ConfigException;

/// What ended a command, where the person at the terminal can mend it: a path that is not there, a
/// disk that is full, settings of Kafka's that it refuses. Everything else is a fault of ours.
final class Mendable {
  private static final String FULL = "No space left on device";

  private Mendable() {}

  /// One sentence; empty for a fault of ours.
  static Optional<String> words(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String said =
          switch (cause) {
            case StartFailure failure -> failure.getMessage();
            case TemporarilyUnavailable silence -> silence.getMessage() + ".";
            case FileSystemException problem -> of(problem);
            case IOException problem when FULL.equals(problem.getMessage()) ->
                "The disk is full: not everything could be written.";
            case ConfigException problem ->
                "Kafka's client refuses its settings (kafka.bootstrap, kafka.client-file): "
                    + problem.getMessage()
                    + ".";
            default -> null;
          };
      if (said != null) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }

  private static String of(FileSystemException problem) {
    String file = Objects.requireNonNullElse(problem.getFile(), "A file");
    return switch (problem) {
      case NoSuchFileException _ -> "There is no file or folder " + file + ".";
      case AccessDeniedException _ -> file + " is closed to this user.";
      case NotDirectoryException _ -> file + " is no folder.";
      case FileAlreadyExistsException _ -> file + " is there already.";
      case DirectoryNotEmptyException _ -> file + " is not empty.";
      default ->
          file + ": " + Objects.requireNonNullElse(problem.getReason(), "cannot be used") + ".";
    };
  }
}
