package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import objector.events.alert.Alert;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.SignInAsked;
import objector.tracker.kept.StoredDossier;
import objector.tracker.objection.Given;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happened to somebody counts once, however long ago and whichever release heard of it.
final class SeenCausesStoryTest {
  private static final PersonId ANNA = PersonId.random();
  private static final int MANY = 60;

  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void fewCausesAreNoRecordsOfTheirOwn() {
    signsIn(story, 20);

    assertThat(story.keys(StateStores.SEEN)).isEmpty();
  }

  @Test
  void noneOfManyCausesIsWorkedInTwice() {
    List<PersonEvent> all = signsIn(story, MANY);
    assertThat(story.newAlerts()).hasSizeGreaterThan(MANY / 2);

    all.forEach(story::told);

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.keys(StateStores.SEEN)).isNotEmpty().hasSizeLessThan(MANY / 10);
  }

  @Test
  void theAlertsOfManyCausesGoWithThePerson() {
    signsIn(story, MANY);
    List<Alert> sent = story.newAlerts();

    story.told(new ErasureAsked(EventId.random(), ANNA, story.now()));

    assertThat(story.erasedAlerts())
        .containsAll(sent.stream().map(alert -> ANNA + "/" + alert.id()).toList());
    assertThat(story.keys(StateStores.SEEN)).isEmpty();
  }

  @Test
  void whatAnEarlierReleaseHeardCountsOnce() {
    List<PersonEvent> all = signsIn(story, 20);
    List<Alert> sent = story.newAlerts();
    try (Story later = new Story()) {
      later.pass(Duration.between(later.now(), story.now()));
      asAnEarlierReleaseLeftIt(later, all, sent);

      all.forEach(later::told);
      assertThat(later.newAlerts()).isEmpty();
      List<PersonEvent> more = signsIn(later, MANY);
      assertThat(later.newAlerts()).isNotEmpty();
      all.forEach(later::told);
      more.forEach(later::told);

      assertThat(later.newAlerts()).isEmpty();
      later.told(new ErasureAsked(EventId.random(), ANNA, later.now()));
      assertThat(later.erasedAlerts())
          .containsAll(sent.stream().map(alert -> ANNA + "/" + alert.id()).toList());
      assertThat(later.keys(StateStores.SEEN)).isEmpty();
    }
  }

  /// The dossier alone, and a record for each cause.
  private void asAnEarlierReleaseLeftIt(Story later, List<PersonEvent> all, List<Alert> alerts) {
    later.rewrite(ANNA, StoredDossier.of(ANNA.value(), story.stored(ANNA)).dossier());
    String ids = alerts.stream().map(alert -> alert.id().value()).collect(Collectors.joining(" "));
    for (PersonEvent event : all) {
      boolean first = event.equals(all.getFirst());
      later.put(
          StateStores.SEEN,
          ANNA + "/" + event.id(),
          (first ? ids : "").getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<PersonEvent> signsIn(Story story, int times) {
    List<PersonEvent> all = new ArrayList<>();
    if (story.dossier(ANNA) == null) {
      Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
      all.add(joined);
      all.add(Given.used(ANNA, story.now(), joined.id()));
      all.forEach(story::told);
    }
    while (all.size() < times) {
      story.pass(Duration.ofMinutes(20));
      PersonEvent asked = new SignInAsked(EventId.random(), ANNA, story.now());
      story.told(asked);
      all.add(asked);
    }
    return all;
  }
}
