package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Rest rest = new Rest();

  @Test
  void waits_shortly_at_first() {
    assertThat(rest.wait(SHORT, 7 * SECOND)).isEqualTo(SHORT);
  }

  @Test
  void waits_longer_once_nothing_was_to_do_for_a_second() {
    rest.worked(7 * SECOND);

    assertThat(rest.wait(SHORT, 8 * SECOND)).isEqualTo(SHORT);
    assertThat(rest.wait(SHORT, 8 * SECOND + 1)).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void waits_shortly_again_as_soon_as_there_is_work() {
    rest.worked(0);
    rest.wait(SHORT, 60 * SECOND);
    rest.worked(60 * SECOND);

    assertThat(rest.wait(SHORT, 60 * SECOND + 1)).isEqualTo(SHORT);
  }

  @Test
  void does_not_wait_where_kafka_streams_would_not() {
    rest.worked(0);

    assertThat(rest.wait(Duration.ZERO, 60 * SECOND)).isEqualTo(Duration.ZERO);
  }
}
