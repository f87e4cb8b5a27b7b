package objector.ingest.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// The observations of one page: a header line, then a time and a file a line, tabs between.
final class ReplayIndex {
  record Row(String told, Instant time, String file) {}

  private ReplayIndex() {}

  static List<Row> read(Path index) throws IOException {
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
