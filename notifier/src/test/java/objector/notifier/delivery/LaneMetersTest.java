package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneMetersTest {
  private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LaneMeters lane = new LaneMeters(meters, Lane.NEWS, () -> NOW);

  @Test
  void anEmptyLaneHasNothingThatWaits() {
    assertThat(gauge("objector.queue.length")).isZero();
    assertThat(gauge("objector.queue.oldest")).isZero();
  }

  @Test
  void theOldestIsAsOldAsItsAlert() {
    lane.waits(3, NOW.minusSeconds(90));

    assertThat(gauge("objector.queue.length")).isEqualTo(3);
    assertThat(gauge("objector.queue.oldest")).isEqualTo(90);
  }

  @Test
  void whatIsDatedLaterThanNowIsNew() {
    lane.waits(1, NOW.plusSeconds(5));

    assertThat(gauge("objector.queue.oldest")).isZero();
  }

  private double gauge(String name) {
    return meters.get(name).tag("lane", "news").gauge().value();
  }
}
