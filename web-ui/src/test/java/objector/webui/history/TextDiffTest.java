package objector.webui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.webui.history.TextDiff.Row;
import objector.webui.history.WordDiff.Kind;
import objector.webui.history.WordDiff.Part;
import org.junit.jupiter.api.Test;

final class TextDiffTest {
  @Test
  void theSameTextIsTheSame() {
    assertThat(TextDiff.of("One.\n\nTwo.", "One.\nTwo.")).allMatch(Row::same).hasSize(2);
  }

  @Test
  void aParagraphThatCameStandsOnOneSide() {
    List<Row> rows = TextDiff.of("One.\nThree.", "One.\nTwo.\nThree.");

    assertThat(rows).extracting(Row::same).containsExactly(true, false, true);
    assertThat(rows.get(1).left()).isEmpty();
    assertThat(rows.get(1).right()).containsExactly(new Part(Kind.CAME, "Two."));
  }

  @Test
  void aRewordedParagraphStandsOnBothSidesWithTheWordsThatDiffer() {
    List<Row> rows =
        TextDiff.of("We keep your songs for one year.", "We keep your songs for two years.");

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().inline())
        .containsExactly(
            new Part(Kind.SAME, "We keep your songs for"),
            new Part(Kind.WENT, "one year."),
            new Part(Kind.CAME, "two years."));
  }

  @Test
  void aTextWithoutOneCommonLineIsReplaced() {
    List<Row> rows = TextDiff.of("One.", "Zwei.");

    assertThat(rows).hasSize(2).noneMatch(Row::same);
  }

  /// Whatever the texts: reading one side gives that side.
  @Test
  void bothSidesAreWhole() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<String> before = lines(random);
      List<String> after = new ArrayList<>(before);
      for (int i = 0; i < random.nextInt(6); i++) {
        if (!after.isEmpty() && random.nextBoolean()) {
          after.remove(random.nextInt(after.size()));
        } else {
          after.add(random.nextInt(after.size() + 1), "word " + random.nextInt(30));
        }
      }

      List<Row> rows = TextDiff.of(String.join("\n", before), String.join("\n", after));

      assertThat(side(rows, true)).isEqualTo(before);
      assertThat(side(rows, false)).isEqualTo(after);
    }
  }

  @Test
  void aTextOfThreeMegabytesIsComparedAtOnce() {
    String before = policy(20_000, 0);
    String after = policy(20_000, 37);

    long start = System.nanoTime();
    List<Row> rows = TextDiff.of(before, after);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(rows).filteredOn(row -> !row.same()).hasSizeBetween(500, 1_200);
  }

  /// A hostile page: one line, over and over.
  @Test
  void oneLineOverAndOverIsComparedToo() {
    String before = "Song.\n".repeat(40_000);
    String after = "Song.\nSang.\n".repeat(20_000);

    long start = System.nanoTime();
    TextDiff.of(before, after);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static String policy(int paragraphs, int every) {
    return IntStream.range(0, paragraphs)
        .mapToObj(i ->
            "Paragraph "
                + i
                + " says what we keep and use of what you give us, and why that is needed"
                + (every > 0 && i % every == 0 ? " from now on." : "."))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> "word " + random.nextInt(8))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> side(List<Row> rows, boolean left) {
    return rows.stream()
        .map(row -> left ? row.left() : row.right())
        .filter(parts -> !parts.isEmpty())
        .map(parts -> parts.stream().map(Part::text).collect(Collectors.joining(" ")))
        .toList();
  }
}
