package objector.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// PEM files: the certificate with its chain, and its key.
public record TlsFiles(Path certificate, Path key) {
  /// When they were changed: whoever holds what was in them reads them anew where this differs.
  ///
  /// @throws IOException when one is not there
  public List<FileTime> changed() throws IOException {
    return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
  }
}
