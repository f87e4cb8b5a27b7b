package objector.endtoend.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.Claim;
import objector.ingest.Ingest;
import objector.ingest.IngestConfig;
import objector.ingest.http.InternalPortSettings;
import objector.ingest.intake.DiskRoom;
import objector.ingest.smtp.SmtpSettings;
import objector.ingest.watch.WatchSettings;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Ingest alone on a broker of its own, and the topics to look into.
public final class IngestStand implements AutoCloseable {
  static final String DOMAIN = "in.example.org";
  static final String TOKEN = "a-token-for-this-test";
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private final EmbeddedKafka kafka;
  private final List<Ingest> opened = new ArrayList<>();

  public IngestStand(Path data) throws Exception {
    kafka = new EmbeddedKafka(data);
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(4, (short) 1, true).ensure(admin);
    } catch (Exception e) {
      // A broker whose folder the test deletes beneath it ends the whole process.
      kafka.close();
      throw e;
    }
  }

  public KafkaAccess access() {
    return kafka.access();
  }

  /// For a process of its own.
  Path kafkaClientFile() {
    return kafka.clientFile();
  }

  Ingest ingest() {
    return ingest("1", WatchSettings.none());
  }

  static IngestConfig config(KafkaAccess kafka, String instance, WatchSettings pages) {
    return new IngestConfig(
        kafka,
        new SmtpSettings("127.0.0.1", 0, DOMAIN, MAX_BYTES),
        new InternalPortSettings("127.0.0.1", 0, TOKEN),
        List.of(),
        pages,
        instance,
        DiskRoom.elsewhere(),
        Clock.systemUTC());
  }

  Ingest ingest(String instance, WatchSettings pages) {
    Ingest ingest = new Ingest(config(access(), instance, pages));
    opened.add(ingest);
    ingest.start();
    return ingest;
  }

  /// As the tracker would, once a person has claimed an address.
  AddressToken address(PersonId person) throws Exception {
    AddressToken token = AddressToken.random();
    send(
        Topics.MAILBOXES.record(
            new Claim(Claim.Kind.MAILBOX, token.value(), person, EventId.random())));
    return token;
  }

  public void send(ProducerRecord<String, byte[]> record) throws Exception {
    try (Producer<String, byte[]> producer = access().producer(Map.of())) {
      producer.send(record).get(20, TimeUnit.SECONDS);
    }
  }

  /// All that can be read of a topic now, by a reader of what is committed.
  <V> List<V> all(Topic<V> topic) {
    List<V> values = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = access().consumer(Map.of())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.value() != null) {
            values.add(topic.decode(record.value()));
          }
        }
      }
    }
    return values;
  }

  void stopKafka() {
    kafka.close();
  }

  public static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("within a minute, it was not so that " + what);
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    opened.reversed().forEach(Ingest::close);
    kafka.close();
  }
}
