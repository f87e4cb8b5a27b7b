package objector.benchmarks.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// The least that exactly once takes: reads the same records, writes each once as it is, and
/// commits both as the tracker does while it works off a backlog.
final class RawCopy {
  static final String GROUP = "raw-copy";
  static final String TOPIC = "raw-copy";
  private static final long COMMIT_NANOS = 200_000_000;

  private final KafkaAccess kafka;
  private final Map<TopicPartition, Long> next = new HashMap<>();

  RawCopy(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// Copies what is new; records a second, from the first record that was read to the last commit.
  double copy(long records) {
    List<TopicPartition> sources = new ArrayList<>(TrackerRig.partitions(Topics.PEOPLE));
    sources.addAll(TrackerRig.partitions(Topics.MAIL));
    long begun = 0;
    long copied = 0;
    try (Consumer<String, byte[]> consumer =
            kafka.consumer(Map.of("group.id", GROUP, "max.poll.records", 1_000));
        Producer<String, byte[]> producer =
            kafka.producer(
                Map.of("transactional.id", "raw-copy", "linger.ms", 100, "retry.backoff.ms", 2))) {
      producer.initTransactions();
      consumer.assign(sources);
      for (TopicPartition source : sources) {
        consumer.seek(source, next.getOrDefault(source, 0L));
      }
      long since = 0;
      boolean open = false;
      while (copied < records || open) {
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
                  new ProducerRecord<>(TOPIC, record.partition(), record.key(), record.value()));
          next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
          copied++;
        }
        if (open && (System.nanoTime() - since > COMMIT_NANOS || copied >= records)) {
          Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
          next.forEach(
              (partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
          producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
          producer.commitTransaction();
          open = false;
        }
      }
    }
    return copied / ((System.nanoTime() - begun) / 1e9);
  }
}
