package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the stories that were written without knowing the code, by the command itself: states, due
/// days, sentences, alerts and their times must be what the documents say. What came otherwise when
/// the third lot was first played, and whose fault it was, lies in `first-run.txt` beside it.
final class UnseenStoriesTest {
  private static final UnseenStories FIRST = UnseenStories.lot("");
  private static final UnseenStories THIRD = UnseenStories.lot("third");

  static List<String> firstLot() throws IOException {
    return FIRST.names();
  }

  static List<String> thirdLot() throws IOException {
    return THIRD.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("firstLot")
  void theFirstSayWhatTheDocumentsSay(String story) throws IOException {
    assertThat(FIRST.wrong(story)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("thirdLot")
  void theThirdSayWhatTheDocumentsSay(String story) throws IOException {
    assertThat(THIRD.wrong(story)).isEmpty();
  }

  @Test
  void noneIsMissing() throws IOException {
    assertThat(firstLot()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(thirdLot()).hasSize(120);
  }
}
