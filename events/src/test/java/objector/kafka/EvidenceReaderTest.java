package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import objector.events.Envelope;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.EVIDENCE.name(), 0);
  private static final PersonId ANNA = PersonId.random();
  private static final byte[] MAIL = "Subject: invented".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "Subject: another".getBytes(StandardCharsets.UTF_8);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
  private final EvidenceReader reader = new EvidenceReader(() -> consumer);

  @BeforeEach
  void onePartition() {
    Node node = new Node(0, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, node, nodes, nodes)));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void whatLiesAtItsPlaceIsRead() {
    holds(Map.of(0L, OTHER, 1L, MAIL));

    assertThat(reader.read(evidence(MAIL, 1))).contains(MAIL);
  }

  @Test
  void aShiftedRecordIsFoundByItsKey() {
    holds(Map.of(3L, MAIL, 4L, OTHER));

    assertThat(reader.read(evidence(MAIL, 4))).contains(MAIL);
  }

  @Test
  void anOffsetBeyondTheEndIsOnlyAHint() {
    holds(Map.of(0L, MAIL));

    assertThat(reader.read(evidence(MAIL, 1_000))).contains(MAIL);
  }

  @Test
  void aPartitionThatIsNotThereIsOnlyAHint() {
    holds(Map.of(0L, MAIL));
    Evidence elsewhere =
        new Evidence(evidence(MAIL, 0).id(), 47, 0, Evidence.sha256(MAIL), MAIL.length);

    assertThat(reader.read(elsewhere)).contains(MAIL);
  }

  @Test
  void whatWasErasedIsNotThere() {
    holds(Map.of(0L, OTHER));

    assertThat(reader.read(evidence(MAIL, 0))).isEmpty();
  }

  @Test
  void underTheRightKeyTheWrongBytesAreNotShown() {
    byte[] wrong = Envelope.plain(ANNA.value(), OTHER).toBytes();
    holds(List.of(record(0, evidence(MAIL, 0).id().value(), wrong)));

    assertThat(reader.read(evidence(MAIL, 0))).isEmpty();
  }

  @Test
  void whenKafkaIsDownNothingIsSaidToBeGone() {
    consumer.setOffsetsException(new KafkaException("no broker"));

    assertThatThrownBy(() -> reader.read(evidence(MAIL, 0)))
        .isInstanceOf(TemporarilyUnavailable.class);
  }

  /// Records by offset, each under its own key.
  private void holds(Map<Long, byte[]> contents) {
    List<ConsumerRecord<String, byte[]>> records =
        contents.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry ->
                record(
                    entry.getKey(),
                    evidence(entry.getValue(), 0).id().value(),
                    Envelope.plain(ANNA.value(), entry.getValue()).toBytes()))
            .toList();
    holds(records);
  }

  /// The fake forgets what it gave, a broker does not: before each poll all is there again.
  private void holds(List<ConsumerRecord<String, byte[]>> records) {
    for (int poll = 0; poll < 5; poll++) {
      consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    }
    end(records.getLast().offset() + 1);
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
    return new ConsumerRecord<>(PARTITION.topic(), 0, offset, key, value);
  }

  private void end(long end) {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private static Evidence evidence(byte[] bytes, long offset) {
    String hash = Evidence.sha256(bytes);
    return new Evidence(EvidenceId.of(ANNA, hash), 0, offset, hash, bytes.length);
  }
}
