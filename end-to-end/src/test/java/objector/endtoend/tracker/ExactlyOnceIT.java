package objector.endtoend.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.Tracker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is killed and whenever: each event counts once, and each alert is written once.
final class ExactlyOnceIT {
  private static final int PEOPLE = 400;
  private static final int MAILS_OF_EACH = 4;
  private static final int KILLS = 4;

  private final List<PersonId> people = new ArrayList<>();
  private final Random random = new Random(20261128);
  private final Path data;
  private TrackerStand stand;

  ExactlyOnceIT(@TempDir Path data) {
    this.data = data;
  }

  @BeforeEach
  void aBroker() throws Exception {
    stand = new TrackerStand(data);
  }

  @AfterEach
  void end() {
    stand.close();
  }

  /// Two processes share the partitions, with names of their own in the group, and die in turn.
  @Test
  void killedAtRandomTheDossiersAreAsIfNothingHadHappenedAndEachAlertIsWrittenOnce()
      throws Exception {
    Process one = TrackerProcess.start(stand.access(), "tracker", stand.state("one"));
    Process two = TrackerProcess.start(stand.access(), "tracker", stand.state("two"));
    try {
      join();
      for (int kill = 0; kill < KILLS; kill++) {
        mail(kill);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        if (kill % 2 == 0) {
          one.destroyForcibly().waitFor();
          one = TrackerProcess.start(stand.access(), "tracker", stand.state("one"));
        } else {
          two.destroyForcibly().waitFor();
          two = TrackerProcess.start(stand.access(), "tracker", stand.state("two"));
        }
      }
      awaitAllMails();
    } finally {
      one.destroyForcibly().waitFor();
      two.destroyForcibly().waitFor();
    }

    assertThat(news()).hasSize(PEOPLE * MAILS_OF_EACH).containsValue(1).doesNotContainValue(2);
    Map<String, List<Account>> killed = accounts();
    try (Tracker _ = stand.tracker("uninterrupted", "three", Clock.systemUTC())) {
      // The other one wrote what this one writes, too: wait until it has taken all.
      TrackerStand.await(
          "all is taken again",
          () ->
              news().values().stream().allMatch(n -> n == 2)
                  && news().size() == PEOPLE * MAILS_OF_EACH);
    }
    assertThat(accounts()).isEqualTo(killed);
  }

  @Test
  void whoseStateIsLostGetsItBackFromTheChangelog() throws Exception {
    try (Tracker _ = stand.tracker("tracker", "one", Clock.systemUTC())) {
      join();
      mail(0);
      awaitMails(1);
    }
    delete(stand.state("one"));

    try (Tracker _ = stand.tracker("tracker", "one", Clock.systemUTC())) {
      // The same mails again are known, and others are worked into what there was.
      mail(0);
      mail(1);
      awaitMails(2);
    }
    assertThat(news()).hasSize(PEOPLE * 2).doesNotContainValue(2);
  }

  @Test
  void killedAmidAFanOutEverybodyHearsOnce() throws Exception {
    Process process = TrackerProcess.start(stand.access(), "tracker", stand.state("one"));
    try {
      join();
      stand.send(Topics.PAGES, InventedEvents.changed(Instant.now()), Instant.now());
      stand.flush();
      TrackerStand.await("somebody has heard", () -> !told().isEmpty());
    } finally {
      process.destroyForcibly().waitFor();
    }
    int before = told().size();

    try (Tracker _ = stand.tracker("tracker", "one", Clock.systemUTC())) {
      TrackerStand.await("everybody has heard", () -> told().size() == PEOPLE);
      TimeUnit.SECONDS.sleep(2);
    }
    assertThat(before).isPositive();
    assertThat(told()).hasSize(PEOPLE).doesNotContainValue(2);
  }

  private void join() throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      Instant now = Instant.now();
      Joined joined = InventedEvents.joined(PersonId.random(), now);
      people.add(joined.person());
      stand.send(Topics.PEOPLE, joined, now);
      stand.send(Topics.PEOPLE, InventedEvents.used(joined, now), now);
      stand.send(Topics.PEOPLE, InventedEvents.account(joined.person(), now), now);
    }
    stand.flush();
    TrackerStand.await(
        "everybody has an account",
        () ->
            stand.dossiers().size() == PEOPLE
                && stand.dossiers().values().stream().noneMatch(d -> d.accounts().isEmpty()));
  }

  private void mail(int number) throws Exception {
    Instant now = Instant.now();
    MailKind kind = number == 0 ? MailKind.NOTICE : MailKind.CODE;
    for (PersonId person : people) {
      stand.send(Topics.MAIL, InventedEvents.mail(person, kind, now, number), now);
    }
    stand.flush();
  }

  private void awaitAllMails() throws Exception {
    awaitMails(MAILS_OF_EACH);
  }

  private void awaitMails(int each) throws Exception {
    TrackerStand.await("all mails are told of", () -> news().size() == PEOPLE * each);
  }

  /// How often each alert about a mail was written, by its key.
  private Map<String, Integer> news() {
    return written(Matter.AccountNews.class);
  }

  private Map<String, Integer> told() {
    return written(Matter.PolicyChanged.class);
  }

  private Map<String, Integer> written(Class<? extends Matter> matter) {
    Map<String, Integer> written = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : stand.records(Topics.ALERTS)) {
      if (record.value() != null) {
        Alert alert = Topics.ALERTS.decode(record.value());
        if (matter.isInstance(alert.matter())) {
          written.merge(record.key(), 1, Integer::sum);
        }
      }
    }
    return written;
  }

  private Map<String, List<Account>> accounts() {
    Map<String, List<Account>> accounts = new HashMap<>();
    for (Map.Entry<String, Dossier> dossier : stand.dossiers().entrySet()) {
      accounts.put(dossier.getKey(), dossier.getValue().accounts());
    }
    return accounts;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
