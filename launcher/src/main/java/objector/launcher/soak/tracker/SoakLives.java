package objector.launcher.soak.tracker;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.page.PageEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.launcher.soak.stand.InventedEvents;
import objector.launcher.soak.stand.SoakTopics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What happens to the invented people of a [TrackerSoak], each time in the same order, with the
/// same ids and moments: first much that Meta mails to most of them, then news of a page, and at
/// last what lies unread when the trackers come back after twenty days. Every tenth person only
/// objected, and waits; every second of these is answered within those days.
final class SoakLives {
  private static final Duration APART = Duration.ofHours(3);
  private static final Duration AWAY = Duration.ofDays(20);
  private static final int NUMBERS_OF_BACKLOG = 1_000_000;

  /// What arrives for a person, over and over; each third mail comes twice.
  private static final List<MailKind> KINDS =
      List.of(
          MailKind.NOTICE,
          MailKind.CODE,
          MailKind.ACKNOWLEDGEMENT,
          MailKind.MORE_INFORMATION,
          MailKind.CONFIRMATION,
          MailKind.REFUSAL);

  private final int events;
  private final int backlog;
  private final Instant back = lastMorning(Instant.now());
  private final Instant begun;
  private final List<Joined> mailed = new ArrayList<>();
  private final List<Joined> waiting = new ArrayList<>();
  private final List<PageEvent> changes = new ArrayList<>();

  /// @param fanOuts how often a page changes
  SoakLives(int people, int events, int backlog, int fanOuts) {
    this.events = events;
    this.backlog = backlog;
    this.begun = left().minus(APART.multipliedBy(events / Math.max(1, people) + 2L));
    for (int i = 0; i < people; i++) {
      boolean waits = i % 10 == 9;
      Instant joined = waits ? left().minus(AWAY) : begun;
      (waits ? waiting : mailed).add(InventedEvents.joined(PersonId.random(), joined));
    }
    for (int i = 0; i < fanOuts; i++) {
      changes.add(InventedEvents.changed(left()));
    }
  }

  /// In the morning where these people live: in the night nobody is reminded.
  private static Instant lastMorning(Instant now) {
    Instant morning = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(9 * 60 + 30));
    return morning.isAfter(now) ? morning.minus(Duration.ofDays(1)) : morning;
  }

  /// Until when the trackers run.
  Instant left() {
    return back.minus(AWAY);
  }

  /// When they are there again.
  Instant back() {
    return back;
  }

  List<PageEvent> changes() {
    return changes;
  }

  /// Who was not answered until the trackers were back, and so must hear that the day is over.
  Set<String> unanswered() {
    return everySecond(1);
  }

  /// Who was answered while they were away.
  Set<String> answered() {
    return everySecond(0);
  }

  private Set<String> everySecond(int from) {
    Set<String> found = new HashSet<>();
    for (int i = from; i < waiting.size(); i += 2) {
      found.add(waiting.get(i).person().value());
    }
    return found;
  }

  /// Most of what happens.
  void writeMost(KafkaAccess kafka) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      int written = 0;
      for (List<Joined> some : List.of(mailed, waiting)) {
        for (Joined joined : some) {
          Instant at = joined.at();
          AccountAdded account = InventedEvents.account(joined.person(), at);
          send(producer, Topics.PEOPLE, joined, at);
          send(producer, Topics.PEOPLE, InventedEvents.used(joined, at), at);
          send(producer, Topics.PEOPLE, account, at);
          send(producer, Topics.PEOPLE, InventedEvents.filed(account, at), at);
          written += 4;
        }
      }
      for (int number = 0; written < events; number++) {
        // As far apart as mails come: so many within an hour would be told of in one.
        Instant at = begun.plus(APART.multipliedBy(number + 1L));
        for (Joined joined : mailed) {
          written += mail(producer, joined, number, number, at);
        }
      }
      producer.flush();
    }
  }

  /// What Meta mailed while no tracker ran.
  void writeBacklog(KafkaAccess kafka) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      int written = 0;
      Instant answered = left().plus(Duration.ofDays(2));
      for (int i = 0; i < waiting.size(); i += 2) {
        PersonId person = waiting.get(i).person();
        send(
            producer,
            Topics.MAIL,
            InventedEvents.mail(person, MailKind.CONFIRMATION, answered, NUMBERS_OF_BACKLOG),
            answered);
        written++;
      }
      int turns = backlog / Math.max(1, mailed.size()) + 1;
      Duration all = AWAY.minusDays(3).dividedBy(turns);
      Duration apart = all.compareTo(APART) < 0 ? all : APART;
      for (int number = 0; written < backlog; number++) {
        Instant at = answered.plus(apart.multipliedBy(number + 1L));
        for (Joined joined : mailed) {
          written += mail(producer, joined, NUMBERS_OF_BACKLOG + number, number, at);
        }
      }
      producer.flush();
    }
  }

  void writeChange(KafkaAccess kafka, PageEvent change) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      var _ = producer.send(Topics.PAGES.record(change));
      producer.flush();
    }
  }

  private static int mail(
      Producer<String, byte[]> producer, Joined joined, int number, int turn, Instant at) {
    MailKind kind = KINDS.get(turn % KINDS.size());
    int copies = turn % 3 == 2 ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      send(producer, Topics.MAIL, InventedEvents.mail(joined.person(), kind, at, number), at);
    }
    return copies;
  }

  private static <V> void send(
      Producer<String, byte[]> producer, Topic<V> topic, V value, Instant at) {
    String key = topic.key(value);
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic.name(),
                PersonPartitioner.partition(key, SoakTopics.PARTITIONS),
                at.toEpochMilli(),
                key,
                topic.encode(value)));
  }
}
