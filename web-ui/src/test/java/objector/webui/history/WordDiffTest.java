package objector.webui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.webui.history.WordDiff.Kind;
import objector.webui.history.WordDiff.Part;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  @Test
  void aRewordedPassageShowsTheWordsThatMoved() {
    List<List<Part>> passages =
        WordDiff.of(
            List.of("We use your public posts to make tools."),
            List.of("We use your public photos to make tools."));

    assertThat(passages)
        .containsExactly(
            List.of(
                new Part(Kind.SAME, "We use your public"),
                new Part(Kind.WENT, "posts"),
                new Part(Kind.CAME, "photos"),
                new Part(Kind.SAME, "to make tools.")));
  }

  @Test
  void unlikePassagesStandAlone() {
    List<List<Part>> passages =
        WordDiff.of(List.of("The form is here."), List.of("Minors are never asked for anything."));

    assertThat(passages)
        .containsExactly(
            List.of(new Part(Kind.WENT, "The form is here.")),
            List.of(new Part(Kind.CAME, "Minors are never asked for anything.")));
  }

  @Test
  void aVeryLongPassageIsNotComparedWordByWord() {
    String before = "some words that all stay ".repeat(150) + "old";
    String after = "some words that all stay ".repeat(150) + "new";

    List<List<Part>> passages = WordDiff.of(List.of(before), List.of(after));

    assertThat(passages.getFirst()).extracting(Part::kind).containsExactly(Kind.WENT, Kind.CAME);
  }
}
