package objector.ingest.maildate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailDateTest {
  private static final String FORWARDED = "Tue, 15 Apr 2025 08:00:00 +0200";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Mon, 14 Apr 2025 17:48:03 +0200 (CEST) | 2025-04-14T15:48:03Z",
        "en | Mon, Apr 14, 2025 at 5:48 PM | 2025-04-14T15:48:00Z",
        "en | Monday, April 14, 2025 12:05 AM | 2025-04-13T22:05:00Z",
        "en | 14 April 2025 at 17:48:03 GMT+3 | 2025-04-14T15:48:00Z",
        "en | 4/14/2025 5:48 PM | 2025-04-14T15:48:00Z",
        "fr | lun. 14 avr. 2025 à 17:48 | 2025-04-14T15:48:00Z",
        "fr | 14 avril 2025 à 17:48:03 UTC+2 | 2025-04-14T15:48:00Z",
        "de | Mo., 14. Apr. 2025 um 17:48 Uhr | 2025-04-14T15:48:00Z",
        "de | 14.04.2025 17:48 | 2025-04-14T15:48:00Z",
        "es | lunes, 14 de abril de 2025 17:48 | 2025-04-14T15:48:00Z",
        "it | lun 14 apr 2025 alle ore 17:48 | 2025-04-14T15:48:00Z",
        "pl | pon., 14 kwi 2025 o 17:48 | 2025-04-14T15:48:00Z",
        "pl | 14 listopada 2025 17:48 | 2025-11-14T15:48:00Z",
        "hr | 14. listopada 2025. 17:48 | 2025-10-14T15:48:00Z",
        "el | 14 Απριλίου 2025 17:48 | 2025-04-14T15:48:00Z",
        "bg | 14 април 2025 г. 17:48 | 2025-04-14T15:48:00Z",
        "fi | ma 14. huhtik. 2025 klo 17.48 | 2025-04-14T15:48:00Z",
        "hu | 2025. április 14. 17:48 | 2025-04-14T15:48:00Z",
        "sv | 2025-04-14 17:48 | 2025-04-14T15:48:00Z",
        "ja | 2025年4月14日(月) 17:48 | 2025-04-14T15:48:00Z",
        "nl | 14/04/2025 17:48 | 2025-04-14T15:48:00Z",
        "de | 14.04.25 17:48 | 2025-04-14T15:48:00Z",
        "fr | 14/04/25 17:48 | 2025-04-14T15:48:00Z",
      })
  void whatProgramsWriteForPeopleIsRead(String language, String written, Instant meant) {
    assertThat(MailDate.read(written, language, FORWARDED)).isEqualTo(meant);
  }

  @Test
  void aZoneOfMoreThanADayIsNone() {
    for (String zone : List.of("+2500", "-2500", "+25 10:00", "+9999", "+0060")) {
      String date = "Mon, 14 Apr 2025 10:00:00 " + zone;

      assertThat(String.valueOf(MailDate.read(date, "en", date))).as(zone).startsWith("2025-04-14");
      assertThat(MailDate.read("14 April 2025", "en", date))
          .as(zone)
          .isEqualTo(Instant.parse("2025-04-14T12:00:00Z"));
    }
  }

  @Test
  void withoutAZoneOnlyTheDayIsKnown() {
    assertThat(MailDate.read("Mon, Apr 14, 2025 at 11:48 PM", "en", null))
        .isEqualTo("2025-04-14T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "en | 3/5/2025 17:48", // March or May?
        "en | 31/31/2025",
        "en | 25-04-14 17:48", // which is the year?
        "en | 14.04.99 17:48",
        "en | 99999999999999999999999999 April 2025",
        "en | yesterday",
        "en | 14 April",
        "- | ",
      })
  void whatIsNotCertainIsNotRead(@Nullable String language, @Nullable String written) {
    assertThat(MailDate.read(written, language, FORWARDED)).isNull();
  }
}
