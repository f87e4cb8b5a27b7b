package objector.events.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldReasonTest {
  @ParameterizedTest
  @EnumSource
  void whatIsSaidIsReadBack(HeldReason reason) {
    HeldReason.Said said = HeldReason.read(reason.said("but “not” yours”.")).orElseThrow();

    assertThat(said.reason()).isEqualTo(reason);
    assertThat(said.detail()).isEqualTo(reason.takesDetail() ? "but “not” yours”." : "");
  }

  @ParameterizedTest
  @ValueSource(ints = {159, 160, 161, 5_000})
  void aLongSentenceIsShortenedAndNeverBetweenTheHalvesOfACharacter(int length) {
    String said = HeldReason.UNREAD.said("a".repeat(length - 2) + "😀".repeat(length / 2));

    String detail = HeldReason.read(said).orElseThrow().detail();
    assertThat(detail.length()).isLessThanOrEqualTo(160);
    assertThat(detail).endsWith("…");
    assertThat(Character.isHighSurrogate(detail.charAt(detail.length() - 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "It holds a code", "It looks like a confirmation, but"})
  void anotherSentenceIsNone(String sentence) {
    assertThat(HeldReason.read(sentence)).isEmpty();
  }
}
