package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VoiceTest {
  private static final Translations WORDS = Translations.load();
  private static final Voice ENGLISH = WORDS.in("en-US", "Europe/Paris");
  private static final Voice FRENCH = WORDS.in("fr-BE", "Europe/Paris");
  private static final Instant NOW = Instant.parse("2025-05-03T20:00:00Z");

  @Test
  void aDateHasItsYearAlways() {
    assertThat(ENGLISH.date(LocalDate.of(2025, 5, 3))).isEqualTo("3 May 2025");
  }

  @Test
  void theFirstOfAMonthIsAnOrdinalInFrench() {
    assertThat(FRENCH.date(LocalDate.of(2025, 5, 1))).isEqualTo("1er mai 2025");
  }

  @Test
  void aMomentOfTodayIsATime() {
    assertThat(FRENCH.moment(Instant.parse("2025-05-03T07:05:00Z"), NOW))
        .isEqualTo("aujourd’hui à 9 h 05");
  }

  @Test
  void whatIsTodayDependsOnTheZone() {
    Instant lateYesterdayInUtc = Instant.parse("2025-05-02T22:30:00Z");

    assertThat(ENGLISH.moment(lateYesterdayInUtc, NOW)).isEqualTo("today at 00:30");
  }

  @Test
  void anEarlierMomentIsADate() {
    assertThat(ENGLISH.moment(Instant.parse("2025-04-14T07:05:00Z"), NOW))
        .isEqualTo("14 April 2025");
  }

  @Test
  void minutesAgoHaveTheirPlural() {
    List<String> said =
        List.of(
            ENGLISH.ago(NOW.minusSeconds(5), NOW),
            ENGLISH.ago(NOW.minusSeconds(61), NOW),
            ENGLISH.ago(NOW.minusSeconds(720), NOW),
            ENGLISH.ago(NOW.minusSeconds(7200), NOW),
            FRENCH.ago(NOW.minusSeconds(86400 * 5), NOW));

    assertThat(said)
        .containsExactly(
            "just now", "1 minute ago", "12 minutes ago", "2 hours ago", "il y a 5 jours");
  }

  @Test
  void aListIsOneOfTheLanguage() {
    List<String> items = List.of("a", "b", "c");

    assertThat(List.of(ENGLISH.list(items), FRENCH.list(items)))
        .containsExactly("a, b and c", "a, b et c");
  }

  @ParameterizedTest
  @CsvSource({
    "sv, Österrike Ungern Island, Island Ungern Österrike",
    "de, Polen Österreich Niederlande, Niederlande Österreich Polen",
    "cs, Irsko Chorvatsko Dánsko Česko, Česko Dánsko Chorvatsko Irsko",
    "et, Ungari Tšehhi Šveits Saksamaa, Saksamaa Šveits Tšehhi Ungari",
    "lt, Kroatija Ispanija Islandija Italija, Islandija Ispanija Italija Kroatija",
    "es, Ñuñoa Oporto Namur, Namur Ñuñoa Oporto",
    "el, Φινλανδία Ελλάδα Άλφα, Άλφα Ελλάδα Φινλανδία"
  })
  void namesStandInTheOrderOfTheLanguage(String language, String mixed, String sorted) {
    assertThat(Stream.of(mixed.split(" ", -1)).sorted(WORDS.in(language, "UTC").alphabet()))
        .containsExactly(sorted.split(" ", -1));
  }

  /// CLDR has all of this for all of them; English is what is said where it has not.
  @Test
  void daysMonthsAndListsAreNoLanguagesEnglish() {
    for (String language : Translations.codes()) {
      if (!language.equals("en")) {
        Voice voice = WORDS.in(language, "UTC");

        assertThat(voice.weekday(LocalDate.of(2026, 1, 3)))
            .as(language)
            .contains("2026")
            .doesNotContain("Saturday", "January");
        assertThat(voice.date(LocalDate.of(2026, 7, 30)))
            .as(language)
            .contains("30", "2026")
            .doesNotContain("July");
        assertThat(voice.list(List.of("a", "b", "c")))
            .as(language)
            .matches("a, b,? \\p{L}+[ \\u00a0]c")
            .doesNotContain(" and ");
      }
    }
  }

  @Test
  void anUnknownLanguageIsAnsweredInEnglish() {
    assertThat(WORDS.in("tlh", "UTC").language()).isEqualTo("en");
  }

  @Test
  void anUnknownZoneIsUtc() {
    assertThat(WORDS.in("en", "Middle/Earth").zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void aForgottenArgumentIsRefusedByName() {
    assertThatThrownBy(() -> ENGLISH.say("confirmed.verified-mail", Map.of()))
        .hasMessage("message 'confirmed.verified-mail' needs the argument on");
  }

  @Test
  void anUnknownMessageIsRefusedByName() {
    assertThatThrownBy(() -> ENGLISH.say("no.such")).hasMessage("there is no message 'no.such'");
  }

  @Test
  void thePseudoLanguageAccentsWhatIsInTheFilesAndNothingElse() {
    Voice voice = Translations.load().in(Translations.PSEUDO, "UTC");

    assertThat(voice.say("ago.minutes", Map.of("n", 1))).isEqualTo("1 mîñûté âgô");
    assertThat(voice.say("ago.minutes", Map.of("n", 12))).isEqualTo("12 mîñûtéš âgô");
    assertThat(voice.say("frame.footer", Map.of("operator", "the Berger family")))
        .contains("the Berger family")
        .contains("šôftwâré");
  }

  @Test
  void textsOfTheDataAreSetAsMessagesAre() {
    Voice french = Translations.load().in("fr", "UTC");

    assertThat(french.typeset("L'autorité dit : « non » ; c'est clair ?"))
        .isEqualTo("L’autorité dit\u202f: «\u202fnon\u202f»\u202f; c’est clair\u202f?");
  }
}
