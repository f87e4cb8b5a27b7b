package objector.wording.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.person.Objection;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.PermittedStates;
import objector.wording.PinnedText;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import objector.wording.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public final class AccountSentenceTest {
  private static final int MOST_WORDS = 35;
  private static final Translations WORDS = Translations.load();
  private static final Programmes PROGRAMMES = Programmes.load();

  /// Sentences of the design, as they were agreed.
  private static final List<String> AGREED =
      List.of(
          "Instagram · @anna: nothing is known yet. Forward us a mail from Meta, or object now.",
          "Instagram · @anna: Meta wrote to you on 14 April 2025 that it would use your public posts to train its AI. No objection is known to us. Object now.",
          "Instagram · @anna: you say you saw Meta’s notice on 14 April 2025. No objection is known to us. Object now.",
          "Instagram · @anna: Meta sent a code for its form today at 10:42; it works for about an hour. Enter it now: 123456.",
          "Instagram · @anna: you say you objected on 3 May 2025. By our count Meta has until 3 June 2025 to answer. Nothing to do until then.",
          "Instagram · @anna: you objected on 3 May 2025 and Meta acknowledged it the same day. By our count it has until 3 June 2025 to answer. Nothing to do until then.",
          "Instagram · @anna: Meta asked for more on 5 May 2025 before it decides. Answer it; the due date of 3 June 2025 may move.",
          "Instagram · @anna: Meta said on 20 May 2025 that it needs up to two more months. By our count it has until 5 August 2025. Nothing to do until then.",
          "Instagram · @anna: you objected on 3 May 2025. No answer has reached us, and by our count one was due on 3 June 2025. Send the reminder we prepared.",
          "Instagram · @anna: Meta confirmed your objection on 3 May 2025, in a mail whose signature we checked. Nothing to do.",
          "Instagram · @anna: a mail dated 3 May 2025 says Meta confirmed your objection; we could not check its signature. Forward the original as an attachment to have it checked.",
          "Instagram · @anna: you say Meta confirmed your objection in the app on 3 May 2025; we hold no mail. Keep a screenshot.",
          "Instagram · @anna: covered by your objection for Facebook · Anna B., which Meta confirmed on 3 May 2025 (Meta’s mail says so). Nothing to do.",
          "Instagram · @anna: Meta confirmed your objection on 3 May 2025, in a mail whose signature we checked. Meta sent its notice again on 9 May 2025; that changes nothing. Nothing to do.",
          "Instagram · @anna: Meta confirmed your objection on 3 May 2025; on 23 July 2026 its policy changed where it speaks of AI or of objecting. Look again; object again if in doubt.",
          "Instagram · @anna: you objected on 12 June 2024. Meta said in 2025 that it honours objections of 2024; others doubt it. To be sure, object again.",
          "Instagram · @anna: Meta refused your objection on 10 May 2025, but you say Meta confirmed your objection on 12 May 2025. Tell us which is right.",
          "Instagram · @anna: you say you withdrew your objection on 1 June 2026. You can object again at any time.",
          "Instagram · @anna : rien n’est connu pour l’instant. Transférez-nous un message de Meta, ou opposez-vous dès maintenant.",
          "Instagram · @anna : Meta a envoyé aujourd’hui à 10 h 42 un code pour son formulaire, valable environ une heure. Saisissez-le maintenant : 123456.",
          "Instagram · @anna : vous dites avoir fait opposition le 3 mai 2025. Selon notre calcul, Meta a jusqu’au 3 juin 2025 pour répondre. Rien à faire d’ici là.",
          "Instagram · @anna : vous avez fait opposition le 3 mai 2025. Aucune réponse ne nous est parvenue ; selon notre calcul, elle était due le 3 juin 2025. Envoyez la relance que nous avons préparée.",
          "Instagram · @anna : Meta a confirmé votre opposition le 3 mai 2025, dans un message dont nous avons vérifié la signature. Rien à faire.");

  static Stream<Locale> languages() {
    return WORDS.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyStandingHasItsPinnedSentence(Locale language) {
    StringBuilder all = new StringBuilder();

    SampleStandings.standings()
        .forEach((name, standing) -> all.append(entry(name, sentence(standing, language))));

    PinnedText.compare("sentences-" + language + ".txt", all.toString());
  }

  private static String entry(String name, Sentence sentence) {
    return "%s\n  %s\n  [%s · %s · %s]\n\n"
        .formatted(
            name,
            sentence.text(),
            sentence.tone().word(),
            sentence.stateWord(),
            sentence.other() == null
                ? sentence.label()
                : sentence.label() + " · " + sentence.other().word());
  }

  @Test
  void theAgreedSentencesAreSaidAsAgreed() {
    List<String> said =
        Stream.of(Locale.ENGLISH, Locale.FRENCH)
            .flatMap(language ->
                SampleStandings.standings().values().stream()
                    .map(standing -> sentence(standing, language).text()))
            .map(text -> Isolated.bare(text).replace('\u202f', ' '))
            .toList();

    assertThat(said).containsAll(AGREED);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void atMost35WordsStandBeforeTheNextStep(Locale language) {
    List<String> longer = new ArrayList<>();
    SampleStandings.standings()
        .forEach((name, standing) -> {
          List<String> words = words(sentence(standing, language).facts());
          if (words.size() > MOST_WORDS) {
            longer.add(words.size() + " words, " + name + ": " + String.join(" ", words));
          }
        });
    assertThat(longer).isEmpty();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[ \u202f]+"))
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  @Test
  void whereNothingIsKnownNobodyIsAlarmed() {
    Sentence sentence = sentence(new Objection.Unknown(), Locale.ENGLISH);

    assertThat(sentence.tone()).isEqualTo(Tone.UNKNOWN);
  }

  @Test
  void aHandleIsIsolated() {
    Sentence sentence = sentence(new Objection.Unknown(), Locale.ENGLISH);

    assertThat(sentence.text()).startsWith("Instagram · \u2068@anna\u2069: nothing");
  }

  @Test
  void inHtmlAHandleIsABdiElementAndNothingOfItIsMarkup() {
    Objection.AccountName name =
        new Objection.AccountName(objector.events.id.Platform.FACEBOOK, "<b>\u202eevil");
    AccountSentence sentences =
        new AccountSentence(WORDS.in("en", "Europe/Paris"), PROGRAMMES, null);

    String html = sentences.of(name, new Objection.Unknown(), SampleStandings.NOW).html();

    assertThat(html).startsWith("Facebook · <bdi>&lt;b&gt;evil</bdi>: nothing is known yet.");
  }

  @Test
  void whoLivesNowhereKnownStillHasAnAuthority() {
    AccountSentence sentences = new AccountSentence(WORDS.in("en", "UTC"), PROGRAMMES, null);
    Objection refused = SampleStandings.standing("refused, verified-mail");

    Sentence sentence = sentences.of(SampleStandings.ANNA, refused, SampleStandings.NOW);

    assertThat(sentence.next())
        .isEqualTo("You can complain to your data-protection authority; the letter is ready.");
  }

  @Test
  void whoeverMayObjectIsShownTheFormOfTheirPlatform() {
    Sentence sentence = sentence(new Objection.Unknown(), Locale.ENGLISH);

    assertThat(sentence.form()).startsWith("https://");
  }

  @Test
  void theFactsCanStandAlone() {
    Sentence sentence = sentence(new Objection.Unknown(), Locale.FRENCH);

    assertThat(sentence.alone()).isEqualTo("Rien n’est connu pour l’instant.");
  }

  public static Sentence sentence(Objection standing, Locale language) {
    Voice voice = WORDS.in(language.toLanguageTag(), "Europe/Paris");
    return new AccountSentence(voice, PROGRAMMES, "FR")
        .of(SampleStandings.ANNA, standing, SampleStandings.NOW);
  }

  @Test
  void everyStateOccursInTheSamples() {
    Map<String, Objection> samples = SampleStandings.standings();

    assertThat(samples.values().stream().map(Object::getClass).distinct())
        .containsAll(PermittedStates.of(Objection.class));
  }
}
