package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Rest rest = new Rest(false);

  @Test
  void waitsShortlyAtFirst() {
    assertThat(rest.wait(SHORT, 7 * SECOND)).isEqualTo(SHORT);
  }

  @Test
  void waitsLongerOnceNothingWasToDoForASecond() {
    rest.worked(7 * SECOND);

    assertThat(rest.wait(SHORT, 8 * SECOND)).isEqualTo(SHORT);
    assertThat(rest.wait(SHORT, 8 * SECOND + 1)).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void waitsLongerWhereNobodyTakesOver() {
    Rest alone = new Rest(true);
    rest.worked(0);
    alone.worked(0);

    assertThat(alone.wait(SHORT, 60 * SECOND)).isGreaterThan(rest.wait(SHORT, 60 * SECOND));
  }

  @Test
  void waitsShortlyAgainAsSoonAsThereIsWork() {
    rest.worked(0);
    rest.wait(SHORT, 60 * SECOND);
    rest.worked(60 * SECOND);

    assertThat(rest.wait(SHORT, 60 * SECOND + 1)).isEqualTo(SHORT);
  }

  @Test
  void doesNotWaitWhereKafkaStreamsWouldNot() {
    rest.worked(0);

    assertThat(rest.wait(Duration.ZERO, 60 * SECOND)).isEqualTo(Duration.ZERO);
  }
}
