package objector.ingest.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import objector.events.page.LookOutcome;

/// When to look again. Pure, but for the jitter that keeps many watchers from coming at once.
record LookSchedule(Duration interval) {
  /// A text that was seen once is looked at again soon.
  private static final Duration SECOND_LOOK = Duration.ofHours(1);

  private static final Duration FIRST_RETRY = Duration.ofMinutes(10);

  /// @param failures in a row, this look included
  Instant next(Instant now, LookOutcome outcome, int failures, RandomGenerator random) {
    Duration pause =
        switch (outcome) {
          case FIRST, UNCHANGED, CHANGED, RETURNED -> interval;
          case PENDING -> shorter(SECOND_LOOK);
          case BLIND ->
              // The exponent is bounded: an interval of a week is reached at ten.
              shorter(FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10)));
        };
    double jitter = 0.9 + 0.2 * random.nextDouble();
    return now.plusMillis((long) (pause.toMillis() * jitter));
  }

  private Duration shorter(Duration other) {
    return other.compareTo(interval) < 0 ? other : interval;
  }
}
