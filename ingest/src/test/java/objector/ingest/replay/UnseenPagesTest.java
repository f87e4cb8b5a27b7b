package objector.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays the series that were written without knowing the code: how each look ends, whether it is
/// told, and which day is read must be what the documents say.
final class UnseenPagesTest {
  private static final Path FOLDER = Path.of("src/test/resources/unseen-pages");
  private static final String OPEN = "?";

  static List<String> series() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("series")
  void saysWhatTheDocumentsSay(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    List<ReplayRow> rows = new ArrayList<>();
    new PageReplay(ReplayOptions.standard()).replay(folder.resolve("INDEX.tsv"), rows::add);
    List<String> wrong = new ArrayList<>();
    List<String> expected =
        Files.readAllLines(folder.resolve("expect.tsv")).stream().skip(1).toList();
    assertThat(rows).hasSameSizeAs(expected);
    for (String line : expected) {
      String[] cells = line.split("\t", -1);
      ReplayRow row = rows.get(Integer.parseInt(cells[0]) - 1);
      boolean asExpected =
          isAs(cells[1], row.look().name().toLowerCase(Locale.ROOT))
              && isAs(cells[2], row.alert())
              && isAs(cells[3], row.effective());
      if (!asExpected) {
        wrong.add(line + ", but " + row);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreAtLeastFifteen() throws IOException {
    assertThat(series()).hasSizeGreaterThanOrEqualTo(15);
  }

  private static boolean isAs(String expected, @Nullable Object found) {
    return expected.equals(OPEN) || expected.equals(String.valueOf(found));
  }
}
