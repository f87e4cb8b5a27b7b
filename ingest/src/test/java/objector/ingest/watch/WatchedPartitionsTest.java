package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.service.Health;
import org.junit.jupiter.api.Test;

/// What is said of the watch's health.
final class WatchedPartitionsTest {
  @Test
  void itIsWellWhereEveryPageIsSeen() {
    assertThat(WatchedPartitions.health(List.of(), 0).state()).isEqualTo(Health.State.UP);
  }

  @Test
  void pagesWhoseLooksFailAreNamedAndMailGoesOn() {
    Health health = WatchedPartitions.health(List.of("a", "b", "c", "d", "e", "f"), 1);

    assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
    assertThat(health.detail()).contains("looks at 6 fail").endsWith("a, b, c, d, e");
  }

  @Test
  void aBlindPageIsCounted() {
    Health health = WatchedPartitions.health(List.of(), 2);

    assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
    assertThat(health.detail()).isEqualTo("2 cannot be seen");
  }
}
