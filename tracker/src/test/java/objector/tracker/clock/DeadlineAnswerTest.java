package objector.tracker.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class DeadlineAnswerTest {
  @Test
  void theAnswerIsOneLineOfJson() {
    String json = DeadlineAnswer.json(LocalDate.parse("2025-04-17"), null);

    assertThat(json)
        .isEqualTo(
            """
            {"received":"2025-04-17","due":"2025-05-19","extendedDue":null,"extendedDueEarliest":null,"working":[\
            "Received on Thursday 17 April 2025; that day is not counted (Regulation 1182/71, Art. 3(1)).",\
            "One month later is Saturday 17 May 2025 (GDPR Art. 12(3); Regulation 1182/71, Art. 3(2)(c)).",\
            "Saturday 17 May 2025 does not end a period: it runs to the next working day (Art. 3(4)).",\
            "Sunday 18 May 2025 does not end a period: it runs to the next working day (Art. 3(4)).",\
            "An answer is due by the end of Monday 19 May 2025, Irish time."]}\
            """);
  }

  @Test
  void bothReadingsOfAnExtensionAreGiven() {
    String json = DeadlineAnswer.json(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-02-20"));

    assertThat(json)
        .contains("\"due\":\"2026-03-02\"")
        .contains("\"extendedDue\":\"2026-04-30\"")
        .contains("\"extendedDueEarliest\":\"2026-04-28\"");
  }

  @Test
  void readingsThatAgreeAreGivenTwice() {
    String json = DeadlineAnswer.json(LocalDate.parse("2025-04-14"), LocalDate.parse("2025-05-14"));

    assertThat(json)
        .contains("\"extendedDue\":\"2025-07-14\"")
        .contains("\"extendedDueEarliest\":\"2025-07-14\"");
  }

  @Test
  void anExtensionToldTooLateIsSaidInTheWorking() {
    String json = DeadlineAnswer.json(LocalDate.parse("2025-04-14"), LocalDate.parse("2025-05-15"));

    assertThat(json)
        .contains("\"extendedDue\":null,\"extendedDueEarliest\":null")
        .contains("told on Thursday 15 May 2025, after the first month: it extends nothing");
  }

  /// Counted by a second calculation, and written before this one was read.
  @ParameterizedTest(name = "{0}, extended on {1}")
  @CsvFileSource(
      files = "src/test/resources/stories/unseen/deadlines.tsv",
      numLinesToSkip = 1,
      delimiter = '\t')
  void asSomebodyElseCounts(
      LocalDate received, @Nullable LocalDate extendedOn, String due, String late, String early) {
    assertThat(DeadlineAnswer.json(received, extendedOn).replace("\"", ""))
        .contains(",due:" + due + ",extendedDue:" + late + ",extendedDueEarliest:" + early + ",");
  }

  @Test
  void aHolidayIsNamed() {
    assertThat(DeadlineAnswer.lines(LocalDate.parse("2026-01-02"), null))
        .contains(
            "Monday 2 February 2026 is a public holiday (St. Brigid's Day): it runs to the next working day (Art. 3(4)).");
  }

  @Test
  void anExtensionBeforeReceiptIsRefused() {
    LocalDate received = LocalDate.parse("2025-04-14");

    assertThatThrownBy(() -> DeadlineAnswer.json(received, received.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
