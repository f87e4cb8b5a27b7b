package objector.tracker;

import static objector.tracker.AnnasStory.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.alert.ReminderKind;
import objector.events.id.EventId;
import objector.events.mail.MailKind;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Overdue;
import objector.events.person.PersonEvent.AccountRemoved;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Of what somebody is reminded, and when nobody is.
final class ReminderStoryTest {
  private final AnnasStory anna = new AnnasStory();

  @AfterEach
  void end() {
    anna.close();
  }

  @Test
  void aNoticeIsRemindedOfTwiceAndNoMore() {
    anna.story().mailed(AnnasStory.given(MailKind.NOTICE).at(anna.story().now()).received());
    anna.story().newAlerts();

    anna.story().pass(Duration.ofDays(1));
    assertThat(anna.reminders()).containsExactly(ReminderKind.NUDGE);
    anna.story().pass(Duration.ofDays(6));
    assertThat(anna.reminders()).containsExactly(ReminderKind.NUDGE);
    anna.story().pass(Duration.ofDays(60));
    assertThat(anna.reminders()).isEmpty();
  }

  @Test
  void whoHasObjectedIsNotNudged() {
    anna.story().mailed(AnnasStory.given(MailKind.NOTICE).at(anna.story().now()).received());
    anna.filed("2025-04-10");
    anna.story().newAlerts();

    anna.story().pass(Duration.ofDays(8));

    assertThat(anna.story().newAlerts()).isEmpty();
  }

  @Test
  void theDueDateIsRemindedOfThreeDaysBeforeAndTheDayAfter() {
    anna.filed("2025-04-10");

    anna.story().pass(Duration.between(anna.story().now(), Instant.parse("2025-05-09T06:59:00Z")));
    assertThat(anna.reminders()).isEmpty();
    // 10 May is a Saturday, so the answer is due on 12 May; 9:00 in Paris three days before.
    anna.story().pass(Duration.ofMinutes(2));
    assertThat(anna.reminders()).containsExactly(ReminderKind.DUE_SOON);
    anna.story().pass(Duration.between(anna.story().now(), Instant.parse("2025-05-12T22:59:00Z")));
    assertThat(anna.reminders()).isEmpty();
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Filed.class);
    anna.story().pass(Duration.ofMinutes(2));
    assertThat(anna.reminders()).isEmpty();
    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Overdue.class);
    // Nobody is reminded in the night.
    anna.story().pass(Duration.between(anna.story().now(), Instant.parse("2025-05-13T06:59:00Z")));
    assertThat(anna.reminders()).isEmpty();
    anna.story().pass(Duration.ofMinutes(2));
    assertThat(anna.reminders()).containsExactly(ReminderKind.OVERDUE);
  }

  @Test
  void anOldObjectionToldTodayIsOverdueWithoutAMailAboutIt() {
    anna.filed("2025-01-10");
    anna.story().work();

    assertThat(anna.story().standing(ANNA, anna.instagram())).isInstanceOf(Overdue.class);
    assertThat(anna.story().newAlerts()).isEmpty();
  }

  @Test
  void anAnswerTakesItsRemindersBack() {
    anna.filed("2025-04-10");
    anna.mail(MailKind.CONFIRMATION, "2025-04-12T09:00:00Z");
    anna.story().newAlerts();

    anna.story().pass(Duration.ofDays(60));

    assertThat(anna.story().newAlerts()).isEmpty();
    assertThat(anna.story().keys(StateStores.DUE)).isEmpty();
  }

  @Test
  void anAccountNoLongerFollowedTakesItsDeadlinesAlong() {
    anna.filed("2025-04-10");

    anna.story()
        .told(new AccountRemoved(EventId.random(), ANNA, anna.story().now(), anna.instagram()));

    assertThat(anna.story().known(ANNA).accounts()).isEmpty();
    assertThat(anna.story().keys(StateStores.DUE)).isEmpty();
  }
}
