package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailKind;
import objector.events.mail.MailReturn;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A mailbox that is gone, or whose owner takes us for spam, gets no more mails; the page says so.
final class ReturnedMailsTest {
  private static final PersonId ANNA = PersonId.random();

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
  void aMailboxThatIsGoneGetsNoMoreMailsAndThePageKnowsWhy() {
    returned(MailReturn.BOUNCED);
    notice();

    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.known(ANNA).mailsStopped()).isTrue();
    assertThat(story.known(ANNA).returned())
        .isEqualTo(new Dossier.Returned(story.now(), MailReturn.BOUNCED));
    assertThat(story.known(ANNA).news()).isEqualTo(PageNews.ALL);
  }

  @Test
  void aLinkThatIsUsedShowsThatTheMailboxIsThere() {
    returned(MailReturn.BOUNCED);
    signIn();

    notice();

    assertThat(story.known(ANNA).returned()).isNull();
    assertThat(story.newMatters()).hasAtLeastOneElementOfType(Matter.AccountNews.class);
  }

  @Test
  void whoTookUsForSpamGetsMailsOnlyIfTheySaySo() {
    returned(MailReturn.COMPLAINED);
    signIn();
    notice();
    assertThat(story.newMatters()).noneMatch(Matter.AccountNews.class::isInstance);

    prefer(false);

    assertThat(story.known(ANNA).returned()).isNull();
    assertThat(story.known(ANNA).mailsStopped()).isFalse();
  }

  @Test
  void whoStoppedTheMailsBeforeHasThemStoppedAfterASignInToo() {
    prefer(true);
    returned(MailReturn.BOUNCED);
    signIn();

    assertThat(story.known(ANNA).mailsStopped()).isTrue();
    assertThat(story.known(ANNA).returned()).isNull();
  }

  @Test
  void aMailboxThatPutsMailsOffGetsWhatCanWaitInOneMailADayLater() {
    returned(MailReturn.DELAYED);

    notice();
    assertThat(story.newAlerts()).isEmpty();
    assertThat(story.known(ANNA).mailsStopped()).isFalse();
    assertThat(story.known(ANNA).returned())
        .isEqualTo(new Dossier.Returned(story.now(), MailReturn.DELAYED, 1));

    story.pass(Duration.ofHours(23));
    assertThat(story.newAlerts()).isEmpty();
    story.pass(Duration.ofHours(2));
    assertThat(story.newMatters()).hasAtLeastOneElementOfType(Matter.Digest.class);
  }

  @Test
  void aMailboxThatPutsMailsOffGetsLinksAtOnceAndAUsedOneEndsTheWait() {
    returned(MailReturn.DELAYED);

    signIn();
    assertThat(story.known(ANNA).returned()).isNull();
    notice();

    assertThat(story.newMatters()).hasAtLeastOneElementOfType(Matter.AccountNews.class);
  }

  @Test
  void eachTimeInARowItRestsTwiceAsLongAndAtTheSixthTheMailboxCountsAsGone() {
    for (int times = 1; times <= 5; times++) {
      returned(MailReturn.DELAYED);
      Dossier.Returned rests = Objects.requireNonNull(story.known(ANNA).returned());
      assertThat(Duration.between(story.now(), rests.restsUntil().orElseThrow()))
          .isEqualTo(Duration.ofDays(1L << (times - 1)));
      story.pass(Duration.ofDays(1));
    }

    returned(MailReturn.DELAYED);

    assertThat(story.known(ANNA).mailsStopped()).isTrue();
    assertThat(story.known(ANNA).returned())
        .isEqualTo(new Dossier.Returned(story.now(), MailReturn.BOUNCED));
  }

  @Test
  void afterAMonthWithoutItBeginsAnew() {
    returned(MailReturn.DELAYED);
    story.pass(Duration.ofDays(31));

    returned(MailReturn.DELAYED);

    assertThat(story.known(ANNA).returned())
        .isEqualTo(new Dossier.Returned(story.now(), MailReturn.DELAYED, 1));
  }

  @Test
  void whoStoppedTheMailsIsNotBroughtBackByAMailboxThatPutOneOff() {
    prefer(true);
    returned(MailReturn.DELAYED);
    signIn();

    assertThat(story.known(ANNA).mailsStopped()).isTrue();
    assertThat(story.known(ANNA).returned()).isNull();
  }

  private void returned(MailReturn why) {
    story.mailed(new MailReturned(EventId.random(), ANNA, story.now(), why));
  }

  private void notice() {
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());
  }

  private void signIn() {
    SignInAsked asked = new SignInAsked(EventId.random(), ANNA, story.now());
    story.told(asked);
    assertThat(story.newMatters()).containsExactly(new Matter.SignInLink(asked.id()));
    story.told(Given.used(ANNA, story.now(), asked.id()));
  }

  private void prefer(boolean stopped) {
    story.told(
        new PreferencesChanged(
            EventId.random(),
            ANNA,
            story.now(),
            "en",
            "Europe/Paris",
            "FR",
            PageNews.ALL,
            stopped));
  }
}
