package objector.webui.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetPaceTest {
  @Test
  void whatTookLongerIsAnsweredWithTheRest() {
    for (int millis : new int[] {0, 1, 3, 90, 149}) {
      Duration taken = Duration.ofMillis(millis);

      assertThat(taken.plus(SetPace.left(taken))).isEqualTo(SetPace.BEAT);
    }
  }

  @Test
  void whatMissedOneMomentIsAnsweredAtTheNext() {
    Duration taken = SetPace.BEAT.plusMillis(1);

    assertThat(taken.plus(SetPace.left(taken))).isEqualTo(SetPace.BEAT.multipliedBy(2));
  }
}
