package objector.ingest.history;

import java.time.Duration;
import java.time.Instant;
import objector.ingest.extract.ReadPage;

/// How long one text has been seen without another between. Time in which nobody looked counts for
/// a day at most: two looks a year apart do not prove that it stood there all year.
record StandingTime(String key, Duration time, int looks, Instant last) {
  private static final Duration UNSEEN = Duration.ofDays(1);

  static StandingTime nothing() {
    return new StandingTime("", Duration.ZERO, 0, Instant.EPOCH);
  }

  private static StandingTime first(String key, Instant at) {
    return new StandingTime(key, Duration.ZERO, 1, at);
  }

  static StandingTime resumed(WaitingText waiting) {
    Duration time = Duration.between(waiting.since(), waiting.last());
    return new StandingTime(waiting.page().key(), time, waiting.looks(), waiting.last());
  }

  /// As it must be remembered: times in which nobody looked are left out.
  WaitingText of(ReadPage page) {
    return new WaitingText(page, last.minus(time), last, looks);
  }

  StandingTime seen(String seenKey, Instant at) {
    if (!key.equals(seenKey)) {
      return first(seenKey, at);
    }
    Duration gap = Duration.between(last, at);
    Duration counted = gap.isNegative() ? Duration.ZERO : gap.compareTo(UNSEEN) > 0 ? UNSEEN : gap;
    return new StandingTime(key, time.plus(counted), looks + 1, at);
  }

  boolean lasts(Duration atLeast) {
    return time.compareTo(atLeast) >= 0;
  }
}
