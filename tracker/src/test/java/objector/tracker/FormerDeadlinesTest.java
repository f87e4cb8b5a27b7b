package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.alert.ReminderKind;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.SignInAsked;
import objector.tracker.kept.StoredDossier;
import objector.tracker.objection.Given;
import objector.tracker.streams.StateStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was awaited when releases until November 2026 kept it beside the records happens once, as
/// if they still ran.
final class FormerDeadlinesTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story former = new Story();
  private final Story story = new Story();

  /// An objection of a week ago. What follows lies as such a release left it.
  @BeforeEach
  void annaObjected() {
    Joined joined = Given.joined(ANNA, former.now(), "anna@mail.example", PageNews.ALL);
    AccountAdded account = Given.added(ANNA, former.now(), Platform.INSTAGRAM, "@anna", null);
    List<PersonEvent> all =
        List.of(
            joined,
            Given.used(ANNA, former.now(), joined.id()),
            account,
            new ObjectionFiled(
                EventId.random(),
                ANNA,
                former.now(),
                account.account(),
                Given.PROGRAMME,
                LocalDate.of(2025, 4, 10),
                null));
    all.forEach(former::told);
    StoredDossier stored = StoredDossier.of(ANNA.value(), former.stored(ANNA));
    story.rewrite(ANNA, new StoredDossier(stored.seen(), null, stored.dossier()).toBytes());
    for (String key : former.keys(StateStores.DUE)) {
      story.put(StateStores.DEADLINES, key, "due-soon");
    }
    assertThat(story.keys(StateStores.DEADLINES)).isNotEmpty();
  }

  @AfterEach
  void end() {
    former.close();
    story.close();
  }

  @Test
  void eachComesAtItsMomentAndOnce() {
    List<ReminderKind> expected = remindersOfTwoMonths(former);

    assertThat(remindersOfTwoMonths(story)).isEqualTo(expected).isNotEmpty();
    assertThat(story.keys(StateStores.DEADLINES)).isEmpty();
    assertThat(story.keys(StateStores.DUE)).isEqualTo(former.keys(StateStores.DUE));
  }

  @Test
  void whatIsWrittenAnewTakesThemOver() {
    List<String> before = story.keys(StateStores.DEADLINES);

    story.told(new SignInAsked(EventId.random(), ANNA, story.now()));

    assertThat(story.keys(StateStores.DEADLINES)).isEmpty();
    assertThat(story.keys(StateStores.DUE)).isEqualTo(before);
    assertThat(remindersOfTwoMonths(story)).isEqualTo(remindersOfTwoMonths(former));
  }

  @Test
  void theyGoWithThePerson() {
    story.told(new ErasureAsked(EventId.random(), ANNA, story.now()));

    assertThat(story.keys(StateStores.DEADLINES)).isEmpty();
    assertThat(story.keys(StateStores.DUE)).isEmpty();
  }

  private static List<ReminderKind> remindersOfTwoMonths(Story story) {
    List<ReminderKind> reminders = new ArrayList<>();
    for (int hours = 0; hours < 24 * 60; hours += 2) {
      story.pass(Duration.ofHours(2));
      for (Matter matter : story.newMatters()) {
        if (matter instanceof Matter.Reminder reminder) {
          reminders.add(reminder.kind());
        }
      }
    }
    return reminders;
  }
}
