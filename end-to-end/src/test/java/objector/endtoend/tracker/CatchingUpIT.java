package objector.endtoend.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.ReminderKind;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.Dossier;
import objector.events.person.Objection.Confirmed;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.Tracker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tracker is down for a month, and everything that people and Meta said meanwhile lies on the
/// topics: nobody is told that Meta did not answer who was answered, and nobody is erased who
/// confirmed.
final class CatchingUpIT {
  private static final Instant MAY = Instant.parse("2026-05-03T09:00:00Z");
  private static final Instant JUNE = MAY.plus(Duration.ofDays(33));

  private static final int ANSWERED = 30;
  private static final int UNANSWERED = 5;
  private static final int LATE = 10;
  private static final int NEVER = 5;
  private static final int BACKLOG = 1_000;

  private final Set<String> answered = new HashSet<>();
  private final Set<String> unanswered = new HashSet<>();
  private final List<Joined> late = new ArrayList<>();
  private final Set<String> never = new HashSet<>();
  private final Path data;
  private TrackerStand stand;

  CatchingUpIT(@TempDir Path data) {
    this.data = data;
  }

  @BeforeEach
  void inMayPeopleJoinAndObject() throws Exception {
    stand = new TrackerStand(data);
    for (int i = 0; i < ANSWERED + UNANSWERED; i++) {
      Joined joined = InventedEvents.joined(PersonId.random(), MAY);
      AccountAdded account = InventedEvents.account(joined.person(), MAY);
      stand.send(Topics.PEOPLE, joined, MAY);
      stand.send(Topics.PEOPLE, InventedEvents.used(joined, MAY), MAY);
      stand.send(Topics.PEOPLE, account, MAY);
      stand.send(Topics.PEOPLE, InventedEvents.filed(account, MAY), MAY);
      (i < ANSWERED ? answered : unanswered).add(joined.person().value());
    }
    for (int i = 0; i < LATE + NEVER; i++) {
      Joined joined = InventedEvents.joined(PersonId.random(), MAY);
      stand.send(Topics.PEOPLE, joined, MAY);
      if (i < LATE) {
        late.add(joined);
      } else {
        never.add(joined.person().value());
      }
    }
    stand.flush();
  }

  @AfterEach
  void end() {
    stand.close();
  }

  @Test
  void afterAMonthAwayOnlyTheTruthIsTold() throws Exception {
    try (Tracker _ = stand.tracker("tracker", "one", Clock.fixed(MAY, ZoneOffset.UTC))) {
      TrackerStand.await(
          "everybody has a dossier",
          () -> stand.dossiers().size() == ANSWERED + UNANSWERED + LATE + NEVER);
    }
    meanwhile();

    try (Tracker _ = stand.tracker("tracker", "one", Clock.fixed(JUNE, ZoneOffset.UTC))) {
      awaitOverdueAndVanished();
    }
    onlyTheTruth();
  }

  @Test
  void fromScratchInJuneNobodyWhoConfirmedIsErased() throws Exception {
    meanwhile();

    try (Tracker _ = stand.tracker("tracker-anew", "two", Clock.fixed(JUNE, ZoneOffset.UTC))) {
      awaitOverdueAndVanished();
    }
    onlyTheTruth();
  }

  private void meanwhile() throws Exception {
    List<String> people = List.copyOf(answered);
    // Mails that change nothing lie before the answers, so that these are not in the first fetch.
    for (int i = 0; i < BACKLOG; i++) {
      PersonId person = new PersonId(people.get(i % people.size()));
      Instant at = MAY.plus(Duration.ofMinutes(10L + i));
      stand.send(Topics.MAIL, InventedEvents.mail(person, MailKind.NOTICE, at, 1 + i), at);
    }
    Instant answer = MAY.plus(Duration.ofDays(10));
    for (String person : people) {
      stand.send(
          Topics.MAIL,
          InventedEvents.mail(new PersonId(person), MailKind.CONFIRMATION, answer, 0),
          answer);
    }
    Instant use = MAY.plus(Duration.ofDays(6));
    for (Joined joined : late) {
      stand.send(Topics.PEOPLE, InventedEvents.used(joined, use), use);
    }
    stand.flush();
  }

  private void awaitOverdueAndVanished() throws Exception {
    TrackerStand.await(
        "whoever was not answered has their letter, and whoever never confirmed is gone",
        () ->
            overdue().containsAll(unanswered)
                && stand.dossiers().keySet().stream().noneMatch(never::contains)
                && stand.dossiers().size() == ANSWERED + UNANSWERED + LATE);
  }

  private void onlyTheTruth() {
    Map<String, Dossier> dossiers = stand.dossiers();
    assertThat(overdue()).as("told that Meta did not answer").hasSize(UNANSWERED);
    assertThat(dossiers).hasSize(ANSWERED + UNANSWERED + LATE);
    for (String person : answered) {
      assertThat(known(dossiers, person).accounts().getFirst().standing())
          .isInstanceOf(Confirmed.class);
    }
    for (Joined joined : late) {
      assertThat(known(dossiers, joined.person().value()).confirmed()).isNotNull();
    }
  }

  private static Dossier known(Map<String, Dossier> dossiers, String person) {
    Dossier dossier = dossiers.get(person);
    if (dossier == null) {
      throw new AssertionError("erased, though the address was confirmed");
    }
    return dossier;
  }

  private List<String> overdue() {
    List<String> people = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : stand.records(Topics.ALERTS)) {
      if (record.value() != null) {
        Alert alert = Topics.ALERTS.decode(record.value());
        if (alert.matter() instanceof Matter.Reminder reminder
            && reminder.kind() == ReminderKind.OVERDUE) {
          people.add(alert.person().value());
        }
      }
    }
    return people;
  }
}
