package objector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import objector.service.Health;
import org.junit.jupiter.api.Test;

class KeptRunningTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void whatThrowsIsBegunAgainAndCounted() {
    KeptRunning kept =
        kept(() -> {
          if (runs.incrementAndGet() < 4) {
            throw new IllegalStateException("a fault");
          }
        });

    kept.run();

    assertThat(runs).hasValue(4);
    assertThat(restarts()).isEqualTo(3);
  }

  @Test
  void anErrorIsNoEndEither() {
    kept(
            () -> {
              if (runs.incrementAndGet() < 2) {
                throw new StackOverflowError();
              }
            })
        .run();

    assertThat(runs).hasValue(2);
  }

  @Test
  void meanwhileItsPartIsDown() {
    KeptRunning kept =
        kept(() -> {
          if (runs.incrementAndGet() < 2) {
            throw new IllegalStateException("a fault");
          }
        });
    assertThat(kept.health(Health.up("loop"))).isEqualTo(Health.up("loop"));

    kept.run();

    assertThat(kept.health(Health.up("loop")).state()).isEqualTo(Health.State.DOWN);
    assertThat(kept.health(Health.up("loop")).detail()).contains("IllegalStateException");
  }

  @Test
  void whatIsToldToEndAndThrowsIsLeftAlone() {
    KeptRunning kept =
        new KeptRunning(
            "loop",
            () -> {
              runs.incrementAndGet();
              throw new IllegalStateException("closed");
            },
            () -> runs.get() > 0,
            Duration.ofMillis(1));

    kept.run();

    assertThat(runs).hasValue(1);
    assertThat(kept.health(Health.up("loop"))).isEqualTo(Health.up("loop"));
  }

  private KeptRunning kept(Runnable loop) {
    KeptRunning kept = new KeptRunning("loop", loop, () -> false, Duration.ofMillis(1));
    kept.tell(meters);
    return kept;
  }

  private double restarts() {
    return meters.get("objector.restarts").tag("part", "loop").functionCounter().count();
  }
}
