package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import objector.service.Health;
import org.junit.jupiter.api.Test;

class ThreadFaultsTest {
  private final List<Duration> pauses = new ArrayList<>();
  private long now = 1;
  private final ThreadFaults faults = new ThreadFaults(() -> now, pauses::add);

  @Test
  void aThreadIsBegunAgainAFewTimesAfterGrowingPauses() {
    for (int i = 0; i < ThreadFaults.MOST; i++) {
      assertThat(faults.mayGoOn()).isTrue();
    }

    assertThat(faults.mayGoOn()).isFalse();
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void whatFailsOnceADayIsAlwaysBegunAgain() {
    for (int day = 0; day < 100; day++) {
      now += Duration.ofDays(1).toNanos();
      assertThat(faults.mayGoOn()).isTrue();
    }
  }

  @Test
  void forAMinuteThePartIsDown() {
    assertThat(faults.health(Health.up("tracker"))).isEqualTo(Health.up("tracker"));

    boolean _ = faults.mayGoOn();

    assertThat(faults.health(Health.up("tracker")).state()).isEqualTo(Health.State.DOWN);
    now += Duration.ofMinutes(2).toNanos();
    assertThat(faults.health(Health.up("tracker"))).isEqualTo(Health.up("tracker"));
  }
}
