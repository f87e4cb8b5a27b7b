package objector.ingest.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.judge.Judges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPrefixTest {
  private static final ForwardLexicon WORDS = ForwardLexicon.of(Judges.PHRASES);

  @ParameterizedTest
  @ValueSource(
      strings = {"Re[2]: x", "Re(3): x", "RE^2: x", "Odp.: x", "Odp. : x", "Re2: x", "RE : x"})
  void anAnswerThatIsCountedOrCutShortIsAnAnswer(String subject) {
    assertThat(WORDS.prefixes().isReplySubject(subject)).isTrue();
    assertThat(WORDS.prefixes().isForwardSubject(subject)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fwd[2]: x", "TR : x", "Tr: x", "FW: x", "Fwd : x"})
  void soIsAForwardAForward(String subject) {
    assertThat(WORDS.prefixes().isForwardSubject(subject)).isTrue();
  }

  @Test
  void whatIsNoPrefixStaysAsItIs() {
    assertThat(SubjectPrefix.plain("Room 7: at noon")).isEqualTo("room: at noon");
    assertThat(WORDS.prefixes().isReplySubject("Room 7: at noon")).isFalse();
    assertThat(SubjectPrefix.plain("7: at noon")).isEqualTo("7: at noon");
  }
}
