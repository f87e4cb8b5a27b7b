package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void everyTextOfALanguageWhosePhrasesAreKnownIsRead() {
    for (InventedMails mail : InventedMails.all()) {
      assertThat(languages.reads(mail.subject() + "\n" + mail.body()))
          .as("%s: %s", mail.language(), mail.body())
          .isTrue();
    }
  }

  /// Of languages that are known by their short words alone, that are not known at all, and that
  /// share words with one that is.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Við höfum lesið það sem þú sendir okkur og svörum þér fljótlega.",
        "Ми прочитали те, що ви нам надіслали, і невдовзі вам відповімо.",
        "Bize gönderdiklerinizi okuduk ve size yakında yanıt vereceğiz.",
        "Прочитали смо оно што сте нам послали и ускоро ћемо вам одговорити.",
        "Го прочитавме она што ни го испративте и наскоро ќе ви одговориме.",
        "Мы прочитали всё, что вы нам прислали, и скоро вам ответим.",
        "Mir hunn dat gelies, wat Dir eis geschéckt hutt, an äntweren Iech geschwënn.",
        "I kemi lexuar ato që na keni dërguar dhe do t'ju përgjigjemi së shpejti.",
        "Bidali diguzuna irakurri dugu, eta laster erantzungo dizugu.",
        "Rydym wedi darllen yr hyn a anfonoch atom a byddwn yn ateb yn fuan.",
        "Tumesoma ulichotutumia na tutakujibu hivi karibuni.",
        "お送りいただいた内容を確認しました。近日中にご返信いたします。",
        "İtirazınızı kabul ediyoruz.",
      })
  void aTextOfAnotherLanguageIsNot(String text) {
    assertThat(languages.reads(text)).isFalse();
  }

  @Test
  void namesAndLinksAreOfNoLanguage() {
    assertThat(languages.reads("Şule Gökçe has sent you this: https://www.instagram.com/ışık/ğ"))
        .isTrue();
    assertThat(languages.reads("12345 !!! 😀")).isTrue();
  }

  private @Nullable String of(String text) {
    return languages.of(TextFolding.comparable(text));
  }
}
