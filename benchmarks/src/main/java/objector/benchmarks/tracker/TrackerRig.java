package objector.benchmarks.tracker;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import objector.benchmarks.server.RigFolder;
import objector.events.Topic;
import objector.events.Topics;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.outside.TemporaryFolder;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// An embedded broker, the tracker as `up` runs it, and how far it has come.
final class TrackerRig implements AutoCloseable {
  static final int PARTITIONS = 4;
  private static final String GROUP = TrackerConfig.DEFAULT_APPLICATION_ID;

  private final RigFolder folder;
  private final EmbeddedKafka kafka;
  private final Admin admin;
  private final Producer<String, byte[]> producer;

  TrackerRig() throws Exception {
    this.folder = new RigFolder("objector-tracker-speed");
    this.kafka = new EmbeddedKafka(log());
    kafka.start();
    this.admin = kafka.access().admin();
    new TopicSetup(PARTITIONS, (short) 1, true).ensure(admin);
    this.producer = kafka.access().producer(Map.of("linger.ms", 5));
  }

  EmbeddedKafka kafka() {
    return kafka;
  }

  Admin admin() {
    return admin;
  }

  Path state() {
    return folder.path().resolve("state");
  }

  Path log() {
    return folder.path().resolve("kafka");
  }

  Tracker tracker() {
    Tracker tracker =
        new Tracker(
            new TrackerConfig(
                kafka.access(), PARTITIONS, state(), "1", 1, 1, 0, GROUP, Clock.systemUTC()));
    tracker.start();
    return tracker;
  }

  /// People written to where the tracker reads its state back from; answers how many of them read
  /// French. The tracker makes its topics before.
  int writePeople(int people) throws Exception {
    try (Tracker _ = tracker()) {
      OrdinaryEvents.people(this, 1, "en");
    }
    int french = new WrittenPeople(kafka.access()).write(people);
    TemporaryFolder.delete(state());
    return french;
  }

  void send(List<ProducerRecord<String, byte[]>> records) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (ProducerRecord<String, byte[]> record : records) {
      sent.add(producer.send(record));
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      one.get(60, TimeUnit.SECONDS);
    }
  }

  static List<TopicPartition> partitions(Topic<?> topic) {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(p -> new TopicPartition(topic.name(), p))
        .toList();
  }

  /// What people and their mails brought so far.
  long written() throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicPartition partition : sources()) {
      latest.put(partition, OffsetSpec.latest());
    }
    return admin.listOffsets(latest).all().get(30, TimeUnit.SECONDS).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /// How much of it a group has worked in and committed.
  long committed(String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> all =
        admin
            .listConsumerGroupOffsets(
                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(sources())))
            .partitionsToOffsetAndMetadata()
            .get(30, TimeUnit.SECONDS);
    return all.values().stream().mapToLong(at -> at == null ? 0 : at.offset()).sum();
  }

  long committed() throws Exception {
    return committed(GROUP);
  }

  void awaitAll() throws Exception {
    long end = written();
    long last = -1;
    long since = System.nanoTime();
    while (true) {
      long now = committed();
      if (now >= end) {
        return;
      }
      if (now != last) {
        last = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(2)) {
        throw new IllegalStateException("the tracker stands at " + now + " of " + end);
      }
      // Asking is work for the broker, too.
      Thread.sleep(100);
    }
  }

  private static List<TopicPartition> sources() {
    return Stream.concat(partitions(Topics.PEOPLE).stream(), partitions(Topics.MAIL).stream())
        .toList();
  }

  static long bytes(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Index files are sparse: what they hold, not what they reserve.
        if (!file.toString().endsWith("index")) {
          bytes += size(file);
        }
      }
      return bytes;
    }
  }

  /// The cleaner may have taken it away meanwhile.
  private static long size(Path file) throws Exception {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    kafka.close();
    folder.close();
  }
}
