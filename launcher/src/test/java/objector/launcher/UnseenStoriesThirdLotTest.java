package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A third lot, by an author who had not read the tracker either. What came otherwise when it was
/// first played, and whose fault it was, lies in `first-run.txt` beside the stories.
final class UnseenStoriesThirdLotTest {
  private static final UnseenStories LOT = UnseenStories.lot("third");

  static List<String> stories() throws IOException {
    return LOT.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void saysWhatTheDocumentsSay(String story) throws IOException {
    assertThat(LOT.wrong(story)).isEmpty();
  }

  @Test
  void thereAreAHundredAndTwenty() throws IOException {
    assertThat(stories()).hasSize(120);
  }
}
