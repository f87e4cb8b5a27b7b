package objector.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import objector.events.Json;
import objector.events.Topic;
import objector.events.id.PersonId;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/// All that one topic says of one person, oldest first: the person's partition is read once, so
/// this is for what people seldom ask for, two at a time.
public final class PersonRecords {
  private static final int SECONDS = 30;

  private final KafkaAccess kafka;
  private final Semaphore permits = new Semaphore(2, true);

  public PersonRecords(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// The present value of every key; what cannot be read is left out.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer, or too many ask
  public <V> List<V> of(Topic<V> topic, PersonId person) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    read(
        topic,
        person,
        record -> {
          if (record.value() == null) {
            found.remove(record.key());
          } else {
            found.put(record.key(), record.value());
          }
        });
    List<V> all = new ArrayList<>();
    found.values().forEach(value -> decode(topic, value, all::add));
    return all;
  }

  /// Hands over all that was ever said, one by one, so that there may be more of it than there is
  /// room for.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer, or too many ask
  public <V> void each(Topic<V> topic, PersonId person, Consumer<V> each) {
    read(
        topic,
        person,
        record -> {
          if (record.value() != null) {
            decode(topic, record.value(), each);
          }
        });
  }

  private void read(
      Topic<?> topic, PersonId person, Consumer<ConsumerRecord<String, byte[]>> taker) {
    acquire();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      reader.read(
          topic.name(),
          PersonPartitioner.partition(person.value(), reader.partitions(topic.name())),
          record -> {
            if (record.key() != null && Eraser.owner(record.key()).equals(person.value())) {
              taker.accept(record);
            }
          });
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not give a person's records", e);
    } finally {
      permits.release();
    }
  }

  private static <V> void decode(Topic<V> topic, byte[] value, Consumer<V> taker) {
    V decoded;
    try {
      decoded = topic.decode(value);
    } catch (Json.Unreadable e) {
      // Put aside by whoever reads it all the time.
      return;
    }
    taker.accept(decoded);
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TemporarilyUnavailable("too many ask for all that is kept of them");
  }
}
