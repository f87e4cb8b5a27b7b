package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.mail.MailReturn;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// News of one page alone: asked for on its page, shown wherever somebody chooses, and kept when
/// the mails are stopped.
final class OnePageNewsTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final PageId PAGE = new PageId("meta-privacy-policy-en");
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoLooksAtAPageCanAskForItsNewsAloneAndIsAskedToConfirm()
      throws IOException, InterruptedException {
    String page = site.get("/pages/" + PAGE).body();
    assertThat(page)
        .contains("By e-mail, when this page changes", "name=\"news\" value=\"one-page\"");

    HttpResponse<String> answer =
        site.post("/subscribe", "email=carla@example.org&news=one-page&page=" + PAGE);

    assertThat(answer.body()).contains("Look into your mailbox.");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            Joined.class,
            joined -> {
              assertThat(joined.news()).isEqualTo(PageNews.ONE_PAGE);
              assertThat(joined.onlyPage()).isEqualTo(PAGE);
            });
  }

  @Test
  void aWrongAddressLosesNothingOfTheWish() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/subscribe", "email=carla&news=one-page&page=" + PAGE);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("value=\"one-page\" checked", "name=\"page\" value=\"" + PAGE + "\"");
  }

  @Test
  void onePageWithoutAPageIsTheUsualWish() throws IOException, InterruptedException {
    site.post("/subscribe", "email=carla@example.org&news=one-page");
    site.post("/subscribe", "email=dora@example.org&news=one-page&page=%3Cscript%3E");

    assertThat(site.told)
        .allSatisfy(event -> {
          assertThat(((Joined) event).news()).isEqualTo(PageNews.AI_AND_OBJECTION);
          assertThat(((Joined) event).onlyPage()).isNull();
        });
  }

  @Test
  void whoIsSignedInIsOfferedThePageBesideTheOthersAndNothingIsChosenForThem()
      throws IOException, InterruptedException {
    String page = site.get("/pages/" + PAGE, "Cookie", ANNA).body();
    assertThat(page).contains("/me/settings?page=" + PAGE);

    String settings = site.get("/me/settings?page=" + PAGE, "Cookie", ANNA).body();
    assertThat(settings)
        .contains("Only the page", "value=\"ai-and-objection\" checked")
        .doesNotContain("value=\"one-page\" checked");

    site.post("/me/settings", "mails=yes&news=one-page&page=" + PAGE, "Cookie", ANNA);
    PreferencesChanged saved = (PreferencesChanged) site.told.getFirst();
    assertThat(saved.news()).isEqualTo(PageNews.ONE_PAGE);
    assertThat(saved.onlyPage()).isEqualTo(PAGE);
  }

  @Test
  void whereNoPageIsMeantNoneIsOffered() throws IOException, InterruptedException {
    assertThat(site.get("/me/settings", "Cookie", ANNA).body()).doesNotContain("one-page");
    assertThat(site.get("/subscribe").body()).doesNotContain("one-page");
  }

  @Test
  void whoReadsOfOnePageFindsItInEveryMailsChoiceAndKeepsItOverAStop()
      throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, reader());
    String token =
        LINKS.sign(
            Purpose.UNSUBSCRIBE, Invented.ANNA, EventId.of("a"), Invented.NOW.plusSeconds(60));

    assertThat(site.get("/preferences?t=" + token).body()).contains("value=\"one-page\" checked");
    site.post("/stop?t=" + token, "List-Unsubscribe=One-Click");

    PreferencesChanged stopped = (PreferencesChanged) site.told.getFirst();
    assertThat(stopped.mailsStopped()).isTrue();
    assertThat(stopped.news()).isEqualTo(PageNews.ONE_PAGE);
    assertThat(stopped.onlyPage()).isEqualTo(PAGE);
  }

  @Test
  void thePageSaysThatAMailboxPutsMailsOffUntilItIsTriedAgain()
      throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, putOff(Duration.ofHours(1)));
    assertThat(site.get("/me", "Cookie", ANNA).body()).contains("your mailbox put our mail off");

    site.filled.put(Topics.DOSSIERS, putOff(Duration.ofDays(3)));
    assertThat(site.get("/me", "Cookie", ANNA).body())
        .doesNotContain("your mailbox put our mail off");
  }

  private static Dossier putOff(Duration ago) {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.returned = new Dossier.Returned(Invented.NOW.minus(ago), MailReturn.DELAYED, 1);
    return anna.toDossier();
  }

  private static Dossier reader() {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.news = PageNews.ONE_PAGE;
    anna.onlyPage = PAGE;
    return anna.toDossier();
  }
}
