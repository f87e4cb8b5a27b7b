package objector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostPaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final HostPace pace = new HostPace(Duration.ofSeconds(2), new Random(1));

  @Test
  void theFirstVisitWaitsForNobody() {
    assertThat(pace.reserve("a.example", 0)).isZero();
  }

  @Test
  void theNextVisitToTheSameHostWaits() {
    pace.reserve("a.example", 0);

    assertThat(pace.reserve("a.example", SECOND)).isBetween(SECOND, 2 * SECOND);
  }

  @Test
  void aVisitToAnotherHostDoesNotWait() {
    pace.reserve("a.example", 0);

    assertThat(pace.reserve("b.example", SECOND)).isZero();
  }

  @Test
  void afterAWhileNobodyWaits() {
    pace.reserve("a.example", 0);

    assertThat(pace.reserve("a.example", 10 * SECOND)).isZero();
  }

  @Test
  void noTwoBreathsAreAlike() {
    pace.reserve("a.example", 0);
    long first = pace.reserve("a.example", 0);

    assertThat(pace.reserve("a.example", 0) - first).isNotEqualTo(first);
  }
}
