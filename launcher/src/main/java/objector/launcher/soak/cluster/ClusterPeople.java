package objector.launcher.soak.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.PersonEvent.Joined;
import objector.kafka.KafkaAccess;
import objector.launcher.soak.stand.InventedEvents;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// Invented people who join while processes are killed, and each of whom is to hear something.
final class ClusterPeople {
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final KafkaAccess kafka;
  private final ClusterState cluster;
  private final Map<PersonId, Instant> since = new ConcurrentHashMap<>();

  ClusterPeople(KafkaAccess kafka, ClusterState cluster) {
    this.kafka = kafka;
    this.cluster = cluster;
  }

  /// How many joined so far.
  int joined() {
    return since.size();
  }

  /// Since when each of them is there, as their events name it: what comes out later they are to
  /// hear of, however late the tracker hears of them.
  Map<PersonId, Instant> since() {
    return Map.copyOf(since);
  }

  Joined join(Producer<String, byte[]> producer)
      throws IOException, InterruptedException, TimeoutException {
    Instant now = Instant.now();
    Joined person = InventedEvents.joined(PersonId.random(), now);
    tell(producer, Topics.PEOPLE, person);
    tell(producer, Topics.PEOPLE, InventedEvents.used(person, now));
    RecordMetadata account =
        tell(producer, Topics.PEOPLE, InventedEvents.account(person.person(), now));
    // The two topics have no order between them: a mail that comes first is held, and rightly.
    ClusterState.await(
        "the accounts",
        () ->
            cluster.isTaken(
                new TopicPartition(account.topic(), account.partition()), account.offset()));
    // Of these they hear: that Meta confirmed, and what else a mail of its says.
    int number = 0;
    for (MailKind kind : List.of(MailKind.NOTICE, MailKind.CONFIRMATION)) {
      tell(
          producer,
          Topics.MAIL,
          InventedEvents.mail(person.person(), kind, Instant.now(), number++));
    }
    since.put(person.person(), now);
    return person;
  }

  void joinUntil(AtomicBoolean over) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      while (!over.get()) {
        join(producer);
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Again until Kafka has it, as a page would say "try again".
  private static <V> RecordMetadata tell(Producer<String, byte[]> producer, Topic<V> topic, V event)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + ClusterState.PATIENCE.toNanos();
    while (true) {
      try {
        return producer.send(topic.record(event)).get(60, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        if (System.nanoTime() > giveUp) {
          throw new IOException("Kafka took nothing for " + ClusterState.PATIENCE, e);
        }
      }
    }
  }
}
