package objector.ingest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Recorded pages that nobody here wrote. They are not part of the repository: without them the
/// tests that measure on them are skipped.
final class PolicyArchives {
  private PolicyArchives() {}

  static Path folder(String name) {
    String told = System.getenv("OBJECTOR_SHARED_DATA");
    Path folder = Path.of(told == null ? "../../shared/data" : told).resolve(name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "no recorded pages here: set OBJECTOR_SHARED_DATA to a folder that has " + name);
    return folder;
  }

  /// Unpacks every archive of the folder into `into`.
  static void unpack(Path folder, Path into) throws IOException, InterruptedException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(folder)) {
      archives = files.filter(file -> file.toString().endsWith(".tar.xz")).sorted().toList();
    }
    for (Path archive : archives) {
      Process tar =
          new ProcessBuilder("tar", "xJf", archive.toAbsolutePath().toString())
              .directory(into.toFile())
              .inheritIO()
              .start();
      boolean unpacked = tar.waitFor(60, TimeUnit.SECONDS) && tar.exitValue() == 0;
      Assumptions.assumeTrue(unpacked, "tar could not unpack " + archive.getFileName());
    }
  }

  static List<Map<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length && i < cells.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /// Replays rows of (time, file) as `page replay` does without options.
  static List<ReplayRow> replay(Path folder, List<List<String>> rows) throws IOException {
    Path index = folder.resolve("replayed.tsv");
    StringBuilder text = new StringBuilder("time\tfile\n");
    rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
    Files.writeString(index, text);
    List<ReplayRow> told = new ArrayList<>();
    new PageReplay(ReplayOptions.standard()).replay(index, told::add);
    return told;
  }
}
