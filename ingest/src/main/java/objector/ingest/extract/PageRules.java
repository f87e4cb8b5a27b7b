package objector.ingest.extract;

import java.time.Duration;
import objector.ingest.text.CanonicalText;
import org.jspecify.annotations.Nullable;

/// What a page must look like to be believed.
///
/// @param language expected; null takes that of the first good look
/// @param minimumWords fewer are not the page; null where nobody said: then a text is asked for,
///   with sentences
/// @param standing how long a short, foreign or half-known text must stand to be believed after all
public record PageRules(
    @Nullable String language, @Nullable Integer minimumWords, Duration standing) {
  private static final Duration A_WEEK = Duration.ofDays(7);

  public PageRules {
    if ((minimumWords != null && minimumWords < 0) || standing.isNegative()) {
      throw new IllegalArgumentException("a page needs a number of words and a time");
    }
  }

  /// For a page of which nothing is known but perhaps its language.
  public static PageRules of(@Nullable String language) {
    return new PageRules(language, null, A_WEEK);
  }

  public static PageRules of(@Nullable String language, int minimumWords) {
    return new PageRules(language, minimumWords, A_WEEK);
  }

  public boolean allow(CanonicalText text) {
    return minimumWords == null ? Walls.isText(text) : text.words() >= minimumWords;
  }
}
