package objector.tracker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import objector.service.Health;

/// How often stream threads failed by a fault of ours. A few times the thread is begun again, after
/// growing pauses, as the next record need not do the same; what comes again and again is no
/// accident, and nothing is to be done wrong over and over.
final class ThreadFaults {
  static final int MOST = 3;
  private static final long WINDOW = Duration.ofMinutes(10).toNanos();
  private static final long PROBATION = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final Consumer<Duration> sleep;
  private final Deque<Long> failed = new ArrayDeque<>();
  private final LongAdder restarts = new LongAdder();

  ThreadFaults(LongSupplier nanos, Consumer<Duration> sleep) {
    this.nanos = nanos;
    this.sleep = sleep;
  }

  /// Whether a new thread may begin, after a pause.
  boolean mayGoOn() {
    int now = count();
    if (now > MOST) {
      return false;
    }
    restarts.increment();
    sleep.accept(Duration.ofSeconds(1L << (now - 1)));
    return true;
  }

  private synchronized int count() {
    long now = nanos.getAsLong();
    while (!failed.isEmpty() && now - failed.peekFirst() > WINDOW) {
      failed.removeFirst();
    }
    failed.addLast(now);
    return failed.size();
  }

  /// What it says of itself, or that a thread failed a moment ago.
  synchronized Health health(Health own) {
    Long last = failed.peekLast();
    return last == null || nanos.getAsLong() - last > PROBATION
        ? own
        : Health.down(
            own.part(), "a thread failed by a fault of ours and was begun again; see the log");
  }

  void tell(MeterRegistry meters) {
    FunctionCounter.builder("objector.restarts", restarts, LongAdder::sum)
        .description("Loops that failed and were begun again")
        .tag("part", "tracker")
        .register(meters);
  }
}
