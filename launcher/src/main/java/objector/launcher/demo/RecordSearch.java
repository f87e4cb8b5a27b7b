package objector.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import objector.events.Json;
import objector.events.Topic;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Finds the record that an act left in Kafka: the demo shows where.
final class RecordSearch implements AutoCloseable {
  private final Consumer<String, byte[]> consumer;

  RecordSearch(KafkaAccess kafka) {
    this.consumer = kafka.consumer(Map.of());
  }

  /// Where a record lies.
  record Place(String topic, int partition, long offset) {}

  /// The newest record of the topic that fits; empty when none comes in time.
  <V> Optional<Place> find(Topic<V> topic, Predicate<V> wanted) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic.name())
        .forEach(
            partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Optional<Place> newest = Optional.empty();
    long giveUp = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < giveUp) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        if (record.value() != null && fits(topic, wanted, record.value())) {
          newest = Optional.of(new Place(record.topic(), record.partition(), record.offset()));
        }
      }
      if (newest.isPresent()
          && consumer.endOffsets(partitions).entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        return newest;
      }
    }
    return newest;
  }

  private static <V> boolean fits(Topic<V> topic, Predicate<V> wanted, byte[] value) {
    try {
      return wanted.test(topic.decode(value));
    } catch (Json.Unreadable e) {
      return false;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
