package objector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
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
            new LongAdder(),
            Duration.ofMillis(1));

    kept.run();

    assertThat(runs).hasValue(1);
    assertThat(kept.health(Health.up("loop"))).isEqualTo(Health.up("loop"));
  }

  @Test
  void whatEndsByItselfIsBegunAgain() {
    AtomicBoolean over = new AtomicBoolean();
    KeptRunning kept =
        kept(
            () -> {
              if (runs.incrementAndGet() == 3) {
                over.set(true);
              }
            },
            over::get);

    kept.run();

    assertThat(runs).hasValue(3);
    assertThat(restarts()).isEqualTo(2);
    assertThat(kept.health(Health.up("loop")).detail()).startsWith("ended by itself");
  }

  @Test
  void anInterruptThatNobodyMeantEndsNothing() {
    AtomicBoolean over = new AtomicBoolean();
    List<Boolean> wasSet = new ArrayList<>();
    KeptRunning kept =
        kept(
            () -> {
              wasSet.add(Thread.currentThread().isInterrupted());
              Thread.currentThread().interrupt();
              over.set(runs.incrementAndGet() == 3);
            },
            over::get);

    kept.run();

    assertThat(runs).hasValue(3);
    assertThat(wasSet).containsExactly(false, false, false);
    assertThat(kept.health(Health.up("loop")).detail()).startsWith("was interrupted");
  }

  @Test
  void itsPartIsDownAsLongAsItWaitsToBeginAgain() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    KeptRunning kept =
        new KeptRunning(
            "loop",
            () -> {
              runs.incrementAndGet();
              throw new IllegalStateException("a fault");
            },
            over::get,
            new LongAdder(),
            Duration.ofMinutes(1));
    Thread thread = Thread.ofVirtual().start(kept);
    while (runs.get() == 0 || thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }

    Health waiting = kept.health(Health.up("loop"));
    over.set(true);
    thread.interrupt();

    assertThat(waiting.state()).isEqualTo(Health.State.DOWN);
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(runs).hasValue(1);
  }

  /// One that is over once its loop ends of itself.
  private KeptRunning kept(Runnable loop) {
    AtomicBoolean ended = new AtomicBoolean();
    return kept(
        () -> {
          loop.run();
          ended.set(true);
        },
        ended::get);
  }

  private KeptRunning kept(Runnable loop, BooleanSupplier over) {
    KeptRunning kept = new KeptRunning("loop", loop, over, new LongAdder(), Duration.ofMillis(1));
    kept.tell(meters);
    return kept;
  }

  private double restarts() {
    return meters.get("objector.restarts").tag("part", "loop").functionCounter().count();
  }
}
