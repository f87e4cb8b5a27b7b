package objector.ingest.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.Passage;
import objector.ingest.text.WordGrams;
import org.jspecify.annotations.Nullable;

/// A text that may be no policy, and since when it stands there. Small differences from day to day
/// do not make it another one; after a longer pause only the very same text is the same.
record DoubtedText(ReadPage page, WordGrams grams, Instant since, Instant last) {
  private static final double SAME = 0.8;
  private static final Duration A_DAY = Duration.ofDays(1);

  static DoubtedText seen(ReadPage page, Instant at, @Nullable DoubtedText before) {
    WordGrams grams = WordGrams.of(page.text().passages());
    Instant since = before != null && before.isStill(page, at) ? before.since : at;
    return new DoubtedText(page, grams, since, at);
  }

  static DoubtedText resumed(WaitingText waiting) {
    WordGrams grams = WordGrams.of(waiting.page().text().passages());
    return new DoubtedText(waiting.page(), grams, waiting.since(), waiting.last());
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
