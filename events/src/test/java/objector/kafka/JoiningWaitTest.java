package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JoiningWaitTest {
  private static final Duration SELDOM = Duration.ofSeconds(2);
  private static final long BEGUN = -7;

  private final JoiningWait joining = new JoiningWait(BEGUN);

  @Test
  void whoIsAboutToBeGivenSomethingLooksOften() {
    assertThat(joining.next(BEGUN, SELDOM)).isLessThanOrEqualTo(Duration.ofMillis(50));
    assertThat(joining.next(BEGUN + seconds(4), SELDOM)).isLessThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void whoIsGivenNothingLooksSeldom() {
    assertThat(joining.next(BEGUN + seconds(5), SELDOM)).isEqualTo(SELDOM);
    assertThat(joining.next(BEGUN + seconds(3_600), SELDOM)).isEqualTo(SELDOM);
  }

  private static long seconds(int number) {
    return Duration.ofSeconds(number).toNanos();
  }
}
