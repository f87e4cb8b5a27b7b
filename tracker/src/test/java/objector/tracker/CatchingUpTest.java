package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailKind;
import objector.events.page.PageTopic;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Overdue;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nothing fires before what is already there has been read.
final class CatchingUpTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void nobodyIsCalledOverdueWhileTheAnswerLiesUnread() {
    AccountId account = filed();
    Instant answered = story.now().plus(Duration.ofDays(10));
    story.unread(Topics.MAIL, true);

    story.pass(Duration.ofDays(60));
    assertThat(story.standing(ANNA, account)).isInstanceOf(Filed.class);
    assertThat(story.newMatters()).isEmpty();

    story.mailedThen(answered, Given.mail(ANNA, MailKind.CONFIRMATION).at(answered).received());
    story.unread(Topics.MAIL, false);
    story.pass(Duration.ofMinutes(1));

    assertThat(story.standing(ANNA, account)).isInstanceOf(Confirmed.class);
    assertThat(story.newMatters())
        .singleElement()
        .isInstanceOfSatisfying(
            Matter.AccountNews.class, news -> assertThat(news.news()).isEqualTo(News.CONFIRMED));
  }

  @Test
  void withoutAnAnswerTheLetterComesOnceAllIsRead() {
    AccountId account = filed();
    story.unread(Topics.MAIL, true);
    story.pass(Duration.ofDays(60));
    story.unread(Topics.MAIL, false);

    story.pass(Duration.ofMinutes(1));

    assertThat(story.standing(ANNA, account)).isInstanceOf(Overdue.class);
    assertThat(story.newMatters())
        .filteredOn(Matter.Reminder.class::isInstance)
        .extracting(matter -> ((Matter.Reminder) matter).kind())
        .containsExactly(ReminderKind.OVERDUE);
  }

  /// What is read late is told late, but says what was known then: an acknowledgement of the first
  /// day does not say that the month is over.
  @Test
  void anEventThatIsReadLateIsJudgedAsOfItsOwnDay() {
    filed();
    Instant then = story.now().plus(Duration.ofDays(1));
    story.unread(Topics.MAIL, true);
    story.pass(Duration.ofDays(60));

    story.mailedThen(then, Given.mail(ANNA, MailKind.ACKNOWLEDGEMENT).at(then).received());

    assertThat(story.newAlerts())
        .allSatisfy(alert -> {
          assertThat(alert.at()).isEqualTo(story.now());
          assertThat(((Matter.AccountNews) alert.matter()).account().standing())
              .isInstanceOf(Filed.class);
        })
        .isNotEmpty();
  }

  @Test
  void nobodyIsErasedWhileTheUseOfTheirLinkMayLieUnread() {
    Joined joined = joined();
    Instant used = story.now().plus(Duration.ofDays(6));
    story.unread(Topics.PEOPLE, true);

    story.pass(Duration.ofDays(30));
    assertThat(story.dossier(ANNA)).isNotNull();

    story.toldThen(used, Given.used(ANNA, used, joined.id()));
    story.unread(Topics.PEOPLE, false);
    story.pass(Duration.ofMinutes(1));

    assertThat(story.known(ANNA).confirmed()).isEqualTo(used);
  }

  @Test
  void whoNeverUsedTheirLinkGoesOnceAllIsRead() {
    joined();
    story.unread(Topics.PEOPLE, true);
    story.pass(Duration.ofDays(30));
    story.unread(Topics.PEOPLE, false);

    story.pass(Duration.ofMinutes(1));

    assertThat(story.dossier(ANNA)).isNull();
  }

  @Test
  void nobodyHearsOfAPageBeforeTheirWishesAreRead() {
    confirmed();
    story.unread(Topics.PEOPLE, true);
    story.page(Given.changed(story.now().plusSeconds(1), PageTopic.CONTACT));
    assertThat(story.newMatters()).isEmpty();

    story.told(
        new PreferencesChanged(
            EventId.random(), ANNA, story.now(), "en", "Europe/Paris", "FR", PageNews.NONE, false));
    story.unread(Topics.PEOPLE, false);
    story.pass(Duration.ofMinutes(1));

    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void aPageIsToldOfOnceAllIsRead() {
    confirmed();
    story.unread(Topics.PEOPLE, true);
    story.page(Given.changed(story.now().plusSeconds(1), PageTopic.CONTACT));
    story.unread(Topics.PEOPLE, false);

    story.pass(Duration.ofMinutes(1));

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.PolicyChanged.class);
  }

  @Test
  void afterDaysAwayOneNudgeComesAndNotTwo() {
    confirmed();
    story.told(Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null));
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
    story.newAlerts();
    story.unread(Topics.MAIL, true);
    story.pass(Duration.ofDays(60));
    story.unread(Topics.MAIL, false);

    story.pass(Duration.ofMinutes(1));

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.Reminder.class);
  }

  /// The state says at once what is so; the mail about it waits for the morning.
  @Test
  void whatWasMissedAtNineComesTheNextMorningAndNeverInTheNight() {
    AccountId account = filed();
    story.unread(Topics.MAIL, true);
    passUntil(LocalTime.of(23, 0), 60);
    story.unread(Topics.MAIL, false);

    story.pass(Duration.ofMinutes(1));
    assertThat(story.standing(ANNA, account)).isInstanceOf(Overdue.class);
    assertThat(story.newMatters()).isEmpty();

    passUntil(LocalTime.of(8, 59), 0);
    assertThat(story.newMatters()).isEmpty();
    story.pass(Duration.ofMinutes(1));
    assertThat(reminders()).containsExactly(ReminderKind.OVERDUE);

    story.pass(Duration.ofDays(3));
    assertThat(story.newMatters()).isEmpty();
  }

  @Test
  void ofTwoNudgesThatWereMissedOneComesInTheMorning() {
    confirmed();
    story.told(Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null));
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).at(story.now()).received());
    story.newAlerts();
    story.unread(Topics.MAIL, true);
    // Some hours before the second one.
    passUntil(LocalTime.of(3, 0), 7);
    story.unread(Topics.MAIL, false);

    story.pass(Duration.ofMinutes(1));
    assertThat(story.newMatters()).isEmpty();
    passUntil(LocalTime.of(9, 0), 0);

    assertThat(reminders()).containsExactly(ReminderKind.NUDGE);
  }

  /// What is due by law does not wait for a morning: nor does the end of a code.
  @Test
  void anAddressThatWasNeverConfirmedGoesInTheNight() {
    joined();
    story.unread(Topics.MAIL, true);
    passUntil(LocalTime.of(3, 0), 30);
    story.unread(Topics.MAIL, false);

    story.pass(Duration.ofMinutes(1));

    assertThat(story.dossier(ANNA)).isNull();
  }

  /// The next moment at which it is that time where the person lives, and some days more.
  private void passUntil(LocalTime time, int days) {
    ZonedDateTime now = story.now().atZone(ZoneId.of("Europe/Paris"));
    ZonedDateTime then = now.with(time).plusDays(days);
    story.pass(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
  }

  private List<ReminderKind> reminders() {
    return story.newMatters().stream()
        .filter(Matter.Reminder.class::isInstance)
        .map(matter -> ((Matter.Reminder) matter).kind())
        .toList();
  }

  private Joined joined() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.newAlerts();
    return joined;
  }

  private void confirmed() {
    story.told(Given.used(ANNA, story.now(), joined().id()));
  }

  private AccountId filed() {
    confirmed();
    AccountAdded added = Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(added);
    story.told(
        new ObjectionFiled(
            EventId.random(),
            ANNA,
            story.now(),
            added.account(),
            Given.PROGRAMME,
            LocalDate.ofInstant(story.now(), ZoneOffset.UTC),
            null));
    story.newAlerts();
    return added.account();
  }
}
