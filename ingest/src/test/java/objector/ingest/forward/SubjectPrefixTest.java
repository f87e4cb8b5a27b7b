package objector.ingest.forward;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.judge.Judges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPrefixTest {
  private static final ForwardLexicon WORDS = new ForwardLexicon(Judges.PHRASES);

  @ParameterizedTest
  @ValueSource(
      strings = {"Re[2]: x", "Re(3): x", "RE^2: x", "Odp.: x", "Odp. : x", "Re2: x", "RE : x"})
  void anAnswerThatIsCountedOrCutShortIsAnAnswer(String subject) {
    assertThat(WORDS.isReplySubject(subject)).isTrue();
    assertThat(WORDS.isForwardSubject(subject)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fwd[2]: x", "TR : x", "Tr: x", "FW: x", "Fwd : x"})
  void soIsAForwardAForward(String subject) {
    assertThat(WORDS.isForwardSubject(subject)).isTrue();
  }

  @Test
  void whatIsNoPrefixStaysAsItIs() {
    assertThat(SubjectPrefix.plain("Room 7: at noon")).isEqualTo("room: at noon");
    assertThat(WORDS.isReplySubject("Room 7: at noon")).isFalse();
    assertThat(SubjectPrefix.plain("7: at noon")).isEqualTo("7: at noon");
  }
}
