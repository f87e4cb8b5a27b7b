package objector.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.launcher.outside.TemporaryFolder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HangingTransactionsTest {
  private static final TopicPartition PARTITION = new TopicPartition("invented", 0);

  @TempDir private Path folder;

  @Test
  void whatNobodyWillEndIsEnded() throws Exception {
    leaveOpen();
    forgetTransactions();
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      assertThat(end(admin, IsolationLevel.READ_COMMITTED)).isZero();

      new HangingTransactions(admin, kafka).end();

      assertThat(end(admin, IsolationLevel.READ_COMMITTED))
          .isEqualTo(end(admin, IsolationLevel.READ_UNCOMMITTED))
          .isPositive();
      assertThat(committed(kafka)).isZero();
    } finally {
      kafka.close();
    }
  }

  @Test
  void whatWasDecidedToHoldIsMadeToHold() throws Exception {
    commitAndCutTheMarkerOff();
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      assertThat(end(admin, IsolationLevel.READ_COMMITTED)).isZero();

      new HangingTransactions(admin, kafka).end();

      assertThat(committed(kafka)).isEqualTo(1);
    } finally {
      kafka.close();
    }
  }

  @Test
  void whatIsUnderWayIsLeftAlone() throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    try (Admin admin = kafka.access().admin();
        Producer<String, byte[]> producer = begin(kafka, admin)) {
      new HangingTransactions(admin, kafka).end();

      producer.commitTransaction();
      assertThat(committed(kafka)).isEqualTo(1);
    } finally {
      kafka.close();
    }
  }

  private void leaveOpen() throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    Producer<String, byte[]> producer;
    try (Admin admin = kafka.access().admin()) {
      producer = begin(kafka, admin);
    }
    kafka.close();
    producer.close(Duration.ZERO);
  }

  private void commitAndCutTheMarkerOff() throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    try (Admin admin = kafka.access().admin();
        Producer<String, byte[]> producer = begin(kafka, admin)) {
      producer.commitTransaction();
      // It is decided upon before it is written: only what can be read has its marker.
      assertThat(committed(kafka)).isEqualTo(1);
    }
    kafka.close();
    Path partition = folder.resolve(PARTITION.toString());
    try (Stream<Path> files = Files.list(partition)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".snapshot")).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve(".kafka_cleanshutdown"));
    Files.delete(folder.resolve("recovery-point-offset-checkpoint"));
    Path log = partition.resolve("00000000000000000000.log");
    byte[] batches = Files.readAllBytes(log);
    // Each batch begins with its offset and its length.
    int last = 0;
    for (int at = 0; at < batches.length; at += 12 + ByteBuffer.wrap(batches).getInt(at + 8)) {
      last = at;
    }
    Files.write(log, Arrays.copyOf(batches, last));
  }

  private static int committed(EmbeddedKafka kafka) {
    try (Consumer<String, byte[]> consumer = kafka.access().consumer(Map.of())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      return consumer.poll(Duration.ofSeconds(5)).count();
    }
  }

  private static Producer<String, byte[]> begin(EmbeddedKafka kafka, Admin admin) throws Exception {
    admin
        .createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
        .all()
        .get(20, TimeUnit.SECONDS);
    Producer<String, byte[]> producer =
        kafka.access().producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "invented"));
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(PARTITION.topic(), 0, "a/b", new byte[1])).get();
    return producer;
  }

  /// As if a start had counted the transaction as done.
  private void forgetTransactions() throws Exception {
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log :
          logs.filter(path -> path.getFileName().toString().startsWith("__transaction_state"))
              .toList()) {
        TemporaryFolder.delete(log);
      }
    }
  }

  private static long end(Admin admin, IsolationLevel isolation) throws Exception {
    return admin
        .listOffsets(Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(PARTITION)
        .get(20, TimeUnit.SECONDS)
        .offset();
  }
}
