package objector.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlertGlanceTest {
  @Test
  void itTellsTheKindAndWhetherItIsUrgentAndGoesOtherWays() {
    assertThat(AlertGlance.of(Topics.ALERTS.encode(SampleRecords.hookedAlert())))
        .contains(new AlertGlance("mail-refused", true, true));
    assertThat(AlertGlance.of(Topics.ALERTS.encode(SampleRecords.alertToAnswer())))
        .contains(new AlertGlance("mail-refused", false, false));
  }

  @Test
  void whatEarlierReleasesWroteIsToBeRead() {
    byte[] json = Json.write(SampleRecords.hookedAlert());

    assertThat(AlertGlance.of(Envelope.plain("a".repeat(26), json).toBytes())).isEmpty();
  }

  @Test
  void ofWhatBreaksOffNothingIsTold() {
    byte[] whole = Topics.ALERTS.encode(SampleRecords.hookedAlert());

    for (int length = 0; length < whole.length; length++) {
      assertThat(AlertGlance.of(Arrays.copyOf(whole, length))).as("%d", length).isEmpty();
    }
  }
}
