package objector.ingest.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The observations of one page: an index (a header line, then a time and a file a line, tabs
/// between), or a folder of files that are named by their time.
final class ReplayIndex {
  record Row(String told, Instant time, String file) {}

  private ReplayIndex() {}

  static List<Row> read(Path source) throws IOException {
    return Files.isDirectory(source) ? folder(source) : index(source);
  }

  /// Where the rows' files lie.
  static Path folderOf(Path source) {
    return Files.isDirectory(source) ? source : source.resolveSibling("");
  }

  /// As archives are handed out: `2021-05-03T12-30-00Z.md`, `2021-05-03.md`, `20210503.html`.
  private static List<Row> folder(Path folder) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        time(name).ifPresent(time -> rows.add(new Row(time.toString(), time, name)));
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no file in " + folder + " is named by its time, such as 2021-05-03T12-30-00Z.md");
    }
    rows.sort(Comparator.comparing(Row::time));
    return rows;
  }

  /// Only the digits count: signs that file names cannot have are written in many ways.
  private static Optional<Instant> time(String name) {
    int end = name.lastIndexOf('.');
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < (end < 0 ? name.length() : end); i++) {
      char c = name.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if ("-_:TZ. ".indexOf(c) < 0) {
        return Optional.empty();
      }
    }
    if (digits.length() != 8 && digits.length() < 14) {
      return Optional.empty();
    }
    String d = digits + "000000";
    String iso =
        "%s-%s-%sT%s:%s:%sZ"
            .formatted(
                d.substring(0, 4),
                d.substring(4, 6),
                d.substring(6, 8),
                d.substring(8, 10),
                d.substring(10, 12),
                d.substring(12, 14));
    try {
      return Optional.of(Instant.parse(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Row> index(Path index) throws IOException {
    List<String> lines =
        Files.readString(index, StandardCharsets.UTF_8).replace("\uFEFF", "").lines().toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the index is empty: a header line is missing");
    }
    List<String> header = List.of(lines.get(0).split("\t", -1));
    int time = column(header, "time");
    int file = column(header, "file");
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number < lines.size(); number++) {
      if (!lines.get(number).isBlank()) {
        rows.add(row(lines.get(number).split("\t", -1), time, file, number + 1));
      }
    }
    return rows;
  }

  private static int column(List<String> header, String name) {
    int at = header.stream().map(String::strip).toList().indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("the header of the index has no column '" + name + "'");
    }
    return at;
  }

  private static Row row(String[] cells, int time, int file, int line) {
    if (cells.length <= Math.max(time, file)) {
      throw new IllegalArgumentException("line " + line + " of the index has too few columns");
    }
    String told = cells[time].strip();
    try {
      return new Row(told, OffsetDateTime.parse(told).toInstant(), cells[file].strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "line " + line + " of the index: '" + told + "' is not an ISO instant", e);
    }
  }
}
