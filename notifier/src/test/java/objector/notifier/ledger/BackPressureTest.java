package objector.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BackPressureTest {
  private static final TopicPartition FIRST = new TopicPartition("alerts", 0);
  private static final TopicPartition SECOND = new TopicPartition("alerts", 1);

  private final MockConsumer<String, byte[]> reader = new MockConsumer<>("earliest");
  private final BackPressure pressure = new BackPressure();
  private long offset;

  @BeforeEach
  void aPartitionIsHeld() {
    reader.assign(List.of(FIRST));
    reader.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
  }

  @Test
  void uptoItsBoundALaneReadsOn() {
    arrives();

    pressure.apply(reader, BackPressure.MOST_WAITING);

    assertThat(read()).isEqualTo(1);
  }

  @Test
  void aboveItNothingIsRead() {
    arrives();

    pressure.apply(reader, BackPressure.MOST_WAITING + 1);

    assertThat(read()).isZero();
  }

  @Test
  void onceSomeHaveComeToTheirEndTheRestIsRead() {
    arrives();
    pressure.apply(reader, BackPressure.MOST_WAITING + 1);

    pressure.apply(reader, BackPressure.MOST_WAITING);

    assertThat(read()).isEqualTo(1);
  }

  @Test
  void aPartitionThatComesMeanwhileIsNotReadEither() {
    pressure.apply(reader, BackPressure.MOST_WAITING + 1);
    reader.assign(List.of(FIRST, SECOND));

    pressure.apply(reader, BackPressure.MOST_WAITING + 1);

    assertThat(reader.paused()).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  private void arrives() {
    reader.addRecord(
        new ConsumerRecord<>(
            FIRST.topic(), 0, offset++, "key", "alert".getBytes(StandardCharsets.US_ASCII)));
  }

  private int read() {
    return reader.poll(Duration.ZERO).count();
  }
}
