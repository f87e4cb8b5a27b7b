package objector.launcher.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import objector.launcher.backup.RecordFrames.Frame;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordFramesTest {
  private static byte[] written(ConsumerRecord<String, byte[]> record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecordFrames.write(new DataOutputStream(bytes), record);
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @SuppressWarnings("NullAway") // Kafka says a tombstone with null.
  private static ConsumerRecord<String, byte[]> record(long offset, byte @Nullable [] value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("reason", "too long".getBytes(UTF_8));
    headers.add("none", null);
    return new ConsumerRecord<>(
        "objector.mail",
        3,
        offset,
        1_234L,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        "anna/ü",
        value,
        headers,
        Optional.empty());
  }

  @Test
  void aRecordComesBackWithItsOffsetTimeKeyValueAndHeaders() throws IOException {
    Frame frame =
        Objects.requireNonNull(
            RecordFrames.read(in(written(record(1L << 40, new byte[] {0, -1})))));

    assertThat(frame.offset()).isEqualTo(1L << 40);
    assertThat(frame.timestamp()).isEqualTo(1_234);
    assertThat(frame.key()).isEqualTo("anna/ü".getBytes(UTF_8));
    assertThat(frame.value()).containsExactly(0, -1);
    assertThat(frame.headers()).hasSize(2);
    assertThat(frame.headers()[0].key()).isEqualTo("reason");
    assertThat(frame.headers()[0].value()).isEqualTo("too long".getBytes(UTF_8));
    assertThat(frame.headers()[1].value()).isNull();
  }

  @Test
  void aTombstoneStaysOne() throws IOException {
    Frame frame = Objects.requireNonNull(RecordFrames.read(in(written(record(5, null)))));

    assertThat(frame.value()).isNull();
  }

  @Test
  void theEndIsNoRecordAndAHalfOneIsRefused() throws IOException {
    byte[] whole = written(record(7, new byte[100]));

    assertThat(RecordFrames.read(in(new byte[0]))).isNull();
    for (int length = 1; length < whole.length; length++) {
      byte[] half = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RecordFrames.read(in(half))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aLengthThatNoRecordHasIsRefusedBeforeItTakesMemory() {
    byte[] wild = new byte[20];
    Arrays.fill(wild, (byte) 0x7f);

    assertThatThrownBy(() -> RecordFrames.read(in(wild)))
        .isInstanceOf(IOException.class)
        .hasMessage("no record");
  }
}
