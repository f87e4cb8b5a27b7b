package objector.tracker;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import objector.service.Service.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that is there while the stores are open: left behind, they were not closed.
record OpenMark(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(OpenMark.class);

  static OpenMark in(Path folder) {
    return new OpenMark(folder.resolve("open"));
  }

  /// Tells where it is there already.
  void set() {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      LOG.info(
          "The last stop was none of its own: the tracker goes on from what was committed; nothing"
              + " is lost");
    } catch (IOException e) {
      throw new StartFailure(
          "The tracker cannot write to %s: %s".formatted(file.getParent(), e), e);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("The next start will say that this was no clean stop, and be wrong", e);
    }
  }
}
