package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.page.Blindness;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Objection.Recheck;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Somebody who wants to hear of one page only.
final class OnePageTest {
  private static final PersonId ANNA = PersonId.random();

  /// Of another language than Anna reads.
  private static final PageId GERMAN = new PageId("meta-privacy-policy-de");

  private static final PageId ENGLISH = new PageId("meta-privacy-policy-en");

  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void beforeTheAddressIsConfirmedNothingIsToldButThatItIsToBe() {
    Joined joined = joined(ENGLISH);
    story.told(joined);

    change(ENGLISH, PageTopic.CONTACT);
    assertThat(story.newMatters()).containsExactly(new Matter.ConfirmAddress(joined.id()));

    story.told(Given.used(ANNA, story.now(), joined.id()));
    change(ENGLISH, PageTopic.CONTACT);
    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.PolicyChanged.class);
  }

  @Test
  void everyChangeOfThatPageIsToldAndNoneOfAnother() {
    confirmed(ENGLISH);

    change(new PageId("meta-ai-terms-en"), PageTopic.AI_TRAINING);
    change(GERMAN, PageTopic.AI_TRAINING);
    assertThat(story.newMatters()).isEmpty();

    change(ENGLISH, PageTopic.CONTACT);
    assertThat(story.newAlerts())
        .singleElement()
        .extracting(Alert::matter)
        .isInstanceOfSatisfying(
            Matter.PolicyChanged.class,
            changed -> assertThat(changed.change().page()).isEqualTo(ENGLISH));
  }

  @Test
  void aPageOfAnotherLanguageIsToldOfInTheReadersOwn() {
    confirmed(GERMAN);

    change(GERMAN, PageTopic.DATES);

    assertThat(story.newAlerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.language()).isEqualTo("en");
          assertThat(alert.matter()).isInstanceOf(Matter.PolicyChanged.class);
        });
  }

  @Test
  void whatTheReaderOnlyWantsToHearOfSaysNothingAboutTheirAccounts() {
    confirmed(GERMAN);
    AccountAdded added = Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(added);
    AccountId account = added.account();
    story.told(
        new ConfirmationSeen(
            EventId.random(),
            ANNA,
            story.now(),
            account,
            java.time.LocalDate.ofInstant(story.now(), java.time.ZoneOffset.UTC)));
    story.newAlerts();
    story.pass(Duration.ofDays(2));

    change(GERMAN, PageTopic.OBJECTION_AND_RIGHTS);

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.PolicyChanged.class);
    assertThat(story.standing(ANNA, account)).isNotInstanceOf(Recheck.class);
  }

  @Test
  void thatThisPageCannotBeSeenForADayIsToldAndThatItCanAgain() {
    confirmed(ENGLISH);
    Instant since = story.now();

    wentBlind(new PageId("meta-ai-terms-en"), since);
    wentBlind(ENGLISH, since);
    story.pass(Duration.ofHours(25));
    assertThat(story.newMatters())
        .containsExactly(new Matter.WatchingIsBlind(ENGLISH, since, Blindness.LOGIN_WALL));

    story.page(new PageSeesAgain(EventId.random(), ENGLISH, later(), since));
    assertThat(story.newMatters()).containsExactly(new Matter.WatchingSeesAgain(ENGLISH, since));
  }

  @Test
  void thatAnotherCannotBeSeenIsNotTold() {
    confirmed(ENGLISH);

    wentBlind(new PageId("meta-ai-terms-en"), story.now());
    story.pass(Duration.ofHours(25));

    assertThat(story.newMatters()).isEmpty();
  }

  private void wentBlind(PageId page, Instant since) {
    story.page(new PageWentBlind(EventId.random(), page, later(), since, Blindness.LOGIN_WALL));
  }

  private void confirmed(PageId page) {
    Joined joined = joined(page);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    story.newAlerts();
  }

  private Joined joined(PageId page) {
    Joined all = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ONE_PAGE);
    return new Joined(
        all.id(),
        ANNA,
        all.at(),
        all.email(),
        all.login(),
        all.token(),
        all.language(),
        all.zone(),
        all.country(),
        PageNews.ONE_PAGE,
        page);
  }

  private void change(PageId page, PageTopic topic) {
    VersionRecorded any = Given.changed(later(), topic);
    story.page(
        new VersionRecorded(
            any.id(),
            page,
            any.at(),
            any.first(),
            any.alert(),
            any.capture(),
            any.text(),
            any.words(),
            any.effective(),
            any.formLinks(),
            any.formLinksAdded(),
            any.formLinksRemoved(),
            any.topics(),
            any.added(),
            any.removed()));
  }

  private Instant later() {
    story.pass(Duration.ofMinutes(1));
    return story.now();
  }
}
