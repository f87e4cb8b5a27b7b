package objector.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic.Owner;
import objector.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// What all services have put aside: to be looked at, and brought again.
public record DeadLetterBox(KafkaAccess kafka) {
  private static final List<Owner> SERVICES = List.of(Owner.INGEST, Owner.TRACKER, Owner.NOTIFIER);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ANSWER_SECONDS = 40;

  /// What becomes of a dead letter that is to be brought again.
  public enum Brought {
    AGAIN,
    /// Something that was due lay on no topic.
    NO_RECORD,
    /// Brought again before, or replaced.
    SUCCEEDED,
    /// Erased, or kept no longer.
    GONE
  }

  /// The oldest first.
  ///
  /// @param service null: all services'
  public List<DeadLetter> all(@Nullable Owner service) {
    List<DeadLetter> found = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      for (Owner owner : SERVICES) {
        if (service == null || service == owner) {
          read(
              consumer,
              partitions(consumer, owner),
              record -> found.add(DeadLetter.of(owner, record)));
        }
      }
    }
    found.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id));
    return found;
  }

  /// The newest of all services, newest first, however many there are.
  public List<DeadLetter> newest(int most) {
    List<DeadLetter> found = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      for (Owner owner : SERVICES) {
        List<TopicPartition> all = partitions(consumer, owner);
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        for (TopicPartition partition : all) {
          long end = ends.getOrDefault(partition, 0L);
          consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - most));
        }
        readOn(consumer, all, record -> found.add(DeadLetter.of(owner, record)));
      }
    }
    found.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id).reversed());
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /// One, read where its id says that it lies.
  ///
  /// @param id `service-partition@offset`
  public Optional<DeadLetter> at(String id) {
    int at = id.lastIndexOf('@');
    int dash = at < 0 ? -1 : id.lastIndexOf('-', at);
    Optional<Owner> owner =
        dash < 0
            ? Optional.empty()
            : SERVICES.stream()
                .filter(service ->
                    service.name().toLowerCase(Locale.ROOT).equals(id.substring(0, dash)))
                .findFirst();
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    List<DeadLetter> found = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      TopicPartition partition =
          new TopicPartition(
              Topics.dead(owner.get()).name(), Integer.parseInt(id.substring(dash + 1, at)));
      long offset = Long.parseLong(id.substring(at + 1));
      if (!partitions(consumer, owner.get()).contains(partition)) {
        return Optional.empty();
      }
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      if (offset >= begin && offset < end) {
        consumer.seek(partition, offset);
        while (found.isEmpty() && consumer.position(partition) < end) {
          consumer.poll(POLL).forEach(record -> found.add(DeadLetter.of(owner.get(), record)));
        }
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return found.stream().filter(letter -> letter.id().equals(id)).findFirst();
  }

  private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Owner owner) {
    String topic = Topics.dead(owner).name();
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  public Optional<DeadLetter> find(String id) {
    return all(null).stream().filter(letter -> letter.id().equals(id)).findFirst();
  }

  /// Writes the record once more where it lay, for its readers to take: those that know it do
  /// nothing. Only what lies there still as the last under its key: whoever was erased since stays
  /// erased, and nothing old comes over something newer.
  public Brought replay(DeadLetter letter) throws InterruptedException {
    String topic = letter.topic();
    if (topic == null || letter.offset() < 0) {
      return Brought.NO_RECORD;
    }
    ConsumerRecord<String, byte[]> last =
        last(new TopicPartition(topic, letter.partition()), letter);
    if (last == null || last.value() == null) {
      return Brought.GONE;
    }
    if (last.offset() != letter.offset()) {
      return Brought.SUCCEEDED;
    }
    RecordHeaders headers = new RecordHeaders(last.headers());
    headers.remove(DeadLetters.REASON);
    headers.remove(DeadLetters.SOURCE);
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      // Its own moment: what it means is judged as of then.
      producer
          .send(
              new ProducerRecord<>(
                  topic, letter.partition(), last.timestamp(), last.key(), last.value(), headers))
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return Brought.AGAIN;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take the record", e);
    }
  }

  /// The last record under the key that the record has which lay at the place; null: it is not
  /// there any more.
  private @Nullable ConsumerRecord<String, byte[]> last(TopicPartition from, DeadLetter letter) {
    List<ConsumerRecord<String, byte[]>> last = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      consumer.assign(List.of(from));
      Map<TopicPartition, Long> begin = consumer.beginningOffsets(List.of(from));
      if (begin.getOrDefault(from, 0L) > letter.offset()) {
        return null;
      }
      consumer.seek(from, letter.offset());
      readOn(
          consumer,
          List.of(from),
          record -> {
            boolean itself = record.offset() == letter.offset();
            boolean later =
                !last.isEmpty()
                    && record.key() != null
                    && record.key().equals(last.getFirst().key());
            if (itself || later) {
              last.clear();
              last.add(record);
            }
          });
    }
    return last.isEmpty() ? null : last.getFirst();
  }

  private static void read(
      Consumer<String, byte[]> consumer,
      List<TopicPartition> all,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
    consumer.assign(all);
    consumer.seekToBeginning(all);
    readOn(consumer, all, each);
  }

  /// To the end as it is now.
  private static void readOn(
      Consumer<String, byte[]> consumer,
      List<TopicPartition> all,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer.poll(POLL).forEach(each);
    }
  }
}
