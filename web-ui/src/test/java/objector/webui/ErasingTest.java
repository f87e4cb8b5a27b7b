package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import objector.events.id.EventId;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Erasing takes two steps, and its receipt promises no more than holds.
@Timeout(60)
class ErasingTest {
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);
  private static final String ANNA = RunningSite.session(Invented.ANNA);

  private RunningSite site;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    site =
        new RunningSite(folder.resolve("state"), Files.createDirectory(folder.resolve("outbox")));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void erasingTakesTwoSteps() throws IOException, InterruptedException {
    String form = site.get("/me/erase", "Cookie", ANNA).body();

    assertThat(form).contains("Erase everything about you?").contains("/me/export");
    assertThat(site.told).isEmpty();

    HttpResponse<String> answer = site.post("/me/erase", "", "Cookie", ANNA);

    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            ErasureAsked.class, e -> assertThat(e.person()).isEqualTo(Invented.ANNA));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/erased?t=");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void aReceiptSaysWhatIsDoneAndWhatIsNot() throws IOException, InterruptedException {
    String receipt =
        LINKS.sign(
            Purpose.RECEIPT,
            Invented.BEN,
            EventId.random(),
            Invented.NOW.plus(Duration.ofDays(60)));

    String body = site.get("/erased?t=" + receipt).body();

    assertThat(body)
        .contains("You are being erased.")
        .contains("Removed. What Kafka has not yet cleaned from its disks is gone by")
        .contains("Done: on 23 November 2026 we looked through all of it")
        .contains("Not removed yet; by 25 November 2026.");
  }

  @Test
  void aReceiptThatNobodyHasWorkedInYetPromisesNothing() throws IOException, InterruptedException {
    String receipt =
        LINKS.sign(
            Purpose.RECEIPT,
            Invented.ANNA,
            EventId.random(),
            Invented.NOW.plus(Duration.ofDays(60)));

    assertThat(site.get("/erased?t=" + receipt).body())
        .contains("We have your request.")
        .doesNotContain("Removed.");
  }

  @Test
  void aReceiptIsOnlyForWhoeverWasGivenIt() throws IOException, InterruptedException {
    String other =
        LINKS.sign(Purpose.SIGN_IN, Invented.BEN, EventId.random(), Invented.NOW.plusSeconds(60));

    assertThat(site.get("/erased?t=" + other).body()).doesNotContain("Kafka");
    assertThat(site.get("/erased").body()).contains("This link no longer works.");
  }
}
