package objector.tracker.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatutoryClockTest {
  private final StatutoryClock clock = new StatutoryClock();

  @ParameterizedTest
  @CsvSource({
    "2025-04-14, 2025-05-14",
    "2025-04-17, 2025-05-19",
    "2025-05-26, 2025-06-26",
    "2025-08-31, 2025-09-30",
    "2025-11-25, 2025-12-29",
    "2026-01-31, 2026-03-02",
    "2026-03-05, 2026-04-07",
    "2026-04-03, 2026-05-05",
    "2024-01-31, 2024-02-29",
    "2025-05-03, 2025-06-03",
    // St Brigid's Day: the first Monday of February since 2023, or a Friday the 1st.
    "2026-01-02, 2026-02-03",
    "2030-01-01, 2030-02-04",
    "2022-01-07, 2022-02-07",
    // Good Friday is no public holiday in Ireland.
    "2026-03-03, 2026-04-03",
  })
  void anAnswerIsDueAfterOneMonth(LocalDate received, LocalDate due) {
    Due answer = clock.answerDue(received);

    assertThat(answer.on()).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-14, 2025-07-14,",
    "2025-04-17, 2025-07-17,",
    "2025-05-26, 2025-08-26,",
    "2025-08-31, 2025-12-01,",
    "2025-11-25, 2026-02-25,",
    "2026-01-31, 2026-04-30, 2026-04-28",
    "2026-03-05, 2026-06-05,",
    "2026-04-03, 2026-07-03,",
    "2024-01-31, 2024-04-30, 2024-04-29",
    "2025-05-03, 2025-08-05,",
  })
  void anExtensionIsByTwoMonthsInOneOfTwoReadings(
      LocalDate received, LocalDate due, @org.jspecify.annotations.Nullable LocalDate earliest) {
    Due extended = clock.extended(received, received.plusDays(10));

    assertThat(extended.on()).isEqualTo(due);
    assertThat(extended.earliest()).isEqualTo(earliest);
  }

  @Test
  void anExtensionToldOnTheDueDayStillCounts() {
    Due extended = clock.extended(LocalDate.parse("2025-04-17"), LocalDate.parse("2025-05-19"));

    assertThat(extended.on()).isEqualTo("2025-07-17");
  }

  @Test
  void anExtensionToldADayLaterExtendsNothingAndSaysSo() {
    Due extended = clock.extended(LocalDate.parse("2025-04-17"), LocalDate.parse("2025-05-20"));

    assertThat(extended.on()).isEqualTo("2025-05-19");
    assertThat(extended.working()).extracting(Step::rule).contains(Rule.EXTENSION_TOO_LATE);
  }

  @Test
  void theWorkingNamesEveryDayThatWasRolledOver() {
    Due due = clock.answerDue(LocalDate.parse("2025-11-25"));

    assertThat(due.working())
        .containsExactly(
            new Step(Rule.RECEIVED, LocalDate.parse("2025-11-25"), null),
            new Step(Rule.ONE_MONTH, LocalDate.parse("2025-12-25"), null),
            new Step(Rule.HOLIDAY, LocalDate.parse("2025-12-25"), "CHRISTMAS"),
            new Step(Rule.HOLIDAY, LocalDate.parse("2025-12-26"), "STEPHENS"),
            new Step(Rule.SATURDAY, LocalDate.parse("2025-12-27"), null),
            new Step(Rule.SUNDAY, LocalDate.parse("2025-12-28"), null),
            new Step(Rule.DUE, LocalDate.parse("2025-12-29"), null));
  }

  @Test
  void anAuthorityHasThreeMonthsByItsOwnHolidays() {
    // 14 July is a holiday in France, not in Ireland.
    assertThat(clock.authorityDue(LocalDate.parse("2025-04-14"), "FR").on())
        .isEqualTo("2025-07-15");
  }

  @Test
  void aCountryWithoutKnownHolidaysRollsOverWeekendsOnly() {
    assertThat(clock.authorityDue(LocalDate.parse("2025-04-12"), "XX").on())
        .isEqualTo("2025-07-14");
  }

  @Test
  void theLastHourEndsInDublin() {
    Due due = clock.answerDue(LocalDate.parse("2025-05-26"));

    assertThat(StatutoryClock.over(due)).isEqualTo(Instant.parse("2025-06-26T23:00:00Z"));
  }
}
