package objector.notifier.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import objector.events.alert.Delivery;
import org.jspecify.annotations.Nullable;

/// What a monitor is told of one lane: how many wait, since when the oldest, and how mails ended.
public final class LaneMeters {
  private final InstantSource clock;
  private final Map<Delivery.State, Counter> ends = new EnumMap<>(Delivery.State.class);
  private volatile int waiting;
  private volatile @Nullable Instant oldest;

  public LaneMeters(MeterRegistry meters, Lane lane, InstantSource clock) {
    this.clock = clock;
    for (Delivery.State state : Delivery.State.values()) {
      ends.put(
          state,
          Counter.builder("objector.deliveries")
              .description("Mails by what came of them; deferred ones are tried again")
              .tag("lane", lane.word())
              .tag("state", state.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
    Gauge.builder("objector.queue.length", this, known -> known.waiting)
        .description("Alerts that wait to be sent")
        .tag("lane", lane.word())
        .strongReference(true)
        .register(meters);
    Gauge.builder("objector.queue.oldest", this, LaneMeters::age)
        .description("How long the oldest unsent alert has waited")
        .baseUnit("seconds")
        .tag("lane", lane.word())
        .strongReference(true)
        .register(meters);
  }

  /// So many wait now.
  ///
  /// @param since when the oldest of them was made
  public void waits(int number, @Nullable Instant since) {
    oldest = since;
    waiting = number;
  }

  void ended(Delivery entry) {
    Counter counter = ends.get(entry.state());
    if (counter != null) {
      counter.increment();
    }
  }

  private double age() {
    Instant since = oldest;
    return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
  }
}
