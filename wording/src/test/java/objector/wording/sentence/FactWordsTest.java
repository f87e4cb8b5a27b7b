package objector.wording.sentence;

import java.util.Locale;
import java.util.stream.Stream;
import objector.events.id.EventId;
import objector.events.person.Fact;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.PinnedText;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FactWordsTest {
  private static final Translations WORDS = Translations.load();
  private static final Programmes PROGRAMMES = Programmes.load();

  static Stream<Locale> languages() {
    return WORDS.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyFactHasItsPinnedEntry(Locale language) {
    FactWords words = new FactWords(WORDS.in(language.toLanguageTag(), "UTC"), PROGRAMMES, "FR");
    StringBuilder all = new StringBuilder();

    for (Fact.What what : Fact.What.values()) {
      for (Proof proof : Proof.values()) {
        all.append(words.of(fact(what, proof, false))).append('\n');
      }
      all.append(words.of(fact(what, Proof.VERIFIED_MAIL, true))).append("\n\n");
    }

    PinnedText.compare("facts-" + language + ".txt", all.toString());
  }

  private static Fact fact(Fact.What what, Proof proof, boolean undone) {
    return new Fact(
        new EventId("e".repeat(26)),
        SampleStandings.NOW,
        SampleStandings.FILED_ON,
        what,
        proof,
        null,
        detail(what),
        what == Fact.What.CONFIRMED && undone,
        undone);
  }

  private static @Nullable String detail(Fact.What what) {
    return switch (what) {
      case COMPLAINED -> "FR";
      case PAGE_CHANGED -> "Not a page id";
      case CODE -> "123456";
      case ACCOUNT_ADDED,
          NOTICE,
          FILED,
          ACKNOWLEDGED,
          MORE_ASKED,
          EXTENDED,
          CONFIRMED,
          REFUSED,
          WITHDRAWN,
          ANSWERED,
          LOOKED,
          REMINDED ->
          null;
    };
  }
}
