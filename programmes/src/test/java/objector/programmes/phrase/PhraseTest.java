package objector.programmes.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void everyChoiceIsAReading() {
    Phrase phrase = new Phrase("^{is|was} your objection{|s}", null);

    assertThat(phrase.spelledOut())
        .containsExactly(
            "^is your objection",
            "^is your objections",
            "^was your objection",
            "^was your objections");
  }

  @Test
  void aChoiceWithinAChoiceIsRefused() {
    assertThatThrownBy(() -> new Phrase("{right to object|you {can|may} object}", null))
        .hasMessageContaining("a choice within a choice");
  }

  @Test
  void whatWouldBeFoundEverywhereIsRefused() {
    assertThatThrownBy(() -> new Phrase("^*", null)).hasMessageContaining("may be empty");
  }
}
