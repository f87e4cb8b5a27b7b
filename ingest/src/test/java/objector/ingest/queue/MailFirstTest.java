package objector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MailFirstTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MOMENT = Duration.ofMillis(150);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicBoolean crowded = new AtomicBoolean(true);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final MailFirst first = new MailFirst(crowded::get, now::get, closed);

  @Test
  void whereNobodyWaitsNothingDoes() throws Exception {
    crowded.set(false);

    assertThat(giveWay(NOON).join(PATIENCE)).isTrue();
  }

  @Test
  void itWaitsUntilTheCrowdIsServed() throws Exception {
    Thread waiting = giveWay(NOON);

    assertThat(waiting.join(MOMENT)).isFalse();
    crowded.set(false);
    assertThat(waiting.join(PATIENCE)).isTrue();
  }

  @Test
  void noMailWaitsLongerThanSomeSeconds() throws Exception {
    Thread waiting = giveWay(NOON);

    assertThat(waiting.join(MOMENT)).isFalse();
    now.set(NOON.plus(MailFirst.LONGEST));
    assertThat(waiting.join(PATIENCE)).isTrue();
  }

  @Test
  void whatCameBeforeAStopDoesNotWait() throws Exception {
    assertThat(giveWay(NOON.minusSeconds(60)).join(PATIENCE)).isTrue();
  }

  @Test
  void anEndDoesNotWait() throws Exception {
    Thread waiting = giveWay(NOON);

    closed.countDown();

    assertThat(waiting.join(PATIENCE)).isTrue();
  }

  private Thread giveWay(Instant came) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            first.giveWay(came);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
