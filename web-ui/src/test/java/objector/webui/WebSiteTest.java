package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.webui.person.EvidencePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds for the whole site: every page is there, and nobody sees what is not theirs.
@Timeout(60)
class WebSiteTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String BEN = RunningSite.session(Invented.BEN);

  private RunningSite site;
  private Path outbox;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    outbox = Files.createDirectory(folder.resolve("outbox"));
    site = new RunningSite(folder.resolve("state"), outbox);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyPageIsSetInBothLanguages() throws IOException, InterruptedException {
    String account = "/me/accounts/" + Invented.ben().accounts().get(4).id();
    List<String> pages =
        List.of(
            "/",
            "/pages",
            "/pages/meta-privacy-policy-en",
            "/pages/instagram-privacy-policy-en",
            "/pages/meta-privacy-policy-en/compare",
            "/pages/meta-privacy-policy-en/compare?view=side",
            "/check",
            "/object",
            "/object?platform=none&country=FR",
            "/about",
            "/privacy",
            "/subscribe",
            "/sign-in",
            "/me",
            account,
            account + "/remove",
            account + "/letter",
            "/me/mails",
            "/me/forwarding",
            "/me/settings",
            "/me/erase");

    for (String page : pages) {
      for (String language : List.of("en", "fr")) {
        HttpResponse<String> answer =
            site.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language, "Cookie", BEN);

        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.body()).as(page).contains("<html lang=\"" + language + "\">");
      }
    }
  }

  @Test
  void nobodySeesAnothersPageOrMail() throws IOException, InterruptedException {
    String mail = String.valueOf(EvidencePage.href(Invented.ben().held().getFirst().evidence()));

    assertThat(site.get("/me").statusCode()).isEqualTo(303);
    assertThat(site.get(mail, "Cookie", BEN).statusCode()).isEqualTo(200);
    assertThat(site.get(mail, "Cookie", ANNA).statusCode()).isEqualTo(404);
  }

  @Test
  void scriptsOfOthersDoNotRun() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/");

    assertThat(answer.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"))
        .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
    assertThat(answer.body()).doesNotContain("<script>").doesNotContain(" style=");
  }

  @Test
  void thePrivacyPageSaysWhoWhyAndWhoElse() throws IOException, InterruptedException {
    assertThat(site.get("/privacy").body())
        .contains("mailto:berger@objector.example", "Beispielgasse 1")
        .contains("Article 6(1)(a) GDPR")
        .contains("Example Hosting runs the machines")
        .contains("The authority for the Berger family: Austrian Data Protection Authority");
  }

  @Test
  void theOutboxIsForWhoeverHasItsTokenOnly() throws IOException, InterruptedException {
    Files.writeString(
        outbox.resolve("1.eml"),
        String.join(
            "\r\n",
            "From: objector@example.org",
            "To: anna@example.org",
            "Subject: Hello",
            "",
            "See http://localhost:8080/confirm?t=x",
            ""),
        StandardCharsets.US_ASCII);
    String token = "?token=a-token-from-the-log";

    assertThat(site.get("/outbox" + token).body()).contains("Hello");
    assertThat(site.get("/outbox/1.eml" + token).body())
        .contains("href=\"http://localhost:8080/confirm?t=x\"");
    assertThat(site.get("/outbox" + token, "X-Forwarded-For", "203.0.113.9").statusCode())
        .isEqualTo(200);
    // Other users of this machine come from loopback, too.
    for (String without :
        List.of("/outbox", "/outbox?token=", "/outbox/1.eml", "/outbox/1.eml/html")) {
      assertThat(site.get(without).statusCode()).as(without).isEqualTo(404);
    }
    assertThat(site.get("/outbox/..%2Fsecret.eml" + token).statusCode()).isEqualTo(404);
  }

  /// What a browser that was never here takes, as it comes over the line.
  @Test
  void theFirstPageIsSmall() throws IOException, InterruptedException {
    String page = site.get("/").body();
    int bytes = compressed("/");
    Matcher links = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(page);
    while (links.find()) {
      bytes += compressed(links.group(1));
    }

    assertThat(bytes).isBetween(5_000, 60_000);
  }

  private int compressed(String path) throws IOException, InterruptedException {
    return site.http()
        .send(
            site.request(path, "Accept-Encoding", "gzip").GET().build(), BodyHandlers.ofByteArray())
        .body()
        .length;
  }

  @Test
  void crawlersAndBrowsersFindWhatTheyAskFor() throws IOException, InterruptedException {
    assertThat(site.get("/robots.txt").body()).contains("Disallow: /me\n");
    assertThat(site.get("/favicon.ico").headers().firstValue("Content-Type"))
        .contains("image/svg+xml");
  }

  @Test
  void healthIsToldInThreeWays() throws IOException, InterruptedException {
    assertThat(site.get("/health").body()).startsWith("[");
    assertThat(site.get("/health/live").body()).isEqualTo("live\n");
    assertThat(site.get("/health/ready").body()).isEqualTo("ready\n");
  }

  @Test
  void whatDoesNotExistIsSaidSo() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/nothing", "Accept-Language", "fr-BE,fr;q=0.9");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Cette page n’existe pas.");
  }
}
