package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.AlertGlance;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.id.PageId;
import objector.notifier.letter.SampleAlerts;
import org.junit.jupiter.api.Test;

final class LaneTest {
  @Test
  void aLinkThatSomebodyWaitsForStandsInALaneOfItsOwn() {
    assertThat(Lane.of(SampleAlerts.alert(1, SampleAlerts.signIn()))).isEqualTo(Lane.LINKS);
  }

  @Test
  void newsOfAnAccountDoNotStandBehindWhatGoesToAll() {
    assertThat(Lane.of(SampleAlerts.alert(1))).isEqualTo(Lane.ACCOUNTS);
  }

  @Test
  void whatGoesToVeryManyComesLast() {
    Alert.Matter seen =
        new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy-en"), SampleAlerts.AT);

    assertThat(Lane.of(SampleAlerts.alert(1, seen))).isEqualTo(Lane.NEWS);
  }

  @Test
  void whatGoesToVeryManyIsReadByItsOwnLaneOnly() {
    Alert.Matter seen =
        new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy-en"), SampleAlerts.AT);
    byte[] value = Topics.ALERTS.encode(SampleAlerts.alert(1, seen));

    AlertGlance glance = AlertGlance.of(value).orElseThrow();

    assertThat(Lane.LINKS.passes(glance)).isTrue();
    assertThat(Lane.ACCOUNTS.passes(glance)).isTrue();
    assertThat(Lane.NEWS.passes(glance)).isFalse();
  }

  @Test
  void togetherNoMoreMailsAreUncertainAfterACrashThanTheLanesBatches() {
    int most = 0;
    for (Lane lane : Lane.values()) {
      most += lane.batch() * (lane.overlaps() ? 2 : 1);
    }

    assertThat(most).isLessThanOrEqualTo(416);
  }
}
