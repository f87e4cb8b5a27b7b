package objector.wording.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import objector.wording.PinnedText;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DueDateWordsTest {
  private static final Translations WORDS = Translations.load();

  static Stream<Locale> languages() {
    return WORDS.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyRuleIsSaidInAPlainSentence(Locale language) {
    Due due =
        new Due(
            LocalDate.of(2025, 11, 25),
            LocalDate.of(2025, 12, 29),
            null,
            Stream.of(Rule.values())
                .map(rule ->
                    new Step(
                        rule,
                        LocalDate.of(2025, isIdle(rule) ? 11 : 12, isIdle(rule) ? 30 : 1),
                        null))
                .toList());
    DueDateWords words = new DueDateWords(WORDS.in(language.toLanguageTag(), "UTC"));

    String said = words.question(due) + "\n" + String.join("\n", words.steps(due)) + "\n";

    PinnedText.compare("working-" + language + ".txt", said);
  }

  /// As the clock counts: the 20th is a Sunday.
  @Test
  void aSundayLeadsToTheMondayAfterIt() {
    Step sunday = new Step(Rule.SUNDAY, LocalDate.of(2026, 9, 20), null);
    LocalDate on = LocalDate.of(2026, 9, 21);

    List<String> said =
        new DueDateWords(WORDS.in("en", "UTC")).steps(new Due(on, on, null, List.of(sunday)));

    assertThat(said)
        .containsExactly(
            "A period does not end on a Sunday: on to Monday 21 September 2026 (Article 3(4)).");
  }

  private static boolean isIdle(Rule rule) {
    return rule == Rule.SATURDAY || rule == Rule.SUNDAY || rule == Rule.HOLIDAY;
  }

  @Test
  void aHolidayIsNamedInTheLanguage() {
    List<String> said =
        Stream.of("ST_PATRICK", "christian.EASTER_MONDAY", "NEW_HOLIDAY")
            .map(DueDateWordsTest::rolledOver)
            .map(due -> new DueDateWords(WORDS.in("fr", "UTC")).steps(due).getFirst())
            .toList();

    assertThat(said)
        .satisfiesExactly(
            patrick -> assertThat(patrick).contains("ici la Saint-Patrick"),
            easter -> assertThat(easter).contains("ici le lundi de Pâques"),
            other -> assertThat(other).contains("ici l’un d’eux"));
  }

  private static Due rolledOver(String holiday) {
    LocalDate on = LocalDate.of(2025, 4, 22);
    return new Due(on, on, null, List.of(new Step(Rule.HOLIDAY, on, holiday)));
  }
}
