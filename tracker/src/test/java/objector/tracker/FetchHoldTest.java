package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// How long a fetch may be held; and that Kafka's client still has it where it is looked for.
class FetchHoldTest {
  private static final int TOLD = 2_000;

  @Test
  void isHeldLongWhileTheThreadRests() {
    assertThat(FetchHold.millis(true, false, TOLD)).isEqualTo(20_000);
    assertThat(FetchHold.millis(false, false, TOLD)).isEqualTo(TOLD);
  }

  /// What is paused goes on soon, and would wait behind the others.
  @Test
  void isHardlyHeldWhileSomethingIsPaused() {
    assertThat(FetchHold.millis(false, true, TOLD)).isEqualTo(100);
    assertThat(FetchHold.millis(true, true, TOLD)).isEqualTo(100);
  }

  @Test
  void kafkasClientCanBeToldAnew() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:9",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            TOLD);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      FetchHold hold = Objects.requireNonNull(FetchHold.of(consumer), "it lies elsewhere");

      assertThat(hold.next(true, false)).isEqualTo(20_000);
      assertThat(hold.next(false, false)).isEqualTo(TOLD);
    }
  }
}
