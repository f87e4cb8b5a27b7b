package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Crowd crowd = new Crowd(nanos::get);

  @Test
  void aFewAreNoCrowd() {
    assertThat(crowd.isThere()).isFalse();
    enter(3);
    assertThat(crowd.isThere()).isFalse();

    enter(1);

    assertThat(crowd.isThere()).isTrue();
  }

  @Test
  void whileTheNextMailsAreBeingSentItIsStillThere() {
    enter(4);
    nanos.addAndGet(10 * Crowd.MOMENT.toNanos());
    assertThat(crowd.isThere()).isTrue();

    leave(4);

    nanos.addAndGet(Crowd.MOMENT.toNanos() - 1);
    assertThat(crowd.isThere()).isTrue();
    nanos.addAndGet(1);
    assertThat(crowd.isThere()).isFalse();
  }

  private void enter(int mails) {
    for (int i = 0; i < mails; i++) {
      crowd.enter();
    }
  }

  private void leave(int mails) {
    for (int i = 0; i < mails; i++) {
      crowd.leave();
    }
  }
}
