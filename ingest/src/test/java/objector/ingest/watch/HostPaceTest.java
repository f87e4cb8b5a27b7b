package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
  void breathsDifferSoThatWatchersDoNotComeInStep() {
    List<Long> breaths = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String host = i + ".example";
      pace.reserve(host, 0);
      breaths.add(pace.reserve(host, 0));
    }

    assertThat(breaths).allSatisfy(breath -> assertThat(breath).isBetween(2 * SECOND, 3 * SECOND));
    assertThat(Set.copyOf(breaths)).hasSizeGreaterThan(15);
  }
}
