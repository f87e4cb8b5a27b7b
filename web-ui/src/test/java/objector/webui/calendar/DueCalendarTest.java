package objector.webui.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;

/// What is written is read back by the grammar, as calendars do.
final class DueCalendarTest {
  private static final URI SITE = URI.create("https://objector.example");
  private static final LocalDate FILED = LocalDate.of(2026, 11, 3);
  private static final LocalDate DUE = LocalDate.of(2026, 12, 3);

  @Test
  void aDueDateIsADayWithAReminderThreeDaysBeforeAtNine() {
    ReadCalendar.Part event = events(dossier("@anna", filed(DUE), 7)).getFirst();

    assertThat(value(event, "DTSTART")).isEqualTo("20261203");
    assertThat(value(event, "DTEND")).isEqualTo("20261204");
    assertThat(value(event, "TRANSP")).isEqualTo("TRANSPARENT");
    assertThat(value(event, "SUMMARY"))
        .isEqualTo("Instagram · @anna: by our count Meta’s answer is due");
    assertThat(event.parts("VALARM"))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.value("TRIGGER")).isEqualTo("-P2DT15H"));
  }

  @Test
  void aDueDateThatMovesIsTheSameEventWithAHigherSequence() {
    ReadCalendar.Part before = events(dossier("@anna", filed(DUE), 7)).getFirst();
    ReadCalendar.Part after = events(dossier("@anna", filed(DUE.plusMonths(2)), 9)).getFirst();

    assertThat(value(after, "UID")).isEqualTo(value(before, "UID")).endsWith("@objector.example");
    assertThat(Integer.parseInt(value(after, "SEQUENCE")))
        .isGreaterThan(Integer.parseInt(value(before, "SEQUENCE")));
    assertThat(value(after, "DTSTART")).isEqualTo("20270203");
  }

  @Test
  void theSameDossierGivesTheSameBytes() {
    Dossier dossier = dossier("@anna", filed(DUE), 7);

    assertThat(write(dossier)).isEqualTo(write(dossier));
  }

  @Test
  void anAuthoritysAnswerIsAnEventOfItsOwn() {
    Objection complained = new Objection.Complained(FILED, "IE", due(DUE), filed(DUE));

    ReadCalendar.Part event = events(dossier("@anna", complained, 7)).getFirst();

    assertThat(value(event, "UID")).contains("-authority@");
    assertThat(value(event, "SUMMARY")).contains("authority");
  }

  @Test
  void aNewObjectionHasItsOwnDayBesideTheAuthoritys() {
    Filing again = Filing.told(FILED.plusDays(9));
    Objection both =
        new Objection.Complained(
            FILED,
            "IE",
            due(LocalDate.of(2027, 2, 3)),
            new Objection.Filed(again, due(LocalDate.of(2026, 12, 14))));

    List<ReadCalendar.Part> events = events(dossier("@anna", both, 7));

    assertThat(events)
        .extracting(event -> value(event, "DTSTART"))
        .containsExactly("20270203", "20261214");
    assertThat(value(events.get(1), "UID")).contains("-meta@");
  }

  @Test
  void whatIsSettledLeavesTheCalendar() {
    Objection confirmed =
        new Objection.Confirmed(null, FILED, Proof.VERIFIED_MAIL, null, null, false);

    assertThat(events(dossier("@anna", confirmed, 7))).isEmpty();
  }

  @Test
  void aNameFullOfSyntaxStaysANameAndNoLineIsTooLong() {
    String handle = "a,b;c\\d\r\nBEGIN:VEVENT\u202E " + "ж€😀".repeat(40);

    byte[] written = write(dossier(handle, filed(DUE), 7));
    List<ReadCalendar.Part> events = events(dossier(handle, filed(DUE), 7));

    assertThat(events).hasSize(1);
    assertThat(value(events.getFirst(), "SUMMARY")).contains("a,b;c\\d", "ж€😀".repeat(40));
    for (String line : new String(written, UTF_8).split("\r\n", -1)) {
      assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void nothingOfThePersonIsSaidButTheirAccounts() {
    String written = new String(write(dossier("@anna", filed(DUE), 7)), UTF_8);

    assertThat(written).doesNotContain("anna@example.org", "k7m2annaq3r9t5vw", "p".repeat(26));
  }

  private static List<ReadCalendar.Part> events(Dossier dossier) {
    ReadCalendar.Part calendar = ReadCalendar.of(new String(write(dossier), UTF_8));
    assertThat(calendar.value("VERSION")).isEqualTo("2.0");
    assertThat(calendar.value("PRODID")).isNotEmpty();
    assertThat(calendar.parts()).isNotEmpty();
    return calendar.parts("VEVENT");
  }

  private static String value(ReadCalendar.Part event, String property) {
    return event.value(property);
  }

  private static byte[] write(Dossier dossier) {
    return DueCalendar.of(dossier, Translations.load().in("en", "Europe/Berlin"), SITE);
  }

  private static Objection filed(LocalDate due) {
    return new Objection.Filed(new Filing(FILED, Proof.PERSON_SAYS, null), due(due));
  }

  private static Due due(LocalDate on) {
    return new Due(FILED, on, null, List.of(new Due.Step(Due.Rule.DUE, on, null)));
  }

  private static Dossier dossier(String handle, Objection standing, long applied) {
    Account account =
        new Account(
            new AccountId("a".repeat(26)),
            Platform.INSTAGRAM,
            handle,
            null,
            List.of(),
            List.of(),
            standing);
    Dossier empty =
        new Dossier(
            new PersonId("p".repeat(26)),
            Instant.parse("2026-11-01T08:00:00Z"),
            "anna@example.org",
            new LoginHash("ab".repeat(32)),
            new AddressToken("k7m2annaq3r9t5vw"),
            "en",
            "Europe/Berlin",
            "DE",
            PageNews.ALL,
            Instant.parse("2026-11-01T08:05:00Z"),
            true,
            false,
            0,
            Map.of(),
            List.of(account),
            List.of(),
            List.of(),
            Map.of("objector.people", applied),
            false);
    return new DossierFields(empty).toDossier();
  }
}
