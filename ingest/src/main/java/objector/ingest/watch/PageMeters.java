package objector.ingest.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import objector.events.page.LookOutcome;
import objector.telemetry.KeptRunning;

/// What a monitor is told of the watch: how looks ended, and how many pages are seen, are blind, or
/// cannot be looked at by a fault of ours.
public final class PageMeters {
  private volatile LongSupplier seen = () -> 0;
  private volatile LongSupplier blind = () -> 0;
  private volatile LongSupplier failing = () -> 0;
  private final Map<LookOutcome, Counter> looks = new EnumMap<>(LookOutcome.class);
  private final Counter failed;
  private final LongAdder restarts = new LongAdder();

  public PageMeters(MeterRegistry meters) {
    tell(meters, "seen", () -> seen.getAsLong());
    tell(meters, "blind", () -> blind.getAsLong());
    tell(meters, "failing", () -> failing.getAsLong());
    for (LookOutcome outcome : LookOutcome.values()) {
      looks.put(outcome, looks(meters, outcome.word()));
    }
    failed = looks(meters, "failed");
    KeptRunning.tell(meters, PartitionWatch.PART, restarts);
  }

  private static Counter looks(MeterRegistry meters, String outcome) {
    return Counter.builder("objector.page.looks")
        .description("Looks at pages, by what they came to")
        .tag("outcome", outcome)
        .register(meters);
  }

  void looked(LookOutcome outcome) {
    Counter counter = looks.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  /// A fault of ours ended it.
  void failed() {
    failed.increment();
  }

  /// Counts how often a loop of the watch was begun again.
  LongAdder restarts() {
    return restarts;
  }

  /// From now on these are asked.
  void watches(LongSupplier those, LongSupplier not, LongSupplier faulty) {
    seen = those;
    blind = not;
    failing = faulty;
  }

  private static void tell(MeterRegistry meters, String sight, LongSupplier pages) {
    Gauge.builder("objector.pages", pages, LongSupplier::getAsLong)
        .description("Watched pages, by whether their last look saw them")
        .tag("sight", sight)
        .strongReference(true)
        .register(meters);
  }
}
