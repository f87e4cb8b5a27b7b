package objector.tracker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import objector.service.Backoff;
import objector.service.Health;
import org.jspecify.annotations.Nullable;

/// How often stream threads failed. After a fault of ours the thread is begun again a few times,
/// after growing pauses, as the next record need not do the same; what comes again and again is no
/// accident, and nothing is to be done wrong over and over. After trouble with the world it is
/// begun again however often that comes.
final class ThreadFaults {
  static final int MOST = 3;
  private static final long WINDOW = Duration.ofMinutes(10).toNanos();
  private static final long PROBATION = Duration.ofMinutes(1).toNanos();
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final Deque<Long> failed = new ArrayDeque<>();
  private final LongAdder restarts = new LongAdder();
  private final Backoff passing = new Backoff(Duration.ofSeconds(1), LONGEST_PAUSE);
  private @Nullable Last last;

  /// The newest.
  ///
  /// @param at of the clock of nanoseconds
  private record Last(ThreadTrouble trouble, long at) {}

  ThreadFaults(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// After what pause a new thread may begin; empty: none may.
  synchronized Optional<Duration> pauseAfter(ThreadTrouble trouble) {
    if (trouble.passes()) {
      if (!isRecent()) {
        passing.reset();
      }
      last = new Last(trouble, nanos.getAsLong());
      return Optional.of(passing.next());
    }
    int now = count(trouble);
    if (now > MOST) {
      return Optional.empty();
    }
    restarts.increment();
    return Optional.of(Duration.ofSeconds(1L << (now - 1)));
  }

  private boolean isRecent() {
    return last != null && nanos.getAsLong() - last.at() <= PROBATION;
  }

  private int count(ThreadTrouble trouble) {
    long now = nanos.getAsLong();
    last = new Last(trouble, now);
    while (!failed.isEmpty() && now - failed.peekFirst() > WINDOW) {
      failed.removeFirst();
    }
    failed.addLast(now);
    return failed.size();
  }

  /// What it says of itself, or that a thread failed a moment ago.
  synchronized Health health(Health own) {
    Last newest = last;
    if (newest == null || !isRecent()) {
      return own;
    }
    String detail = "a thread ended and was begun again: " + newest.trouble().words();
    return newest.trouble().passes()
        ? Health.degraded(own.part(), detail)
        : Health.down(own.part(), detail + "; see the log");
  }

  void tell(MeterRegistry meters) {
    FunctionCounter.builder("objector.restarts", restarts, LongAdder::sum)
        .description("Loops that failed and were begun again")
        .tag("part", "tracker")
        .register(meters);
  }
}
