package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Mails are stopped by one click, and begin again in the settings.
@Timeout(60)
class StoppingMailsTest {
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
  void oneClickStopsTheMailsWithoutASession() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.UNSUBSCRIBE, Invented.ANNA, id("alert"), Invented.NOW.plusSeconds(60));

    HttpResponse<String> answer =
        site.post(
            "/stop?t=" + token,
            "List-Unsubscribe=One-Click",
            "Origin",
            "https://mail.example",
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            PreferencesChanged.class,
            e -> {
              assertThat(e.news()).isEqualTo(PageNews.NONE);
              assertThat(e.mailsStopped()).isTrue();
            });
  }

  @Test
  void theStopPageSaysWhatStopsAndItsButtonStopsIt() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.UNSUBSCRIBE, Invented.ANNA, id("alert"), Invented.NOW.plusSeconds(60));

    HttpResponse<String> form = site.get("/stop?t=" + token);
    HttpResponse<String> done = site.post("/stop", "t=" + token);

    assertThat(form.body()).contains("not even for a deadline or a code from Meta");
    assertThat(done.body()).contains("Our mails to you are stopped.", "href=\"/me/settings\"");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            PreferencesChanged.class, e -> assertThat(e.mailsStopped()).isTrue());
  }

  @Test
  void stoppingTwiceIsStoppingOnce() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, stopped());
    String token =
        LINKS.sign(Purpose.UNSUBSCRIBE, Invented.ANNA, id("alert"), Invented.NOW.plusSeconds(60));

    HttpResponse<String> answer = site.post("/stop?t=" + token, "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told).isEmpty();
  }

  @Test
  void theSettingsSayThatMailsAreStopped() throws IOException, InterruptedException {
    String before = site.get("/me/settings", "Cookie", ANNA).body();
    site.filled.put(Topics.DOSSIERS, stopped());

    String after = site.get("/me/settings", "Cookie", ANNA).body();

    assertThat(before).doesNotContain("Our mails to you are stopped");
    assertThat(after)
        .contains("Our mails to you are stopped", "name=\"mails\" value=\"none\" checked");
  }

  @Test
  void noMailsAtAllMeansNoNewsOfPagesEither() throws IOException, InterruptedException {
    site.post("/me/settings", "mails=none&news=all", "Cookie", ANNA);

    PreferencesChanged saved = (PreferencesChanged) site.told.getFirst();
    assertThat(saved.mailsStopped()).isTrue();
    assertThat(saved.news()).isEqualTo(PageNews.NONE);
  }

  @Test
  void mailsBeginAgainInTheSettings() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, stopped());

    site.post("/me/settings", "mails=yes&news=all", "Cookie", ANNA);

    PreferencesChanged saved = (PreferencesChanged) site.told.getFirst();
    assertThat(saved.mailsStopped()).isFalse();
    assertThat(saved.news()).isEqualTo(PageNews.ALL);
  }

  @Test
  void settingsThatSayNothingOfMailsLeaveThemStopped() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, stopped());

    site.post("/me/settings", "language=fr", "Cookie", ANNA);

    assertThat(((PreferencesChanged) site.told.getFirst()).mailsStopped()).isTrue();
  }

  private static EventId id(String word) {
    return new EventId(Invented.token(word));
  }

  private static Dossier stopped() {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.news = PageNews.NONE;
    anna.mailsStopped = true;
    return anna.toDossier();
  }
}
