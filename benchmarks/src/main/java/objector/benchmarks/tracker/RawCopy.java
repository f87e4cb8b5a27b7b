package objector.benchmarks.tracker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// The least that exactly once takes: reads records, writes each once as it is, and commits both as
/// the tracker does while it works off a backlog.
final class RawCopy {
  private static final long COMMIT_NANOS = 200_000_000;

  private final KafkaAccess kafka;
  private final String name;
  private final Map<String, String> targets;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<String, Copied> copied = new TreeMap<>();

  /// What was copied of a topic: keys and values, as they are before they are compressed.
  record Copied(long records, long bytes) {
    private Copied with(ConsumerRecord<String, byte[]> record) {
      return new Copied(
          records + 1,
          bytes
              + Math.max(0, record.serializedKeySize())
              + Math.max(0, record.serializedValueSize()));
    }
  }

  /// @param name of the group and of its transactions
  /// @param targets topics by the names of those that are copied into them
  RawCopy(KafkaAccess kafka, String name, Map<String, String> targets) {
    this.kafka = kafka;
    this.name = name;
    this.targets = targets;
  }

  /// What was copied up to now, topic by topic.
  Map<String, Copied> copied() {
    return copied;
  }

  /// Copies what is new; records a second, from the first record that was read to the last commit.
  double copy(Collection<TopicPartition> sources) {
    long begun = 0;
    long records = 0;
    try (Consumer<String, byte[]> consumer =
            kafka.consumer(Map.of("group.id", name, "max.poll.records", 1_000));
        Producer<String, byte[]> producer =
            kafka.producer(
                Map.of("transactional.id", name, "linger.ms", 100, "retry.backoff.ms", 2))) {
      producer.initTransactions();
      consumer.assign(sources);
      for (TopicPartition source : sources) {
        consumer.seek(source, next.getOrDefault(source, 0L));
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(sources);
      long since = 0;
      boolean open = false;
      while (!isDone(consumer, ends) || open) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(10));
        if (!polled.isEmpty() && begun == 0) {
          begun = System.nanoTime();
        }
        for (ConsumerRecord<String, byte[]> record : polled) {
          if (!open) {
            producer.beginTransaction();
            since = System.nanoTime();
            open = true;
          }
          var _ =
              producer.send(
                  new ProducerRecord<>(
                      targets.get(record.topic()),
                      record.partition(),
                      record.key(),
                      record.value()));
          copied.merge(
              record.topic(), new Copied(0, 0).with(record), (before, _) -> before.with(record));
          records++;
        }
        if (open && (System.nanoTime() - since > COMMIT_NANOS || isDone(consumer, ends))) {
          Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
          for (TopicPartition source : sources) {
            offsets.put(source, new OffsetAndMetadata(consumer.position(source)));
          }
          producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
          producer.commitTransaction();
          open = false;
        }
      }
      for (TopicPartition source : sources) {
        next.put(source, consumer.position(source));
      }
    }
    return records / ((System.nanoTime() - begun) / 1e9);
  }

  private static boolean isDone(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
