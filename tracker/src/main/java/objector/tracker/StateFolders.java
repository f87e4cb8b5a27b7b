package objector.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores on this machine, in a folder for each generation of the tracker's state. A rebuild
/// leaves those of the former one behind, with everybody in them, and so does a release that keeps
/// them otherwise: whoever is erased later must not go on lying there.
final class StateFolders {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolders.class);

  /// Below each task, where releases until November 2026 had their stores.
  private static final String FORMER = "rocksdb";

  private StateFolders() {}

  /// Takes away those of all generations but one, and of that one those of an earlier release.
  ///
  /// @param application the tracker's name, behind which the others have a number
  static void keepOnly(Path state, String application, String present) {
    Pattern generation = Pattern.compile(Pattern.quote(application) + "(?:-[0-9]{1,6})?");
    for (Path folder : folders(state)) {
      String name = folder.getFileName().toString();
      if (name.equals(present)) {
        for (Path task : folders(folder)) {
          Path former = task.resolve(FORMER);
          if (Files.isDirectory(former)) {
            take(former);
          }
        }
      } else if (generation.matcher(name).matches()) {
        take(folder);
      }
    }
  }

  private static void take(Path folder) {
    try {
      delete(folder);
      LOG.info("Stores that count no more are gone: {}", folder);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Stores that count no more could not be deleted: {}", folder, e);
    }
  }

  private static List<Path> folders(Path state) {
    try (Stream<Path> all = Files.list(state)) {
      return all.filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      inside = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.deleteIfExists(path);
    }
  }
}
