package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailLanguageTest {
  private final MailLanguage languages = new MailLanguage(MailPhrases.load());

  @Test
  void shortWordsTellIt() {
    assertThat(of("We have read what you sent to us, and this is what we think of it."))
        .isEqualTo("en");
    assertThat(of("Wir haben das gelesen und werden uns bald bei Ihnen melden.")).isEqualTo("de");
    assertThat(of("Nous avons bien lu ce que vous nous avez écrit, et nous vous répondrons."))
        .isEqualTo("fr");
    assertThat(of("Прочетохме това, което сте ни изпратили, и ще ви отговорим.")).isEqualTo("bg");
  }

  @Test
  void aWordIsOneHoweverItIsSetApart() {
    assertThat(of("(und)…\"nicht\"—wir/haben")).isEqualTo("de");
  }

  @Test
  void oneWordIsNotEnough() {
    assertThat(of("und")).isNull();
    assertThat(of("")).isNull();
    assertThat(of("12345 !!! 𝟙 😀")).isNull();
  }

  @Test
  void whatLiesFarBehindDoesNotCount() {
    assertThat(of("x ".repeat(2_000) + "wir haben das gelesen und werden uns melden")).isNull();
  }

  @Test
  void anEndlessWordIsNone() {
    assertThat(of("und".repeat(100_000))).isNull();
  }

  private @Nullable String of(String text) {
    return languages.of(TextFolding.comparable(text));
  }
}
