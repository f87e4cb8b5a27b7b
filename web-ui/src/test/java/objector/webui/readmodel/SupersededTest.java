package objector.webui.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import objector.events.Topics;
import objector.webui.Invented;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupersededTest {
  private static final String DOSSIERS = Topics.DOSSIERS.name();
  private static final byte[] ANNA = Topics.DOSSIERS.encode(Invented.anna());
  private static final byte[] NONSENSE = "nonsense".getBytes(StandardCharsets.UTF_8);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Written(String key, byte @Nullable [] value) {}

  @Test
  void onlyTheLastDossierOfAPersonIsLeft() {
    assertThat(
            left(DOSSIERS, new Written("a", ANNA), new Written("b", ANNA), new Written("a", ANNA)))
        .containsExactly(1L, 2L);
  }

  @Test
  void anErasureSupersedesWhatWasBeforeIt() {
    assertThat(left(DOSSIERS, new Written("a", ANNA), new Written("a", null))).containsExactly(1L);
  }

  @Test
  void aDossierAfterAnErasureIsLeft() {
    assertThat(left(DOSSIERS, new Written("a", null), new Written("a", ANNA))).containsExactly(1L);
  }

  @Test
  void whatCannotBeReadSupersedesNothing() {
    assertThat(
            left(
                DOSSIERS,
                new Written("a", ANNA),
                new Written("a", ANNA),
                new Written("a", NONSENSE)))
        .containsExactly(1L, 2L);
  }

  @Test
  void ofOtherTopicsAllIsLeft() {
    String pages = Topics.PAGES.name();
    assertThat(left(pages, new Written("a", ANNA), new Written("a", ANNA))).containsExactly(0L, 1L);
  }

  @Test
  void whereToReadOnStaysAsItWas() {
    TopicPartition partition = new TopicPartition(DOSSIERS, 0);
    Map<TopicPartition, OffsetAndMetadata> next = Map.of(partition, new OffsetAndMetadata(7));

    ConsumerRecords<byte[], byte[]> left =
        Superseded.leftOut(new ConsumerRecords<>(Map.of(partition, List.of()), next));

    assertThat(left.nextOffsets()).isEqualTo(next);
  }

  /// The offsets that are left.
  private static List<Long> left(String topic, Written... written) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records =
        IntStream.range(0, written.length)
            .mapToObj(at ->
                new ConsumerRecord<>(
                    topic,
                    0,
                    at,
                    written[at].key().getBytes(StandardCharsets.UTF_8),
                    written[at].value()))
            .toList();
    return Superseded.leftOut(new ConsumerRecords<>(Map.of(partition, records), Map.of()))
        .records(partition)
        .stream()
        .map(ConsumerRecord::offset)
        .toList();
  }
}
