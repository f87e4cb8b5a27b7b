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
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.Joined;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.Tracker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is killed and whenever: each event counts once, and each alert is written once.
final class ExactlyOnceIT {
  private static final int PEOPLE = 200;
  private static final int MAILS_OF_EACH = 4;
  private static final int KILLS = 4;
  private static final int AUDIENCE = 1_500;
  private static final int TRIES = 5;

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
    List<String> names = List.of("one", "two");
    List<Process> processes = new ArrayList<>();
    try {
      for (String name : names) {
        processes.add(TrackerProcess.start(stand.clientFile(), "tracker", stand.state(name)));
      }
      join();
      for (int kill = 0; kill < KILLS; kill++) {
        mail(kill);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        int who = kill % names.size();
        processes.get(who).destroyForcibly().waitFor();
        processes.set(
            who, TrackerProcess.start(stand.clientFile(), "tracker", stand.state(names.get(who))));
      }
      awaitMails(MAILS_OF_EACH);
      awaitTaken(1);
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
    }

    assertThat(news().values()).hasSize(PEOPLE * MAILS_OF_EACH).containsOnly(1);
    Map<String, Dossier> killed = dossiers();
    try (Tracker _ = stand.tracker("uninterrupted", "three", Clock.systemUTC())) {
      awaitTaken(2);
    }
    // It wrote all alerts again, under another name: so it is seen that twice would be seen.
    assertThat(news().values()).hasSize(PEOPLE * MAILS_OF_EACH).containsOnly(2);
    assertThat(dossiers()).isEqualTo(killed);
    for (String name : names) {
      // Kafka Streams itself says so of the state of whoever was killed, and gets it back.
      assertThat(TrackerProcess.log(stand.state(name))).content().doesNotContain("ERROR Tracker");
    }
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
    assertThat(news().values()).hasSize(PEOPLE * 2).containsOnly(1);
  }

  /// Some tries, as on a quick machine all may have heard before the kill.
  @Test
  void killedAmidAFanOutEverybodyHearsOnce() throws Exception {
    for (int i = 0; i < AUDIENCE; i++) {
      Instant now = Instant.now();
      Joined joined = InventedEvents.joined(PersonId.random(), now);
      stand.send(Topics.PEOPLE, joined, now);
      stand.send(Topics.PEOPLE, InventedEvents.used(joined, now), now);
    }
    stand.flush();
    int told = 0;
    boolean amid = false;
    for (int i = 0; i < TRIES && !amid; i++) {
      Process process = TrackerProcess.start(stand.clientFile(), "tracker", stand.state("one"));
      try {
        TrackerStand.await(
            "everybody has confirmed",
            () ->
                stand.dossiers().values().stream().filter(d -> d.confirmed() != null).count()
                    == AUDIENCE);
        told += AUDIENCE;
        try (NewAlerts alerts = new NewAlerts(stand)) {
          stand.send(Topics.PAGES, InventedEvents.changed(Instant.now()), Instant.now());
          stand.flush();
          alerts.awaitOne();
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      amid = told().size() < told;
    }
    assertThat(amid).as("killed amid a fan-out").isTrue();
    int all = told;

    try (Tracker _ = stand.tracker("tracker", "one", Clock.systemUTC())) {
      TrackerStand.await("everybody has heard", () -> told().size() == all);
      TimeUnit.SECONDS.sleep(2);
    }
    assertThat(told().values()).hasSize(all).containsOnly(1);
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

  /// Until a last word of each person's was worked in that often: it follows all others.
  private void awaitTaken(int times) throws Exception {
    Map<String, Long> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : stand.records(Topics.MAIL)) {
      last.merge(Topics.MAIL.decode(record.value()).person().value(), record.offset(), Math::max);
    }
    TrackerStand.await(
        "all is worked in",
        () -> {
          Map<String, Integer> taken = new HashMap<>();
          for (ConsumerRecord<String, byte[]> record : stand.records(Topics.DOSSIERS)) {
            Dossier dossier = Topics.DOSSIERS.decode(record.value());
            Long applied = dossier.applied().get(Topics.MAIL.name());
            if (applied != null && applied.equals(last.get(record.key()))) {
              taken.merge(record.key(), 1, Integer::sum);
            }
          }
          return taken.size() == PEOPLE && taken.values().stream().allMatch(n -> n >= times);
        });
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

  /// But for the last answer to a claim: the other one claims anew, and is answered.
  private Map<String, Dossier> dossiers() {
    Map<String, Dossier> dossiers = new HashMap<>();
    for (Dossier dossier : stand.dossiers().values()) {
      DossierFields fields = new DossierFields(dossier);
      fields.applied.remove(Topics.CLAIM_RESULTS.name());
      dossiers.put(dossier.person().value(), fields.toDossier());
    }
    return dossiers;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
