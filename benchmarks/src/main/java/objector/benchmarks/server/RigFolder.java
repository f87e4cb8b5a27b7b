package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import objector.launcher.outside.TemporaryFolder;

/// Where a measurement keeps its files while it runs. To be closed last: when all that writes there
/// is closed.
public final class RigFolder implements AutoCloseable {
  private final Path path;

  public RigFolder(String name) throws IOException {
    this.path = Files.createTempDirectory(name);
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    TemporaryFolder.delete(path);
  }
}
