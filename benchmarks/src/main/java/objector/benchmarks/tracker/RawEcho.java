package objector.benchmarks.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.service.Threads;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// The soonest that exactly once can be here: whatever is read is written at once into two topics,
/// and committed at once, with nothing to decide.
final class RawEcho implements AutoCloseable {
  static final String DOSSIERS = "raw-echo-dossiers";
  static final String ALERTS = "raw-echo-alerts";
  private static final String NAME = "raw-echo";

  private final TrackerRig rig;
  private final Thread thread;
  private volatile boolean closed;

  RawEcho(TrackerRig rig) throws Exception {
    this.rig = rig;
    rig.admin()
        .createTopics(
            List.of(
                new NewTopic(DOSSIERS, TrackerRig.PARTITIONS, (short) 1),
                new NewTopic(ALERTS, TrackerRig.PARTITIONS, (short) 1)))
        .all()
        .get();
    this.thread = Thread.ofPlatform().name(NAME).start(this::echo);
    Thread.sleep(2_000);
  }

  private void echo() {
    List<TopicPartition> sources = new ArrayList<>(TrackerRig.partitions(Topics.PEOPLE));
    sources.addAll(TrackerRig.partitions(Topics.MAIL));
    try (Consumer<String, byte[]> consumer =
            rig.kafka().access().consumer(Map.of("group.id", NAME));
        Producer<String, byte[]> producer =
            rig.kafka()
                .access()
                .producer(
                    Map.of("transactional.id", NAME, "linger.ms", 0, "retry.backoff.ms", 2))) {
      producer.initTransactions();
      consumer.assign(sources);
      consumer.seekToEnd(sources);
      while (!closed) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(50));
        if (polled.isEmpty()) {
          continue;
        }
        producer.beginTransaction();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : polled) {
          String person = record.key().substring(0, record.key().indexOf('/'));
          var _ = producer.send(written(DOSSIERS, record, person));
          var _ = producer.send(written(ALERTS, record, record.key()));
          offsets.put(
              new TopicPartition(record.topic(), record.partition()),
              new OffsetAndMetadata(record.offset() + 1));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
      }
    }
  }

  private static ProducerRecord<String, byte[]> written(
      String topic, ConsumerRecord<String, byte[]> record, String key) {
    return new ProducerRecord<>(topic, record.partition(), key, record.value());
  }

  @Override
  public void close() {
    closed = true;
    Threads.join(thread);
  }
}
