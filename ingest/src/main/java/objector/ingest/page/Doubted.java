package objector.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text that may be no policy, and since when it stands there. Small differences from day to day
/// do not make it another one; after a longer pause only the very same text is the same.
record Doubted(ReadPage page, Grams grams, Instant since, Instant last) {
  private static final double SAME = 0.8;
  private static final Duration A_DAY = Duration.ofDays(1);

  static Doubted seen(ReadPage page, Instant at, @Nullable Doubted before) {
    Grams grams = Grams.of(page.text().passages());
    Instant since = before != null && before.isStill(page, at) ? before.since : at;
    return new Doubted(page, grams, since, at);
  }

  static Doubted resumed(WaitingText waiting) {
    Grams grams = Grams.of(waiting.page().text().passages());
    return new Doubted(waiting.page(), grams, waiting.since(), waiting.last());
  }

  boolean lasts(Duration atLeast) {
    return Duration.between(since, last).compareTo(atLeast) >= 0;
  }

  private boolean isStill(ReadPage now, Instant at) {
    if (at.isBefore(last)) {
      return false;
    }
    List<Passage> passages = now.text().passages();
    return now.key().equals(page.key())
        || (Duration.between(last, at).compareTo(A_DAY) <= 0
            && passages.stream().filter(grams::cover).count() >= SAME * passages.size());
  }
}
