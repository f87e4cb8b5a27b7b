package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.StepTold;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The letters as people get them.
@Timeout(60)
final class LettersTest {
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final String OVERDUE =
      "/me/accounts/" + Invented.ben().accounts().get(4).id() + "/letter";
  private static final String REFUSED =
      "/me/accounts/" + Invented.ben().accounts().get(8).id() + "/letter";

  private RunningSite site;

  @BeforeEach
  void open(@TempDir Path folder) {
    site = new RunningSite(folder, null);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void livesIn(String country) {
    DossierFields fields = new DossierFields(Invented.ben());
    fields.country = country;
    Dossier dossier = fields.toDossier();
    site.filled.put(Topics.DOSSIERS, dossier);
  }

  private String page(String path) throws IOException, InterruptedException {
    return site.get(path, "Cookie", BEN).body();
  }

  @Test
  void aReminderSetsADeadlineAndAnnouncesTheComplaint() throws IOException, InterruptedException {
    assertThat(page(OVERDUE))
        .contains("Your reminder to Meta is ready.")
        .contains("Please confirm in writing by 8 December 2026")
        .contains("Without an answer by then I will complain to")
        .doesNotContain("You asked us", "you passed on", "You say");
  }

  @Test
  void aComplaintSaysWhoWhyAndWhatIsAsked() throws IOException, InterruptedException {
    livesIn("IE");

    assertThat(page(OVERDUE + "?which=complaint"))
        .contains("I live here: Ireland.")
        .contains("By my count the last day to answer")
        .contains("No answer has reached me.")
        .contains("to order it to comply with my objection")
        .contains("[Your name]", "[Your postal address]")
        .contains("Articles 79 and 82 GDPR", "noyb")
        .contains("Evidence pack (ZIP) with a list of SHA-256 checksums");
  }

  @Test
  void aRefusalIsNoSilence() throws IOException, InterruptedException {
    livesIn("IE");

    assertThat(page(REFUSED))
        .contains("was refused")
        .doesNotContain("No answer has reached me.")
        .doesNotContain("to find that the company did not answer in time");
  }

  @Test
  void whatIsEnteredStandsInTheLetterAndNowhereElse() throws IOException, InterruptedException {
    String form =
        "which=reminder&name=Ben+Berger&address="
            + URLEncoder.encode("1 Example Row\nDublin <b>4</b>", UTF_8)
            + "&case=4711";

    HttpResponse<String> answer = site.post(OVERDUE, form, "Cookie", BEN);

    assertThat(answer.body())
        .contains("Ben Berger", "1 Example Row<br>", "Case number: 4711")
        .contains("Dublin &lt;b")
        .doesNotContain("[Your name]", "<b>4");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(site.told).isEmpty();
    assertThat(page(OVERDUE)).doesNotContain("Ben Berger");
  }

  @Test
  void theLetterIsATaggedPdfAndPlainText() throws IOException, InterruptedException {
    livesIn("FR");
    String form = "which=complaint&name=Ben+Berger&address=1+rue+de+l%E2%80%99Exemple&city=Lyon";
    HttpResponse<byte[]> pdf =
        site.http()
            .send(
                site.request(OVERDUE + ".pdf", "Cookie", BEN)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build(),
                BodyHandlers.ofByteArray());

    try (PDDocument document = Loader.loadPDF(pdf.body())) {
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
      assertThat(new PDFTextStripper().getText(document))
          .contains("Ben Berger", "1 rue de l’Exemple", "Lyon, 24 novembre 2026")
          .contains("Pièces jointes");
    }
    assertThat(site.post(OVERDUE + ".txt", form, "Cookie", BEN).body())
        .startsWith("Ben Berger\n1 rue de l’Exemple\n")
        .contains("J’habite ici\u202f: France.");
  }

  @Test
  void aLetterInTheAuthoritysLanguageStandsBesideThePersonsOwn()
      throws IOException, InterruptedException {
    livesIn("FR");

    assertThat(page(OVERDUE + "?which=complaint"))
        .contains("<article class=\"a4\" lang=\"fr\"")
        .contains("The same letter in English, to read. Send only the one above.")
        .contains("<article class=\"a4\" lang=\"en\"");
  }

  @Test
  void inSwitzerlandNothingIsSaidOfTheGdpr() throws IOException, InterruptedException {
    livesIn("CH");

    assertThat(page(OVERDUE))
        .contains("In Switzerland there is no complaint under the GDPR.")
        .contains("Article 30(2)(b) FADP")
        .doesNotContain("Article 12(3)", "Article 77(1)");
  }

  @Test
  void inGermanyTheLandsAuthorityIsAsked() throws IOException, InterruptedException {
    livesIn("DE");
    String form = "which=complaint&land=BE&name=Ben+Berger";

    assertThat(page(OVERDUE + "?which=complaint")).contains("Your Land");
    assertThat(site.post(OVERDUE, form, "Cookie", BEN).body())
        .contains("Berliner Beauftragte für Datenschutz")
        .contains("https://www.datenschutz-berlin.de/")
        .contains("Berlin, Deutschland");
  }

  @Test
  void anUncheckedAddressIsSaidToBeAndTheHomepageIsTheButton()
      throws IOException, InterruptedException {
    livesIn("IT");

    assertThat(page(OVERDUE + "?which=complaint"))
        .contains("from a list of unknown origin")
        .contains("class=\"button plain\" href=\"https://www.garanteprivacy.it/\"");
  }

  @Test
  void whenItHasGoneThePersonSaysSo() throws IOException, InterruptedException {
    String account = OVERDUE.replace("/letter", "");

    site.post(account, "what=reminded&on=2026-11-24", "Cookie", BEN);

    assertThat(site.told).singleElement().isInstanceOf(StepTold.class);
  }

  @Test
  void whoWasAskedForMoreAnswersFirst() throws IOException, InterruptedException {
    String asked = "/me/accounts/" + Invented.ben().accounts().get(2).id() + "/letter";

    assertThat(page(asked)).contains("answer first").doesNotContain("Article 77");
  }
}
