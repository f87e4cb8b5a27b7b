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
  private final MeterRegistry meters;
  private final Map<LookOutcome, Counter> looks = new EnumMap<>(LookOutcome.class);

  public PageMeters(MeterRegistry meters) {
    this.meters = meters;
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

  void watches(LongSupplier seen, LongSupplier blind) {
    tell("seen", seen);
    tell("blind", blind);
  }

  private void tell(String sight, LongSupplier pages) {
    Gauge.builder("objector.pages", pages, LongSupplier::getAsLong)
        .description("Watched pages, by whether their last look saw them")
        .tag("sight", sight)
        .strongReference(true)
        .register(meters);
  }
}
