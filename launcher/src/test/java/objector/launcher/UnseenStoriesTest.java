package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the stories that were written without knowing the code, by the command itself: states, due
/// days, sentences, alerts and their times must be what the documents say.
final class UnseenStoriesTest {
  private static final UnseenStories LOT = UnseenStories.lot("");

  static List<String> stories() throws IOException {
    return LOT.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void saysWhatTheDocumentsSay(String story) throws IOException {
    assertThat(LOT.wrong(story)).isEmpty();
  }

  @Test
  void thereAreAtLeastFifty() throws IOException {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(50);
  }
}
