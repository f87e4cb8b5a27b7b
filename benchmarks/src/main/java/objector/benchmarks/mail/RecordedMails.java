package objector.benchmarks.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real inputs that are not ours to copy: where `OBJECTOR_SHARED_DATA` says.
final class RecordedMails {
  private RecordedMails() {}

  /// @throws IOException naming the variable when the folder is not there
  static Path folder(String name) throws IOException {
    String root = System.getenv().getOrDefault("OBJECTOR_SHARED_DATA", "../shared/data");
    Path folder = Path.of(root, name);
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no " + folder + ": set OBJECTOR_SHARED_DATA");
    }
    return folder;
  }
}
