package objector.tracker.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import objector.tracker.clock.Deadline;

/// What a monitor is told of deadlines: how many came due, and how late they were worked.
public final class DeadlineMeters {
  private final Map<Deadline.Kind, Counter> fired = new EnumMap<>(Deadline.Kind.class);
  private final Timer late;
  private final Counter failed;

  public DeadlineMeters(MeterRegistry meters) {
    for (Deadline.Kind kind : Deadline.Kind.values()) {
      fired.put(
          kind,
          Counter.builder("objector.deadlines")
              .description("Deadlines that came due and were worked")
              .tag("kind", kind.word())
              .register(meters));
    }
    late =
        Timer.builder("objector.deadlines.late")
            .description("How long after its moment a deadline was worked")
            .register(meters);
    failed =
        Counter.builder("objector.events.aside")
            .description("Events that could not be worked in and were put aside")
            .register(meters);
  }

  void fired(Deadline deadline, Instant now) {
    Counter counter = fired.get(deadline.kind());
    if (counter != null) {
      counter.increment();
    }
    Duration after = Duration.between(deadline.at(), now);
    late.record(after.isNegative() ? Duration.ZERO : after);
  }

  void putAside() {
    failed.increment();
  }
}
