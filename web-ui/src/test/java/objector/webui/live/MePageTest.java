package objector.webui.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection;
import objector.programmes.Programmes;
import objector.webui.Invented;
import objector.webui.request.WebRequest;
import objector.webui.template.Templates;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;

/// How long a person's page is kept, and which never is.
final class MePageTest {
  private static final Dossier BEN = Invented.ben();
  private final MePage page =
      new MePage(
          new Templates(
              Translations.load(),
              "the Berger family",
              "test",
              URI.create("https://objector.example")),
          Programmes.load(),
          "in.objector.example");

  @Test
  void theSameBytesAreGivenWithinTheMinuteAndOthersAfterIt() {
    Dossier anna = Invented.anna();
    Instant minute = Instant.parse("2026-11-29T08:00:00Z");

    byte[] first = page.answer(request(minute), anna).body();
    byte[] last = page.answer(request(minute.plusSeconds(59)), anna).body();
    byte[] next = page.answer(request(minute.plusSeconds(60)), anna).body();

    assertThat(last).isSameAs(first);
    assertThat(next).isNotSameAs(first);
  }

  /// A mail provider's code is worth a card for a day.
  @Test
  void whatGrowsOldIsGoneWithTheNextMinute() {
    Dossier coded = Invented.with(BEN, List.of());
    Instant old = Invented.NOW.minusSeconds(300).plus(Duration.ofDays(1));

    String before = text(old.minusSeconds(1), coded);
    String after = text(old.plusSeconds(60), coded);

    assertThat(before).contains("493027164");
    assertThat(after).doesNotContain("493027164");
  }

  /// Meta’s own runs out within the hour, and from one second to the next.
  @Test
  void aPageWithACodeOfMetasIsNeverKept() {
    Account coded =
        BEN.accounts().stream()
            .filter(account -> account.standing() instanceof Objection.CodeAsked)
            .findFirst()
            .orElseThrow();
    Dossier dossier = Invented.with(Invented.anna(), List.of(coded));

    byte[] first = page.answer(request(Invented.NOW), dossier).body();
    byte[] second = page.answer(request(Invented.NOW), dossier).body();

    assertThat(second).isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void anEqualDossierOfAnotherReadingSetsThePageAnew() {
    byte[] first = page.answer(request(Invented.NOW), Invented.anna()).body();
    byte[] second = page.answer(request(Invented.NOW), Invented.anna()).body();

    assertThat(second).isNotSameAs(first).isEqualTo(first);
  }

  private String text(Instant now, Dossier dossier) {
    return new String(page.answer(request(now), dossier).body(), UTF_8);
  }

  private static WebRequest request(Instant now) {
    return new WebRequest(
        "GET",
        "/me",
        Map.of(),
        Map.of(),
        WebRequest.Form.empty(),
        Map.of(),
        Map.of(),
        "192.0.2.1",
        false,
        now,
        "en",
        true);
  }
}
