package objector.ingest.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFoldingTest {
  @Test
  void caseAccentsQuotesAndWhiteSpaceDoNotCount() {
    assertThat(TextFolding.comparable("  Nous  l’Avons\r\nREÇU\u00a0–\u200b «vu» "))
        .isEqualTo("nous l'avons recu - \"vu\"");
  }

  @Test
  void aFreeLineEndsASentence() {
    assertThat(TextFolding.comparable("one\ntwo\r\n\r\nthree")).isEqualTo("one two¶three");
  }

  /// A text in ASCII goes a shorter way, to the same words.
  @ParameterizedTest
  @ValueSource(strings = {"Plain `Text`, \t AND\r\n\r\nmore; \u0001\u007f!", "", " ", "a", "`"})
  void theShorterWayForAsciiLeadsToTheSame(String ascii) {
    // What is left out again takes it the longer way.
    assertThat(TextFolding.comparable(ascii)).isEqualTo(TextFolding.comparable(ascii + "\u200b"));
    assertThat(TextFolding.visible(ascii)).isEqualTo(TextFolding.visible(ascii + "\u200b"));
  }
}
