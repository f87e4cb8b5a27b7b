package objector.webui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.BrowserSession;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.SessionEnded;
import objector.events.person.PersonEvent.SessionSeen;
import objector.webui.access.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The browsers in which somebody is signed in: each can be signed out, and then it really is.
final class SessionsListedTest {
  private static final EventId HERE = Invented.session(Invented.ANNA);
  private static final EventId OTHER = EventId.of("another session");
  private static final String COOKIE = RunningSite.session(Invented.ANNA);

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
    site.filled.put(Topics.DOSSIERS, Invented.signedIn(Invented.anna(), OTHER, "Safari"));
    site.react(event -> {
      if (event instanceof SessionEnded ended) {
        site.filled.put(Topics.DOSSIERS, without(ended.session()));
      }
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theSettingsListThemTheOneInUseFirst() throws IOException, InterruptedException {
    String page = site.get("/me/settings", "Cookie", COOKIE).body();

    assertThat(page.indexOf("Firefox")).isPositive().isLessThan(page.indexOf("Safari"));
    assertThat(page).contains("this one", "/me/sessions/" + OTHER + "/end");
  }

  @Test
  void anEndedCookieIsRefusedAndTheOthersGoOn() throws IOException, InterruptedException {
    String other =
        "objector=" + new Sessions(new byte[32]).issue(Invented.ANNA, OTHER, Invented.NOW);
    assertThat(site.get("/me", "Cookie", other).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = site.post("/me/sessions/" + OTHER + "/end", "", "Cookie", COOKIE);

    assertThat(answer.headers().firstValue("location")).hasValue("/me/settings?saved=yes");
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    assertThat(site.get("/me", "Cookie", other).headers().firstValue("location"))
        .hasValue("/sign-in");
    assertThat(site.post("/me/settings", "", "Cookie", other).statusCode()).isEqualTo(403);
    assertThat(site.get("/me", "Cookie", COOKIE).statusCode()).isEqualTo(200);
  }

  @Test
  void theOpenPagesOfAnEndedSessionAreClosed() throws IOException, InterruptedException {
    HttpResponse<InputStream> open =
        site.http()
            .send(
                site.request("/me/live", "Cookie", COOKIE).GET().build(),
                BodyHandlers.ofInputStream());
    assertThat(open.statusCode()).isEqualTo(200);

    site.post("/me/sessions/" + HERE + "/end", "", "Cookie", COOKIE);

    try (InputStream events = open.body()) {
      await().atMost(5, SECONDS).until(() -> events.readAllBytes() != null);
    }
    assertThat(site.get("/me/live", "Cookie", COOKIE).statusCode()).isEqualTo(204);
  }

  @Test
  void signingOutEndsTheSessionAndNotOnlyTheCookie() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/sign-out", "", "Cookie", COOKIE);

    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            SessionEnded.class, ended -> assertThat(ended.session()).isEqualTo(HERE));
    assertThat(site.get("/me", "Cookie", COOKIE).headers().firstValue("location"))
        .hasValue("/sign-in");
  }

  @Test
  void nobodyEndsAStrangersSession() throws IOException, InterruptedException {
    EventId bens = Invented.session(Invented.BEN);

    assertThat(site.post("/me/sessions/" + bens + "/end", "", "Cookie", COOKIE).statusCode())
        .isEqualTo(404);
    assertThat(site.told).isEmpty();
  }

  @Test
  void theFirstVisitOfADayIsToldOnce() throws IOException, InterruptedException {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.sessions.replaceAll(session ->
        new BrowserSession(
            session.id(), session.began(), session.seen().minusDays(1), session.browser()));
    site.filled.put(Topics.DOSSIERS, anna.toDossier());

    site.get("/me", "Cookie", COOKIE);
    site.get("/me/settings", "Cookie", COOKIE);

    await().atMost(5, SECONDS).until(() -> !site.told.isEmpty());
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            SessionSeen.class, seen -> assertThat(seen.session()).isEqualTo(HERE));
  }

  private Dossier without(EventId session) {
    DossierFields anna =
        new DossierFields(site.filled.readModel().dossier(Invented.ANNA).orElseThrow());
    anna.sessions.removeIf(open -> open.id().equals(session));
    return anna.toDossier();
  }
}
