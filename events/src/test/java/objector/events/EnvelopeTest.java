package objector.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
  /// 'O', version 1, key 0, owner of 4 characters, payload.
  private static final String PINNED = "4f" + "01" + "00000000" + "04" + "616e6e61" + "7b7d";

  @Test
  void isLaidOutAsPinned() {
    byte[] bytes = Envelope.plain("anna", "{}".getBytes(UTF_8)).toBytes();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(PINNED);
  }

  @Test
  void opensWhatIsPinned() {
    Envelope envelope = Envelope.of(HexFormat.of().parseHex(PINNED));

    assertThat(envelope.owner()).isEqualTo("anna");
    assertThat(envelope.payload()).asString(UTF_8).isEqualTo("{}");
  }

  @Test
  void aLaterVersionIsRefusedAndNamed() {
    byte[] later = HexFormat.of().parseHex("4f03" + PINNED.substring(4));

    assertThatThrownBy(() -> Envelope.of(later))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("version 3");
  }

  /// 'O', version 2, key 0, owner of 4 characters, payload.
  @Test
  void aCompactValueLiesInTheSecondVersion() {
    byte[] bytes = Envelope.compact("anna", new byte[] {1, 2}).toBytes();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("4f0200000000" + "04616e6e61" + "0102");
    assertThat(Envelope.of(bytes).isCompact()).isTrue();
    assertThat(Envelope.of(HexFormat.of().parseHex(PINNED)).isCompact()).isFalse();
  }

  @Test
  void aTopicOfJsonDoesNotTakeACompactValueForText() {
    Envelope compact = Envelope.compact("anna", new byte[] {1, 2});

    assertThatThrownBy(compact::json).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void anEncryptedPayloadIsNotTakenForText() {
    byte[] encrypted = HexFormat.of().parseHex("4f0100000007" + PINNED.substring(12));

    assertThatThrownBy(() -> Envelope.of(encrypted))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("key 7");
  }

  @Test
  void anyCutIsRefused() {
    byte[] whole = HexFormat.of().parseHex(PINNED);
    for (int length = 0; length < 11; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> Envelope.of(cut)).isInstanceOf(Json.Unreadable.class);
    }
  }
}
