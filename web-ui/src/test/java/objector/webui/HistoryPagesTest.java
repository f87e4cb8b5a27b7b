package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import objector.events.Json;
import objector.events.page.PageEvent.VersionRecorded;
import objector.webui.history.PageVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/// Versions of a watched page, one beside the other, for people, programs and feed readers.
@Timeout(60)
class HistoryPagesTest {
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
  void twoVersionsStandOneInTheOtherOrSideBySide() throws IOException, InterruptedException {
    String inline = site.get("/pages/meta-privacy-policy-en/compare").body();
    String side = site.get("/pages/meta-privacy-policy-en/compare?view=side").body();

    assertThat(inline)
        .contains("From 10 February 2026 to 23 July 2026")
        .contains("<ins>stands, today,</ins>")
        .contains("<del>stands</del>")
        .contains("<ins>A passage that came &amp; was not there &lt;before")
        .contains("paragraphs are the same");
    assertThat(side).contains("<div class=\"pair").contains("<ins>stands, today,</ins>");
  }

  @Test
  void aVersionAgainstItselfSaysThatNothingMoved() throws IOException, InterruptedException {
    String id = Invented.version("meta-privacy-policy-en", "2026-07-23", false).id().value();

    String body = site.get("/pages/meta-privacy-policy-en/compare?from=" + id + "&to=" + id).body();

    assertThat(body).contains("Both texts say the same, word by word.");
  }

  @Test
  void aVersionHasAPermanentAddressAndShowsItsFingerprints()
      throws IOException, InterruptedException {
    VersionRecorded version = Invented.version("meta-privacy-policy-en", "2026-07-23", false);

    String body = site.get(PageVersions.link(version)).body();

    assertThat(body)
        .contains(version.text().sha256())
        .contains(version.capture().sha256())
        .contains("/pages/meta-privacy-policy-en/compare?from=");
  }

  @Test
  void theHistoryIsThereForPrograms() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/pages/instagram-privacy-policy-en/history.json");

    JsonNode history = Json.MAPPER.readTree(answer.body());
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/json; charset=utf-8");
    assertThat(history.propertyNames())
        .containsExactly("page", "title", "url", "versions", "blind");
    assertThat(history.get("versions").get(1).propertyNames())
        .containsExactly(
            "id",
            "at",
            "first",
            "alert",
            "effective",
            "words",
            "topics",
            "added",
            "removed",
            "objectionLinks",
            "objectionLinksAdded",
            "objectionLinksRemoved",
            "capture",
            "text",
            "link");
    assertThat(history.get("versions").get(1).get("topics").toString())
        .isEqualTo("[\"objection-and-rights\",\"ai-training\"]");
    assertThat(history.get("versions").get(1).get("link").stringValue())
        .startsWith("http://localhost:8080/pages/instagram-privacy-policy-en/versions/");
    assertThat(history.get("blind").get(0).toString())
        .isEqualTo("{\"since\":\"2026-11-19T00:10:00Z\",\"until\":null,\"reason\":\"login-wall\"}");
  }

  @Test
  void changesCanBeFollowedAsAFeed() throws Exception {
    Document one = feed("/pages/meta-privacy-policy-en/feed.atom?lang=en");
    Document all = feed("/programmes/meta-ai-training/feed.atom?lang=fr");

    assertThat(one.getElementsByTagName("entry").getLength()).isEqualTo(1);
    assertThat(one.getElementsByTagName("title").item(1).getTextContent())
        .contains("changed on 23 July 2026", "the objection link moved to");
    assertThat(one.getElementsByTagName("content").item(0).getTextContent())
        .contains("<ins>A passage that came and was not there before.</ins>");
    assertThat(all.getElementsByTagName("entry").getLength()).isEqualTo(3);
    assertThat(all.getDocumentElement().getAttribute("xml:lang")).isEqualTo("fr");
    assertThat(all.getElementsByTagName("updated").item(0).getTextContent())
        .isEqualTo("2026-11-20T06:10:00Z");
  }

  private Document feed(String path) throws Exception {
    HttpResponse<String> answer = site.get(path);
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/atom+xml; charset=utf-8");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(answer.body())));
  }

  @Test
  void aPageOrProgrammeThatIsNotThereHasNoHistory() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/pages/gone/compare",
            "/pages/gone/history.json",
            "/pages/gone/feed.atom",
            "/programmes/gone/feed.atom")) {
      assertThat(site.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
