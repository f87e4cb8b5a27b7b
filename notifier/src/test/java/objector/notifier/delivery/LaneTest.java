package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.id.PageId;
import objector.notifier.gallery.Gallery;
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
  void togetherNoMoreMailsAreUncertainAfterACrashThanTheLanesBatches() {
    int most = 0;
    for (Lane lane : Lane.values()) {
      most += lane.batch();
    }

    assertThat(most).isLessThanOrEqualTo(416);
  }

  /// Whoever passes an alert that is not of the news would lose it.
  @Test
  void whatIsSurelyNewsIsNews() {
    for (Gallery.Invented invented : Gallery.invented("en")) {
      byte[] record = Topics.ALERTS.encode(invented.alert());

      if (Lane.isSurelyNews(record)) {
        assertThat(Lane.of(invented.alert())).as(invented.name()).isEqualTo(Lane.NEWS);
      }
    }
    assertThat(Gallery.invented("en"))
        .filteredOn(invented -> Lane.isSurelyNews(Topics.ALERTS.encode(invented.alert())))
        .extracting(Gallery.Invented::name)
        .containsExactlyInAnyOrder(
            "policy-changed",
            "watching-is-blind",
            "watching-is-blind-several",
            "watching-sees-again");
  }

  @Test
  void wordsThatSomebodyWroteAreNotTakenForNews() {
    Alert quoting =
        SampleAlerts.alert(
            1,
            new Alert.Matter.SuspiciousMail(
                SampleAlerts.asked(),
                "\"urgent\":false \"matter\":{\"type\":\"policy-changed\"",
                null,
                List.of()));

    assertThat(Lane.isSurelyNews(Topics.ALERTS.encode(quoting))).isFalse();
  }
}
