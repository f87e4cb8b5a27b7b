package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SlicePaceTest {
  private static final long LONG = Duration.ofMillis(30).toNanos();

  private final SlicePace pace = new SlicePace();
  private final SlicePace.Task one = pace.task();
  private final SlicePace.Task two = pace.task();

  @Test
  void noSliceIsLongerThanARecordMayWait() {
    one.isBusy(true);

    assertThat(one.nanos(4 * LONG)).isEqualTo(LONG);
  }

  @Test
  void theTasksOfAThreadShareTheTimeWhileTheyHaveWork() {
    one.isBusy(true);
    two.isBusy(true);
    assertThat(one.nanos(LONG) + two.nanos(LONG)).isEqualTo(LONG);

    two.isBusy(false);
    assertThat(one.nanos(LONG)).isEqualTo(LONG);
  }

  @Test
  void asLongAsATransactionHasRoom() {
    one.isBusy(true);
    two.isBusy(true);

    assertThat(one.nanos(LONG / 3)).isEqualTo(LONG / 6);
  }
}
