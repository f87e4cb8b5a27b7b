package objector.endtoend.tracker;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// The tracker alone on a broker of its own, and the topics to look into.
final class TrackerStand implements AutoCloseable {
  static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path data;
  private final EmbeddedKafka kafka;
  private final Producer<String, byte[]> producer;
  private final List<Tracker> opened = new ArrayList<>();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  TrackerStand(Path data) throws Exception {
    this.data = data;
    this.kafka = new EmbeddedKafka(data.resolve("kafka"));
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(PARTITIONS, (short) 1, false).ensure(admin);
      this.producer = kafka.access().producer(Map.of());
    } catch (Exception e) {
      // A broker whose folder the test deletes beneath it ends the whole process.
      kafka.close();
      throw e;
    }
  }

  KafkaAccess access() {
    return kafka.access();
  }

  /// What another process reaches the broker with.
  Path clientFile() {
    return kafka.clientFile();
  }

  Path state(String instance) {
    return data.resolve("state-" + instance);
  }

  Tracker tracker(String application, String instance, Clock clock) {
    Tracker tracker = new Tracker(config(access(), application, state(instance), clock));
    opened.add(tracker);
    tracker.start();
    return tracker;
  }

  static TrackerConfig config(KafkaAccess kafka, String application, Path state, Clock clock) {
    return new TrackerConfig(
        kafka, PARTITIONS, state, state.getFileName().toString(), 1, 1, 0, application, clock);
  }

  /// As if it had been written at that moment.
  <V> void send(Topic<V> topic, V value, Instant written) {
    sent.add(
        producer.send(
            new ProducerRecord<>(
                topic.name(),
                PersonPartitioner.partition(topic.key(value), PARTITIONS),
                written.toEpochMilli(),
                topic.key(value),
                topic.encode(value))));
  }

  void flush() throws Exception {
    for (Future<RecordMetadata> record : sent) {
      record.get(60, TimeUnit.SECONDS);
    }
    sent.clear();
  }

  /// All that can be read of a topic now, by a reader of what is committed.
  List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
    List<TopicPartition> all =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic.name(), p)).toList();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = access().consumer(Map.of())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /// Each person's dossier as it stands, by the person.
  Map<String, Dossier> dossiers() {
    Map<String, Dossier> dossiers = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(Topics.DOSSIERS)) {
      if (record.value() == null) {
        dossiers.remove(record.key());
      } else {
        dossiers.put(record.key(), Topics.DOSSIERS.decode(record.value()));
      }
    }
    return dossiers;
  }

  static void await(String what, Condition condition) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError("within three minutes, it was not so that " + what);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /// Something that becomes true.
  interface Condition {
    boolean holds() throws Exception;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    opened.reversed().forEach(Tracker::close);
    kafka.close();
  }
}
