package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.ReminderKind;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.Restored;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A deadline is told once, whatever moves its moment.
final class DeadlineOnceTest {
  private static final PersonId ANNA = PersonId.random();
  private static final String PARIS = "Europe/Paris";
  private static final String NEW_YORK = "America/New_York";
  private static final String AUCKLAND = "Pacific/Auckland";

  private final Story story = new Story();
  private final List<PersonEvent> told = new ArrayList<>();
  private final List<ReminderKind> reminders = new ArrayList<>();
  private EventId filing;

  /// An objection of 10 April 2025: Meta must answer by Monday, 12 May.
  @BeforeEach
  void annaObjected() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    tell(joined);
    tell(Given.used(ANNA, story.now(), joined.id()));
    AccountAdded account = Given.added(ANNA, story.now(), Platform.INSTAGRAM, "@anna", null);
    tell(account);
    ObjectionFiled filed =
        new ObjectionFiled(
            EventId.random(),
            ANNA,
            story.now(),
            account.account(),
            Given.PROGRAMME,
            LocalDate.of(2025, 4, 10),
            null);
    tell(filed);
    filing = filed.id();
    story.newAlerts();
  }

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void whoMovesWestAfterAReminderHearsItOnce() {
    until("2025-05-09T09:30:00Z");
    move(NEW_YORK);
    until("2025-05-10T20:00:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON);
  }

  @Test
  void whoMovesWestBeforeAReminderHearsItInTheirNewMorning() {
    until("2025-05-09T06:00:00Z");
    move(NEW_YORK);
    until("2025-05-09T12:59:00Z");
    assertThat(reminders()).isEmpty();

    until("2025-05-09T13:01:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON);
  }

  /// Its moment there is over already.
  @Test
  void whoMovesEastBeforeAReminderHearsItAtOnce() {
    until("2025-05-09T06:00:00Z");
    move(AUCKLAND);
    until("2025-05-10T20:00:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON);
  }

  @Test
  void whoMovesToAndFroHearsEachThingOnce() {
    until("2025-05-09T09:30:00Z");
    for (String zone : List.of(NEW_YORK, AUCKLAND, PARIS, NEW_YORK)) {
      move(zone);
      until(story.now().plus(Duration.ofHours(5)).toString());
    }
    until("2025-05-14T20:00:00Z");
    move(PARIS);
    until("2025-05-16T20:00:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON, ReminderKind.OVERDUE);
  }

  @Test
  void eventsReadAgainRemindNobodyAgain() {
    until("2025-05-14T20:00:00Z");
    told.forEach(story::told);
    until("2025-05-20T20:00:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON, ReminderKind.OVERDUE);
  }

  @Test
  void aFilingTakenBackAndRestoredRemindsNobodyAgain() {
    until("2025-05-14T20:00:00Z");
    tell(new Corrected(EventId.random(), ANNA, story.now(), filing));
    until("2025-05-14T20:05:00Z");
    tell(new Restored(EventId.random(), ANNA, story.now(), filing));
    until("2025-05-20T20:00:00Z");

    assertThat(reminders()).containsExactly(ReminderKind.DUE_SOON, ReminderKind.OVERDUE);
  }

  private void tell(PersonEvent event) {
    told.add(event);
    story.told(event);
  }

  private void move(String zone) {
    tell(
        new PreferencesChanged(
            EventId.random(),
            ANNA,
            story.now(),
            "en",
            ZoneId.of(zone).getId(),
            "FR",
            PageNews.ALL,
            false));
  }

  /// Hour by hour, as clocks go.
  private void until(String moment) {
    Instant end = Instant.parse(moment);
    while (story.now().plus(Duration.ofHours(1)).isBefore(end)) {
      story.pass(Duration.ofHours(1));
    }
    story.pass(Duration.between(story.now(), end));
  }

  private List<ReminderKind> reminders() {
    for (Alert alert : story.newAlerts()) {
      if (alert.matter() instanceof Matter.Reminder reminder) {
        reminders.add(reminder.kind());
      }
    }
    return reminders;
  }
}
