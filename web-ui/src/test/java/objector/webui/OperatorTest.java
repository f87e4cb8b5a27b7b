package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets to the operator's page, and what it lets them do.
final class OperatorTest {
  private static final String TOKEN = "the-operators-token";
  private static final String AWAY = "X-Forwarded-For";

  @TempDir Path folder = Path.of("");
  private RunningSite site;

  @BeforeEach
  void start() {
    site =
        new RunningSite(
            folder,
            null,
            new WebServerSettings(
                "127.0.0.1", 0, TrustedProxies.HERE, 100, 0, 1 << 20, "x-remote-user", null));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoeverComesIsAskedForTheToken() throws Exception {
    HttpResponse<String> answer = site.get("/operator");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("type=\"password\"").doesNotContain("4,812");
  }

  @Test
  void aWrongTokenIsSaidToBeOne() throws Exception {
    HttpResponse<String> answer = site.post("/operator", "token=the-operators-tokem");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("That is not the token.");
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void theTokenOpensThePageForHalfADay() throws Exception {
    HttpResponse<String> entered = site.post("/operator", "token=" + TOKEN);

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("location")).contains("/operator");
    String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Max-Age=43200");
    HttpResponse<String> page = site.get("/operator", "Cookie", cookie.split(";", 2)[0]);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    assertThat(page.body())
        .contains(
            "things want a look; the rest is well.",
            "The part at http://ingest-2:8181 does not answer.",
            "The reader tracker is 4,812 records behind.",
            "48,210",
            "tracker-0@12",
            "IllegalStateException at OnMailEvent.java:88",
            "mail.per-hour",
            "Mails cannot leave; trying again");
  }

  @Test
  void theLinkFromTheTerminalOpensItAndLeavesNoTokenInTheAddress() throws Exception {
    HttpResponse<String> entered = site.get("/operator?token=" + TOKEN);

    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("location")).contains("/operator");
    assertThat(site.get("/operator?token=no").statusCode()).isEqualTo(403);
  }

  @Test
  void anInventedCookieOpensNothing() throws Exception {
    assertThat(site.get("/operator", "Cookie", "operator=9999999999.AAAA").statusCode())
        .isEqualTo(403);
    assertThat(site.get("/operator", "Cookie", "operator=").statusCode()).isEqualTo(403);
    assertThat(site.get("/operator", "Cookie", "operator=x.y.z").statusCode()).isEqualTo(403);
  }

  @Test
  void itSpeaksEnglishToEverybody() throws Exception {
    String page = site.get("/operator?lang=fr", "Cookie", cookie()).body();

    assertThat(page).contains("<html lang=\"en\">").doesNotContain("hreflang");
  }

  @Test
  void aTrustedProxysWordOpensItForThoseItNames() throws Exception {
    assertThat(site.get("/operator", "X-Remote-User", "olga").statusCode()).isEqualTo(200);
    assertThat(site.get("/operator", "X-Remote-User", "anna").statusCode()).isEqualTo(403);
  }

  @Test
  void ofAnyoneElseThatWordIsNotBelieved() throws Exception {
    site.close();
    site =
        new RunningSite(
            folder.resolve("other"),
            null,
            new WebServerSettings(
                "127.0.0.1",
                0,
                TrustedProxies.of("198.51.100.7"),
                100,
                0,
                1 << 20,
                "x-remote-user",
                null));

    assertThat(site.get("/operator", "X-Remote-User", "olga").statusCode()).isEqualTo(403);
  }

  @Test
  void ofTwoSuchWordsNeitherCounts() throws Exception {
    HttpResponse<String> answer =
        site.get("/operator", "X-Remote-User", "olga", "X-Remote-User", "anna");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aRecordIsBroughtAgain() throws Exception {
    HttpResponse<String> answer =
        site.post("/operator/replay", "id=tracker-0%4012", "Cookie", cookie());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("tracker-0@12 was brought again.");
  }

  @Test
  void nobodyElsesPageBringsARecordAgain() throws Exception {
    HttpResponse<String> answer =
        site.post(
            "/operator/replay",
            "id=tracker-0%4012",
            "Cookie",
            cookie(),
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("was brought again");
  }

  @Test
  void withoutTheTokenNothingIsBroughtAgain() throws Exception {
    HttpResponse<String> answer = site.post("/operator/replay", "id=tracker-0%4012");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("was brought again");
  }

  @Test
  void whatIsNoRecordsNameIsRefused() throws Exception {
    assertThat(site.post("/operator/replay", "id=../../etc", "Cookie", cookie()).statusCode())
        .isEqualTo(400);
    assertThat(site.post("/operator/replay", "id=ingest-0%407", "Cookie", cookie()).body())
        .contains("Nothing was put aside under ingest-0@7.");
  }

  @Test
  void metricsAreForThisMachineAndForThoseWithTheToken() throws Exception {
    assertThat(site.get("/metrics").body()).contains("objector_forms_refused_total");
    assertThat(site.get("/metrics", AWAY, "203.0.113.9").statusCode()).isEqualTo(404);
    assertThat(
            site.get("/metrics", AWAY, "203.0.113.9", "Authorization", "Bearer " + TOKEN)
                .statusCode())
        .isEqualTo(200);
    assertThat(site.get("/metrics", AWAY, "203.0.113.9", "Authorization", "Bearer no").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsRefusedIsCountedByWhy() throws Exception {
    site.post("/subscribe", "email=a", "Sec-Fetch-Site", "cross-site");

    assertThat(site.get("/metrics").body())
        .contains("objector_forms_refused_total{why=\"elsewhere\"} 1.0");
  }

  private String cookie() throws Exception {
    return site.post("/operator", "token=" + TOKEN)
        .headers()
        .firstValue("set-cookie")
        .orElseThrow()
        .split(";", 2)[0];
  }
}
