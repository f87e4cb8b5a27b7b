package objector.ingest.page;

import java.time.Duration;
import java.time.Instant;

/// How long one text has been seen without another between. Time in which nobody looked counts for
/// a day at most: two looks a year apart do not prove that it stood there all year.
record Standing(String key, Duration time, int looks, Instant last) {
  private static final Duration UNSEEN = Duration.ofDays(1);

  static Standing nothing() {
    return new Standing("", Duration.ZERO, 0, Instant.EPOCH);
  }

  private static Standing first(String key, Instant at) {
    return new Standing(key, Duration.ZERO, 1, at);
  }

  static Standing resumed(WaitingText waiting) {
    Duration time = Duration.between(waiting.since(), waiting.last());
    return new Standing(waiting.page().key(), time, waiting.looks(), waiting.last());
  }

  /// As it must be remembered: times in which nobody looked are left out.
  WaitingText of(ReadPage page) {
    return new WaitingText(page, last.minus(time), last, looks);
  }

  Standing seen(String seenKey, Instant at) {
    if (!key.equals(seenKey)) {
      return first(seenKey, at);
    }
    Duration gap = Duration.between(last, at);
    Duration counted = gap.isNegative() ? Duration.ZERO : gap.compareTo(UNSEEN) > 0 ? UNSEEN : gap;
    return new Standing(key, time.plus(counted), looks + 1, at);
  }

  boolean lasts(Duration atLeast) {
    return time.compareTo(atLeast) >= 0;
  }
}
