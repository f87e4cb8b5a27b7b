package objector.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Recorded pages of others, which lie outside of this repository: `OBJECTOR_SHARED_DATA` says
/// where.
final class RecordedPages {
  private RecordedPages() {}

  /// Ends the program, saying what is missing, where there is no such folder.
  static Path folder(String name) {
    String told = System.getenv("OBJECTOR_SHARED_DATA");
    Path folder = Path.of(told == null ? "../shared/data" : told).resolve(name);
    if (!Files.isDirectory(folder)) {
      System.err.println(
          "No recorded pages in "
              + folder
              + ": set OBJECTOR_SHARED_DATA to a folder that has "
              + name);
      System.exit(1);
    }
    return folder;
  }

  /// Unpacks every archive of the folder.
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
      if (!tar.waitFor(120, TimeUnit.SECONDS) || tar.exitValue() != 0) {
        throw new IOException("tar could not unpack " + archive.getFileName());
      }
    }
  }

  static List<Map<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.getFirst().split("\t", -1);
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

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
