package objector.ingest.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import objector.events.page.LookOutcome;

/// What a monitor is told of the watch: how looks ended, and how many pages are seen or blind.
public final class PageMeters {
  private volatile LongSupplier seen = () -> 0;
  private volatile LongSupplier blind = () -> 0;
  private final Map<LookOutcome, Counter> looks = new EnumMap<>(LookOutcome.class);

  public PageMeters(MeterRegistry meters) {
    tell(meters, "seen", () -> seen.getAsLong());
    tell(meters, "blind", () -> blind.getAsLong());
    for (LookOutcome outcome : LookOutcome.values()) {
      looks.put(
          outcome,
          Counter.builder("objector.page.looks")
              .description("Looks at pages, by what they came to")
              .tag("outcome", outcome.word())
              .register(meters));
    }
  }

  void looked(LookOutcome outcome) {
    Counter counter = looks.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  /// From now on these are asked.
  void watches(LongSupplier those, LongSupplier not) {
    seen = those;
    blind = not;
  }

  private static void tell(MeterRegistry meters, String sight, LongSupplier pages) {
    Gauge.builder("objector.pages", pages, LongSupplier::getAsLong)
        .description("Watched pages, by whether their last look saw them")
        .tag("sight", sight)
        .strongReference(true)
        .register(meters);
  }
}
