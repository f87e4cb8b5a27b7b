package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import objector.events.Json;
import objector.events.id.Evidence;
import objector.events.mail.Judgement;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.webui.pack.PackCheck;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What people take along when they prove or leave.
@Timeout(60)
final class LeavingTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);

  private RunningSite site;
  private Path folder;

  @BeforeEach
  void open(@TempDir Path where) {
    folder = where;
    site = new RunningSite(where.resolve("state"), null);
    Invented.RECORDS.mails.clear();
    Account account = Invented.anna().accounts().getFirst();
    account.facts().stream()
        .filter(fact -> fact.evidence() != null)
        .forEach(fact -> Invented.RECORDS.mails.add(mail(fact)));
  }

  @AfterEach
  void close() {
    site.close();
    Invented.RECORDS.mails.clear();
  }

  private static MailReceived mail(Fact fact) {
    Judgement.Signature signature =
        new Judgement.Signature(
            Judgement.Of.INNER,
            "facebookmail.com",
            "s1024-2013-q3",
            Judgement.Result.PASS,
            null,
            "k=rsa; p=invented");
    Judgement judgement =
        new Judgement(
            MailKind.CONFIRMATION,
            null,
            null,
            null,
            "en",
            Judgement.Forward.none(),
            new Judgement.Authenticity(Judgement.Verdict.VERIFIED, List.of(signature)),
            List.of(),
            List.of(),
            List.of());
    return new MailReceived(
        fact.id(),
        Invented.ANNA,
        Invented.NOW,
        MailSource.SMTP,
        Objects.requireNonNull(fact.evidence()),
        null,
        null,
        About.nothing(),
        judgement);
  }

  private Map<String, byte[]> taken(String path) throws Exception {
    HttpResponse<byte[]> answer =
        site.http().send(site.request(path, "Cookie", ANNA).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    Path zip = folder.resolve("taken.zip");
    Files.write(zip, answer.body());
    Map<String, byte[]> files = new HashMap<>();
    assertThat(PackCheck.of(zip, files::put).isIntact()).isTrue();
    return files;
  }

  private static String evidence() {
    return "/me/accounts/" + Invented.anna().accounts().getFirst().id() + "/evidence.zip";
  }

  @Test
  void thePackHoldsMailsByteForByteWithSignaturesAndKeys() throws Exception {
    Map<String, byte[]> files = taken(evidence());

    assertThat(files)
        .containsKeys("READ-ME.txt", "timeline.json", "timeline.pdf", "signatures.json");
    JsonNode signatures = Json.MAPPER.readTree(files.get("signatures.json"));
    assertThat(signatures.size()).isEqualTo(Invented.RECORDS.mails.size()).isPositive();
    for (JsonNode mail : signatures) {
      byte[] bytes = files.get(mail.path("file").asString());
      assertThat(bytes).isEqualTo(Invented.kept(kept(mail)));
      assertThat(mail.path("authenticity").path("verdict").asString()).isEqualTo("verified");
    }
    assertThat(new String(files.get("keys.tsv"), UTF_8))
        .contains("s1024-2013-q3._domainkey.facebookmail.com\tk=rsa; p=invented");
  }

  private static Evidence kept(JsonNode mail) {
    String sha = mail.path("sha256").asString();
    return Invented.RECORDS.mails.stream()
        .map(event -> ((MailReceived) event).evidence())
        .filter(evidence -> evidence.sha256().equals(sha))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePackSaysWhatItDoesNotProve() throws Exception {
    assertThat(new String(taken(evidence()).get("READ-ME.txt"), UTF_8))
        .contains("What it does not prove: that Meta received the objection")
        .contains("6 November 2026: Meta confirmed your objection");
  }

  @Test
  void theTimelineIsATaggedPdfThatCanBeReadAloud() throws Exception {
    byte[] pdf = taken(evidence()).get("timeline.pdf");

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(new PDFTextStripper().getText(document)).contains("Evidence: Instagram, @anna");
    }
  }

  @Test
  void anExportHoldsEverythingAndTellsTheStatusInOtherToolsWords() throws Exception {
    Map<String, byte[]> files = taken("/me/export");

    assertThat(files)
        .containsKeys("dossier.json", "told.json", "mails.json", "judgements.json", "alerts.json");
    JsonNode status = Json.MAPPER.readTree(files.get("rights-status.json"));
    assertThat(status.findValuesAsString("status"))
        .containsExactly("fulfilled", "in_progress", "open");
    assertThat(files.keySet()).anyMatch(name -> name.startsWith("mails/001-"));
  }

  @Test
  void nobodyTakesAnothersAlong() throws IOException, InterruptedException {
    String ben = RunningSite.session(Invented.BEN);

    assertThat(site.get(evidence(), "Cookie", ben).statusCode()).isEqualTo(404);
    assertThat(site.get("/me/export").statusCode()).isEqualTo(303);
  }

  @Test
  void whoAsksTooOftenWaits() throws IOException, InterruptedException {
    for (int i = 0; i < 10; i++) {
      site.get("/me/export", "Cookie", ANNA);
    }

    assertThat(site.get("/me/export", "Cookie", ANNA).statusCode()).isEqualTo(429);
  }
}
