package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import objector.service.Health;
import org.junit.jupiter.api.Test;

class ThreadFaultsTest {
  private long now = 1;
  private final ThreadFaults faults = new ThreadFaults(() -> now);

  @Test
  void aThreadIsBegunAgainAFewTimesAfterGrowingPauses() {
    List<Duration> pauses = pauses(ThreadTrouble.OURS, ThreadFaults.MOST);

    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(faults.pauseAfter(ThreadTrouble.OURS)).isEmpty();
  }

  @Test
  void whatFailsOnceADayIsAlwaysBegunAgain() {
    for (int day = 0; day < 100; day++) {
      now += Duration.ofDays(1).toNanos();
      assertThat(faults.pauseAfter(ThreadTrouble.OURS)).isPresent();
    }
  }

  @Test
  void forAMinuteThePartIsDown() {
    assertThat(faults.health(Health.up("tracker"))).isEqualTo(Health.up("tracker"));

    var _ = faults.pauseAfter(ThreadTrouble.OURS);

    assertThat(faults.health(Health.up("tracker")).state()).isEqualTo(Health.State.DOWN);
    now += Duration.ofMinutes(2).toNanos();
    assertThat(faults.health(Health.up("tracker"))).isEqualTo(Health.up("tracker"));
  }

  @Test
  void whatPassesIsBegunAgainHoweverOftenItComes() {
    List<Duration> pauses = pauses(ThreadTrouble.LOST_TRANSACTION, 100);

    assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
    assertThat(faults.pauseAfter(ThreadTrouble.OURS)).as("none of them is ours").isPresent();
  }

  private List<Duration> pauses(ThreadTrouble trouble, int times) {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      pauses.add(faults.pauseAfter(trouble).orElseThrow());
    }
    return pauses;
  }

  @Test
  void whatPassesIsSaidAsSuch() {
    var _ = faults.pauseAfter(ThreadTrouble.LOST_TRANSACTION);

    Health said = faults.health(Health.up("tracker"));

    assertThat(said.state()).isEqualTo(Health.State.DEGRADED);
    assertThat(said.detail()).contains("Kafka had ended the transaction").doesNotContain("ours");
    now += Duration.ofMinutes(2).toNanos();
    assertThat(faults.health(Health.up("tracker"))).isEqualTo(Health.up("tracker"));
  }
}
