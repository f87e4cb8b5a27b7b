package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.events.alert.Alert;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailKind;
import objector.events.person.MailRhythm;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.PersonEvent.WayClosed;
import objector.events.person.PersonEvent.WayOpened;
import objector.events.person.WayToHear;
import objector.events.person.WayToHear.Kind;
import objector.tracker.objection.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes another way than by mail, and what never does.
final class FurtherWaysTest {
  private static final PersonId ANNA = PersonId.random();
  private static final String HOOK = "https://hooks.example.org/anna";

  private final Story story = new Story();

  @BeforeEach
  void annaIsFollowed() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    story.told(Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null));
    story.newAlerts();
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void newsGoByMailAndByEachWayThatIsSentTo() {
    open(Kind.WEBHOOK, HOOK);
    open(Kind.NTFY, "https://ntfy.example.org/anna");
    open(Kind.FEED, null);

    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());

    Alert alert = only();
    assertThat(alert.unmailed()).isFalse();
    assertThat(alert.ways()).extracting(WayToHear::kind).containsExactly(Kind.WEBHOOK, Kind.NTFY);
  }

  @Test
  void waysGoOnWhenTheMailsStop() {
    open(Kind.WEBHOOK, HOOK);
    prefer(true, null);

    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());

    assertThat(only().unmailed()).isTrue();
  }

  @Test
  void waysDoNotWaitForADigestThatThenGoesByMailAlone() {
    open(Kind.WEBHOOK, HOOK);
    prefer(false, MailRhythm.DAILY);

    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
    Alert atOnce = only();
    story.pass(Duration.ofHours(24));

    assertThat(atOnce.unmailed()).isTrue();
    assertThat(story.newAlerts())
        .filteredOn(alert -> alert.matter() instanceof Alert.Matter.Digest)
        .singleElement()
        .satisfies(digest -> assertThat(digest.ways()).isEmpty());
  }

  @Test
  void aLinkToSignInGoesByMailAlone() {
    open(Kind.WEBHOOK, HOOK);

    story.told(new SignInAsked(EventId.random(), ANNA, story.now()));

    assertThat(only().ways()).isEmpty();
  }

  @Test
  void openingAgainMakesAnotherSecretAndClosingEndsTheWay() {
    WayOpened first = open(Kind.FEED, null);
    WayOpened second = open(Kind.FEED, null);

    assertThat(story.known(ANNA).ways())
        .singleElement()
        .satisfies(way -> assertThat(way.opened()).isEqualTo(second.id()).isNotEqualTo(first.id()));

    story.told(new WayClosed(EventId.random(), ANNA, story.now(), Kind.FEED));

    assertThat(story.known(ANNA).ways()).isEmpty();
  }

  @Test
  void aWayWithoutAnAddressOrWithAnEndlessOneIsNotOpened() {
    open(Kind.WEBHOOK, null);
    open(Kind.NTFY, "https://ntfy.example.org/" + "a".repeat(600));

    assertThat(story.known(ANNA).ways()).isEmpty();
  }

  @Test
  void whoStoppedTheMailsAndFollowsNothingIsErasedAfterFourWeeks() {
    PersonId ben = subscriber();
    stop(ben);

    story.pass(Duration.ofDays(27));
    assertThat(story.dossier(ben)).isNotNull();

    story.pass(Duration.ofDays(2));
    assertThat(story.dossier(ben)).isNull();
  }

  @Test
  void whoComesBackWithinThatTimeStays() {
    PersonId ben = subscriber();
    stop(ben);
    story.pass(Duration.ofDays(6));
    story.told(preferences(ben, false, null));

    story.pass(Duration.ofDays(60));

    assertThat(story.dossier(ben)).isNotNull();
  }

  @Test
  void whoFollowsAnAccountOrHearsAnotherWayStays() {
    PersonId ben = subscriber();
    story.told(new WayOpened(EventId.random(), ben, story.now(), Kind.FEED, null));
    stop(ben);
    stop(ANNA);

    story.pass(Duration.ofDays(60));

    assertThat(story.dossier(ben)).isNotNull();
    assertThat(story.dossier(ANNA)).isNotNull();
  }

  private PersonId subscriber() {
    PersonId ben = PersonId.random();
    Joined joined = Given.joined(ben, story.now(), "ben@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ben, story.now(), joined.id()));
    return ben;
  }

  private void stop(PersonId person) {
    story.told(preferences(person, true, null));
  }

  private WayOpened open(Kind kind, @Nullable String url) {
    WayOpened opened = new WayOpened(EventId.random(), ANNA, story.now(), kind, url);
    story.told(opened);
    return opened;
  }

  private void prefer(boolean stopped, @Nullable MailRhythm rhythm) {
    story.told(preferences(ANNA, stopped, rhythm));
  }

  private PreferencesChanged preferences(
      PersonId person, boolean stopped, @Nullable MailRhythm rhythm) {
    return new PreferencesChanged(
        EventId.random(),
        person,
        story.now(),
        "en",
        "Europe/Paris",
        "FR",
        PageNews.ALL,
        stopped,
        rhythm,
        null);
  }

  private Alert only() {
    var alerts = story.newAlerts();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }
}
