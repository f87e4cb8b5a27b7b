package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import objector.events.alert.Alert.Matter;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.page.PageTopic;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// "Stop these mails" means all of them, but for what is asked for; and nothing else stops.
final class StoppedMailsTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();
  private AccountId instagram = AccountId.random();

  @BeforeEach
  void annaIsFollowedAndWantsNoMails() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    AccountAdded added = Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null);
    story.told(added);
    instagram = added.account();
    prefer(true);
    story.newAlerts();
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void theStandingFollowsAMailThatNobodyIsAlertedOf() {
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());

    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Noticed.class);
    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void aDeadlinePassesInSilenceAndThePageIsTrue() {
    file();

    story.pass(Duration.ofDays(60));

    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Overdue.class);
    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void whatIsNotAboutAnAccountIsSilentToo() {
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).verdict(Verdict.CONTRADICTED).received());
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).held("unsure").received());
    story.page(Given.changed(story.now().plusSeconds(1), PageTopic.AI_TRAINING));

    assertThat(story.known(ANNA).other()).hasSize(1);
    assertThat(story.known(ANNA).held()).hasSize(1);
    assertThat(story.newAlerts()).isEmpty();
  }

  @Test
  void aSignInLinkStillComes() {
    SignInAsked asked = new SignInAsked(EventId.random(), ANNA, story.now());

    story.told(asked);

    assertThat(story.newMatters()).containsExactly(new Matter.SignInLink(asked.id()));
  }

  @Test
  void aForwardingCodeStillComes() {
    story.mailed(Given.mail(ANNA, MailKind.FORWARDING_CONFIRMATION).received());

    assertThat(story.newMatters()).singleElement().isInstanceOf(Matter.ForwardingCode.class);
  }

  @Test
  void whoWantsMailsAgainIsRemindedOfADeadlineThatWasKept() {
    file();
    assertThat(story.standing(ANNA, instagram)).isInstanceOf(Filed.class);

    prefer(false);
    story.pass(Duration.ofDays(60));

    assertThat(story.newMatters())
        .filteredOn(Matter.Reminder.class::isInstance)
        .extracting(matter -> ((Matter.Reminder) matter).kind())
        .contains(ReminderKind.OVERDUE);
  }

  private void file() {
    LocalDate today = LocalDate.ofInstant(story.now(), java.time.ZoneOffset.UTC);
    story.told(
        new ObjectionFiled(
            EventId.random(), ANNA, story.now(), instagram, Given.PROGRAMME, today, null));
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
