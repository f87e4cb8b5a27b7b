package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AddressChangeAnswered;
import objector.events.person.PersonEvent.AddressChangeAsked;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.WayClosed;
import objector.events.person.PersonEvent.WayOpened;
import objector.events.person.WayToHear;
import objector.events.person.WayToHear.Kind;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secret addresses, what is sent elsewhere, what was sent, and another address.
final class WaysToHearTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);
  private static final EventId OPENED = new EventId("o".repeat(26).replace('o', '7'));

  @TempDir Path folder;
  private RunningSite site;

  @BeforeEach
  void open() {
    site = new RunningSite(folder, null);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aFeedIsMadeOnceAndFetchedWithoutSigningIn() throws IOException, InterruptedException {
    HttpResponse<String> made = site.post("/me/ways/feed", "", "Cookie", ANNA);
    has(Kind.FEED, null, OPENED);

    HttpResponse<String> feed = site.get(address("/me/ways", "news.atom"));

    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(WayOpened.class, e -> assertThat(e.kind()).isEqualTo(Kind.FEED));
    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/atom+xml"));
    assertThat(feed.headers().firstValue("x-robots-tag")).hasValue("noindex");
    assertThat(feed.body())
        .contains("Instagram · @anna: Meta confirmed your objection", "3 May 2025")
        .doesNotContain("anna@example.org", "k7m2annaq3r9t5vw", Invented.ANNA.value());
  }

  @Test
  void theCalendarHoldsTheDueDate() throws IOException, InterruptedException {
    has(Kind.CALENDAR, null, OPENED);

    HttpResponse<String> due = site.get(address("/me/ways", "due.ics"));

    assertThat(due.statusCode()).isEqualTo(200);
    assertThat(due.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
    assertThat(due.body()).contains("BEGIN:VEVENT", "@anna.paints");
  }

  @Test
  void anAddressThatWasRenewedOrEndedOpensNothing() throws IOException, InterruptedException {
    has(Kind.FEED, null, OPENED);
    String old = address("/me/ways", "news.atom");

    has(Kind.FEED, null, EventId.random());
    int renewed = site.get(old).statusCode();
    site.filled.put(Topics.DOSSIERS, Invented.anna());
    int ended = site.get(old).statusCode();

    assertThat(renewed).isEqualTo(404);
    assertThat(ended).isEqualTo(404);
  }

  @Test
  void theFeedsAddressIsNoCalendarsAndNoSession() throws IOException, InterruptedException {
    has(Kind.FEED, null, OPENED);
    String feed = address("/me/ways", "news.atom");

    assertThat(site.get(feed.replace("news.atom", "due.ics")).statusCode()).isEqualTo(404);
    assertThat(site.get(feed.replaceAll("[0-9A-Za-z](/news)", "-$1")).statusCode()).isEqualTo(404);
  }

  @Test
  void aWebhookGoesToTheInternetOnly() throws IOException, InterruptedException {
    for (String url :
        new String[] {
          "http://hooks.example.org/x",
          "https://localhost/x",
          "https://127.0.0.1/x",
          "https://10.1.2.3/x",
          "https://[::1]/x",
          "https://2130706433/x",
          "https://anna:secret@hooks.example.org/x",
          "https://hooks.example.org:8443/x",
          "https://hooks.internal/x",
          "javascript:alert(1)",
          "https://hooks.example.org/" + "x".repeat(600),
        }) {
      HttpResponse<String> refused =
          site.post(
              "/me/ways/webhook",
              "url=" + java.net.URLEncoder.encode(url, java.nio.charset.StandardCharsets.UTF_8),
              "Cookie",
              ANNA);

      assertThat(refused.statusCode()).as(url).isEqualTo(400);
      assertThat(refused.body()).contains("aria-invalid=\"true\"", "Nothing was changed");
    }
    assertThat(site.told).isEmpty();
  }

  @Test
  void aWebhookShowsItsKeyAndEnds() throws IOException, InterruptedException {
    site.post("/me/ways/webhook", "url=https%3A%2F%2Fhooks.example.org%2Fx", "Cookie", ANNA);
    has(Kind.WEBHOOK, "https://hooks.example.org/x", OPENED);

    String page = site.get("/me/ways", "Cookie", ANNA).body();
    site.post("/me/ways/webhook", "do=end", "Cookie", ANNA);

    assertThat(page).contains("https://hooks.example.org/x").containsPattern("[0-9a-f]{64}");
    assertThat(site.told)
        .satisfiesExactly(
            opened ->
                assertThat(((WayOpened) opened).url()).isEqualTo("https://hooks.example.org/x"),
            closed -> assertThat(((WayClosed) closed).kind()).isEqualTo(Kind.WEBHOOK));
  }

  @Test
  void whatWasSentIsListedWithItsState() throws IOException, InterruptedException {
    String page = site.get("/me/sent", "Cookie", ANNA).body();

    assertThat(page)
        .contains("Everything we sent you", "mail · handed over", "mail · perhaps sent");
    assertThat(page).contains("webhook · failed: nobody took it");
  }

  @Test
  void anyMailLeadsToAChoiceWithoutSigningIn() throws IOException, InterruptedException {
    String token = token(Purpose.UNSUBSCRIBE, new EventId("1".repeat(26)));

    HttpResponse<String> form = site.get("/preferences?t=" + token);
    site.post("/preferences", "t=" + token + "&mails=weekly&news=all");

    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).doesNotContain("anna@example.org", "@anna");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            PreferencesChanged.class,
            e -> {
              assertThat(e.news()).isEqualTo(PageNews.ALL);
              assertThat(e.mailsStopped()).isFalse();
            });
    assertThat(site.get("/preferences?t=" + token.substring(1)).statusCode()).isEqualTo(410);
  }

  @Test
  void aStopIsTakenBackForAWeek() throws IOException, InterruptedException {
    String token = token(Purpose.UNSUBSCRIBE, new EventId("1".repeat(26)));
    stopped(6);
    HttpResponse<String> stopped = site.post("/stop", "t=" + token);
    HttpResponse<String> undone = site.post("/stop/undo", "t=" + token);
    stopped(8);
    HttpResponse<String> late = site.post("/stop/undo", "t=" + token);

    assertThat(stopped.body()).contains("action=\"/stop/undo\"");
    assertThat(undone.body()).contains("You get our mails again.");
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            PreferencesChanged.class, e -> assertThat(e.mailsStopped()).isFalse());
  }

  @Test
  void anotherAddressIsAskedForAndTheAnswerTellsNothing() throws IOException, InterruptedException {
    HttpResponse<String> asked =
        site.post("/me/address", "email=anna.b%40example.org", "Cookie", ANNA);
    HttpResponse<String> wrong = site.post("/me/address", "email=nonsense", "Cookie", ANNA);

    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            AddressChangeAsked.class, e -> assertThat(e.email()).isEqualTo("anna.b@example.org"));
  }

  @Test
  void eachEndAnswersByItsOwnLink() throws IOException, InterruptedException {
    changing();
    String old = token(Purpose.LEAVE_ADDRESS, OPENED);
    String fresh = token(Purpose.NEW_ADDRESS, OPENED);

    assertThat(site.get("/address/old?t=" + old).body()).contains("Leave this address?");
    assertThat(site.told).isEmpty();
    assertThat(site.post("/address/old", "do=agree&t=" + old).body())
        .contains("This address has agreed.");
    assertThat(site.post("/address/new", "do=stop&t=" + fresh).body())
        .contains("It is stopped: nothing changes.");
    assertThat(site.post("/address/new", "do=agree&t=" + old).statusCode()).isEqualTo(410);
    assertThat(site.told)
        .satisfiesExactly(
            first -> {
              AddressChangeAnswered answer = (AddressChangeAnswered) first;
              assertThat(answer.old()).isTrue();
              assertThat(answer.agrees()).isTrue();
            },
            second -> {
              AddressChangeAnswered answer = (AddressChangeAnswered) second;
              assertThat(answer.old()).isFalse();
              assertThat(answer.agrees()).isFalse();
            });
  }

  private void changing() {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.change =
        new AddressChange(
            OPENED, Invented.NOW, "anna.b@example.org", anna.login, false, false, false);
    site.filled.put(Topics.DOSSIERS, anna.toDossier());
  }

  private void stopped(int daysAgo) {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.mailsStopped = true;
    anna.stopped = Invented.NOW.minusSeconds(86_400L * daysAgo);
    site.filled.put(Topics.DOSSIERS, anna.toDossier());
  }

  private static String token(Purpose purpose, EventId nonce) {
    return LINKS.sign(purpose, Invented.ANNA, nonce, Invented.NOW.plusSeconds(60));
  }

  private void has(Kind kind, @Nullable String url, EventId opened) {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.ways.add(new WayToHear(kind, opened, Invented.NOW, url));
    Dossier dossier = anna.toDossier();
    site.filled.put(Topics.DOSSIERS, dossier);
  }

  /// The secret address that a page shows, without the site's name.
  private String address(String page, String file) throws IOException, InterruptedException {
    String html = site.get(page, "Cookie", ANNA).body();
    Matcher found = Pattern.compile("/feed/[A-Za-z0-9_-]{124}/" + file).matcher(html);
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
