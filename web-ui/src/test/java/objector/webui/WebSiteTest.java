package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import objector.address.EmailAddress;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.Account;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.DossierFields;
import objector.events.person.Objection;
import objector.events.person.OlderMails;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountRenamed;
import objector.events.person.PersonEvent.ComplaintLodged;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.MailFiled;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.Proof;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.history.PageVersions;
import objector.webui.person.EvidencePage;
import objector.webui.subscription.LoginAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebSiteTest {
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);
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

  @Test
  void aPersonsPageBeginsWithTheTruth() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/me", "Cookie", ANNA);

    assertThat(answer.body())
        .contains("<h1>One of your three accounts needs you.</h1>")
        .contains("Meta confirmed your objection on 3 May 2025")
        .containsSubsequence("Anna Berger", "@anna.paints", "@anna<");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
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
  void anUnknownAddressIsToldLikeAKnownOne() throws IOException, InterruptedException {
    LoginAddresses logins = new LoginAddresses(new byte[32]);
    site.filled.put(
        Topics.LOGINS,
        new Claim(
            Claim.Kind.LOGIN,
            logins.hash(EmailAddress.of("anna@example.org").orElseThrow()).value(),
            Invented.ANNA,
            EventId.random()));

    HttpResponse<String> unknown = site.post("/subscribe", "email=carla@example.org");
    HttpResponse<String> known = site.post("/subscribe", "email=anna@example.org");

    assertThat(known.body().replace("anna@", "carla@")).isEqualTo(unknown.body());
    assertThat(site.told.get(0)).isInstanceOf(Joined.class);
    assertThat(site.told.get(1)).isInstanceOf(SignInAsked.class);
  }

  @Test
  void whatIsWrongWithAnAddressIsSaidPlainly() throws IOException, InterruptedException {
    HttpResponse<String> letters =
        site.post("/subscribe", "email=" + URLEncoder.encode("zo\u00e9@example.org", UTF_8));
    HttpResponse<String> hidden =
        site.post("/sign-in", "email=" + URLEncoder.encode("an\u00adna@example.org", UTF_8));

    assertThat(letters.statusCode()).isEqualTo(400);
    assertThat(letters.body()).contains("before the @").doesNotContain("subscribe.address");
    assertThat(hidden.statusCode()).isEqualTo(400);
    assertThat(hidden.body()).contains("cannot be seen").doesNotContain("subscribe.address");
    assertThat(site.told).isEmpty();
  }

  @Test
  void aDomainInAnotherScriptIsKeptAsTheDnsHasIt() throws IOException, InterruptedException {
    site.post("/subscribe", "email=" + URLEncoder.encode("anna@m\u00fcller.example", UTF_8));

    assertThat(site.told)
        .singleElement(as(type(Joined.class)))
        .extracting(Joined::email)
        .isEqualTo("anna@xn--mller-kva.example");
  }

  @Test
  void oneMailboxIsNotFloodedThroughItsPlusAddresses() throws IOException, InterruptedException {
    for (int i = 0; i < 12; i++) {
      assertThat(site.post("/subscribe", "email=dora%2B" + i + "@example.org").statusCode())
          .isEqualTo(200);
    }

    assertThat(site.told).hasSize(5);
  }

  @Test
  void signingInTellsNothingOfStrangers() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/sign-in", "email=carla@example.org");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told).isEmpty();
  }

  @Test
  void whoeverAsksForALinkWhileMailsLeaveLateIsToldSoKnownOrNot()
      throws IOException, InterruptedException {
    String late = "leave late just now";
    assertThat(site.post("/sign-in", "email=anna@example.org").body()).doesNotContain(late);

    site.health = List.of(Health.degraded("notifier.mail", "the relay does not answer"));

    assertThat(site.post("/sign-in", "email=anna@example.org").body()).contains(late);
    assertThat(site.post("/sign-in", "email=carla@example.org").body()).contains(late);
    assertThat(site.post("/subscribe", "email=dora@example.org").body()).contains(late);
    assertThat(site.get("/sign-in").body()).doesNotContain(late);
  }

  @Test
  void openingAMailedLinkChangesNothing() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.CONFIRM, Invented.ANNA, id("asked"), Invented.NOW.plusSeconds(60));

    HttpResponse<String> page = site.get("/confirm?t=" + token);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"t\" value=\"" + token + "\"");
    assertThat(site.told).isEmpty();
  }

  @Test
  void theUseThatWonSignsIn() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.SIGN_IN, Invented.ANNA, id("asked"), Invented.NOW.plusSeconds(60));
    site.react(event -> {
      if (event instanceof LinkUsed used) {
        site.filled.put(Topics.DOSSIERS, linked(used.asked(), used.id()));
      }
    });

    HttpResponse<String> answer = site.post("/sign-in", "t=" + token);

    assertThat(answer.statusCode()).isEqualTo(303);
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    assertThat(site.get("/me", "Cookie", cookie.split(";", -1)[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void aUseThatDidNotWinDoesNotSignIn() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.SIGN_IN, Invented.ANNA, id("asked"), Invented.NOW.plusSeconds(60));
    site.filled.put(Topics.DOSSIERS, linked(id("asked"), id("another")));

    HttpResponse<String> answer = site.post("/sign-in", "t=" + token);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void aConfirmLinkDoesNotStopMails() throws IOException, InterruptedException {
    String token =
        LINKS.sign(Purpose.CONFIRM, Invented.ANNA, id("asked"), Invented.NOW.plusSeconds(60));

    assertThat(site.post("/stop?t=" + token, "List-Unsubscribe=One-Click").statusCode())
        .isEqualTo(410);
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

  @Test
  void thePrivacyPageSaysWhoWhyAndWhoElse() throws IOException, InterruptedException {
    assertThat(site.get("/privacy").body())
        .contains("mailto:berger@objector.example", "Beispielgasse 1")
        .contains("Article 6(1)(a) GDPR")
        .contains("Example Hosting runs the machines")
        .contains("The authority for the Berger family: Austrian Data Protection Authority");
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

  @Test
  void anotherSiteCannotPost() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.post(
            "/me/accounts",
            "platform=facebook&handle=X",
            "Cookie",
            ANNA,
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.told).isEmpty();
  }

  @Test
  void anAccountIsAdded() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.post("/me/accounts", "platform=instagram&handle=%40anna.new", "Cookie", ANNA);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            AccountAdded.class, e -> assertThat(e.handle()).isEqualTo("@anna.new"));
  }

  @Test
  void aPersonTellsWhatHappened() throws IOException, InterruptedException {
    String account = "/me/accounts/" + Invented.anna().accounts().getFirst().id();

    site.post(account, "what=filed&on=2026-11-20", "Cookie", ANNA);
    site.post(account, "what=complained&on=2026-11-21&authority=FR", "Cookie", ANNA);

    assertThat(site.told.get(0)).isInstanceOf(ObjectionFiled.class);
    assertThat(site.told.get(1))
        .isInstanceOfSatisfying(
            ComplaintLodged.class, e -> assertThat(e.authority()).isEqualTo("FR"));
  }

  @Test
  void whatLiesInTheFutureDidNotHappen() throws IOException, InterruptedException {
    String account = "/me/accounts/" + Invented.anna().accounts().getFirst().id();

    HttpResponse<String> answer = site.post(account, "what=filed&on=2026-11-25", "Cookie", ANNA);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(site.told).isEmpty();
  }

  @Test
  void aPersonCorrectsOnlyTheirOwn() throws IOException, InterruptedException {
    String annas = Invented.anna().accounts().getFirst().facts().get(1).id().value();

    HttpResponse<String> bens = site.post("/me/corrections", "event=" + annas, "Cookie", BEN);
    HttpResponse<String> own = site.post("/me/corrections", "event=" + annas, "Cookie", ANNA);

    assertThat(bens.statusCode()).isEqualTo(400);
    assertThat(own.statusCode()).isEqualTo(303);
    assertThat(site.told).singleElement().isInstanceOf(Corrected.class);
  }

  @Test
  void onlyWhatWasTakenBackCanBeRightAfterAll() throws IOException, InterruptedException {
    String annas = Invented.anna().accounts().getFirst().facts().get(1).id().value();

    HttpResponse<String> answer = site.post("/me/corrections", "right=" + annas, "Cookie", ANNA);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(site.told).isEmpty();
  }

  @Test
  void anAccountIsRenamedByWhoHasIt() throws IOException, InterruptedException {
    String account = "/me/accounts/" + Invented.anna().accounts().getFirst().id();

    HttpResponse<String> page = site.get(account, "Cookie", ANNA);
    HttpResponse<String> bens = site.post(account + "/rename", "handle=@ben", "Cookie", BEN);
    HttpResponse<String> own = site.post(account + "/rename", "handle=@anna.b", "Cookie", ANNA);

    assertThat(page.body()).contains("action=\"" + account + "/rename\"");
    assertThat(bens.statusCode()).isEqualTo(404);
    assertThat(own.statusCode()).isEqualTo(303);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            AccountRenamed.class, e -> assertThat(e.handle()).isEqualTo("@anna.b"));
  }

  @Test
  void aHeldMailIsFiledAsThePersonSays() throws IOException, InterruptedException {
    Account account = Invented.ben().accounts().getFirst();
    String mail = Invented.held().mail().value();

    site.post("/me/mails/" + mail, "kind=notice&account=" + account.id(), "Cookie", BEN);

    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            MailFiled.class, e -> assertThat(e.account()).isEqualTo(account.id()));
  }

  @Test
  void aHeldMailOfWhichNothingIsGuessedIsNotOfferedAsSomethingElse()
      throws IOException, InterruptedException {
    Account account = Invented.ben().accounts().getFirst();
    HeldMail held = Invented.unread();
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(
            Invented.BEN, "ben@example.org", List.of(account), List.of(held), List.of()));

    String page = site.get("/me", "Cookie", BEN).body();
    HttpResponse<String> nothing =
        site.post("/me/mails/" + held.mail(), "kind=&account=" + account.id(), "Cookie", BEN);

    assertThat(page)
        .contains("It is encrypted (PGP)")
        .contains("It concerns no objection")
        .contains("<details open>")
        .contains("<option value=\"\" selected>");
    assertThat(page).doesNotContain("It is a mail from Meta about something else");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(site.told).isEmpty();
  }

  @Test
  void whatTheDossierHasNoRoomForIsAskedOnAPageOfItsOwn() throws IOException, InterruptedException {
    Account account = Invented.ben().accounts().getFirst();
    HeldMail beyond = Invented.held();
    DossierFields fields = new DossierFields(Invented.ben());
    fields.held.clear();
    fields.heldBeyond.add(beyond.mail());
    site.filled.put(Topics.DOSSIERS, fields.toDossier());

    site.beyond = Optional.empty();
    HttpResponse<String> notNow = site.get("/me/waiting", "Cookie", BEN);
    HttpResponse<String> notKept =
        site.post(
            "/me/mails/" + beyond.mail(), "kind=notice&account=" + account.id(), "Cookie", BEN);
    site.beyond = Optional.of(List.of(beyond));
    String me = site.get("/me", "Cookie", BEN).body();
    String waiting = site.get("/me/waiting", "Cookie", BEN).body();
    HttpResponse<String> proof =
        site.get(String.valueOf(EvidencePage.href(beyond.evidence())), "Cookie", BEN);
    HttpResponse<String> filed =
        site.post(
            "/me/mails/" + beyond.mail(), "kind=notice&account=" + account.id(), "Cookie", BEN);

    assertThat(notNow.statusCode()).isEqualTo(503);
    assertThat(notKept.statusCode()).isEqualTo(503);
    assertThat(me).contains("One older mail waits for your decision").contains("/me/waiting");
    assertThat(waiting)
        .contains("One mail waits for your decision")
        .contains("/me/mails/" + beyond.mail());
    assertThat(proof.statusCode()).isEqualTo(200);
    assertThat(filed.headers().firstValue("Location")).contains("/me/waiting");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(MailFiled.class, e -> assertThat(e.held()).isEqualTo(beyond));
  }

  @Test
  void whatLiesInSpansIsAskedASpanAPage() throws IOException, InterruptedException {
    HeldMail mail = Invented.held();
    DossierFields fields = new DossierFields(Invented.ben());
    fields.held.clear();
    // Its bytes lie at 0; the others wait at 10 to 109, and at 200.
    fields.older = OlderMails.NONE.waiting(0, 0);
    for (int i = 10; i < 110; i++) {
      fields.older = fields.older.waiting(i, i == 10 ? 1 : 0);
    }
    fields.older = fields.older.waiting(200, 1);
    site.filled.put(Topics.DOSSIERS, fields.toDossier());
    site.beyond = Optional.of(List.of(mail));
    Account account = Invented.ben().accounts().getFirst();

    String newest = site.get("/me/waiting", "Cookie", BEN).body();
    String oldest = site.get("/me/waiting?span=0", "Cookie", BEN).body();
    String unknown = site.get("/me/waiting?span=nothing", "Cookie", BEN).body();
    HttpResponse<String> filed =
        site.post("/me/mails/" + mail.mail(), "kind=notice&account=" + account.id(), "Cookie", BEN);
    HttpResponse<String> other =
        site.post("/me/mails/" + EventId.random(), "kind=notice", "Cookie", BEN);

    assertThat(newest)
        .contains("One hundred two mails wait for your decision")
        .contains("<a href=\"/me/waiting?span=10\">2</a>")
        .contains("<a href=\"/me/waiting\" aria-current=\"page\"><strong>1</strong></a>")
        .doesNotContain("/me/mails/" + mail.mail());
    assertThat(oldest)
        .contains("/me/mails/" + mail.mail())
        .contains("<a href=\"/me/waiting?span=0\" aria-current=\"page\"><strong>3</strong></a>");
    assertThat(unknown).contains("aria-current=\"page\"><strong>1</strong></a>");
    assertThat(filed.headers().firstValue("Location")).contains("/me/waiting?span=0");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(MailFiled.class, e -> assertThat(e.held()).isEqualTo(mail));
  }

  @Test
  void aHeldMailWithoutADayAsksForIt() throws IOException, InterruptedException {
    Account account = Invented.ben().accounts().getFirst();
    HeldMail held = Invented.undated();
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(
            Invented.BEN, "ben@example.org", List.of(account), List.of(held), List.of()));

    HttpResponse<String> page = site.get("/me", "Cookie", BEN);
    site.post(
        "/me/mails/" + held.mail(),
        "kind=notice&account=" + account.id() + "&on=2025-05-03",
        "Cookie",
        BEN);

    assertThat(page.body()).contains("cannot read of which day").contains("type=\"date\"");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            MailFiled.class, e -> assertThat(e.on()).isEqualTo(LocalDate.of(2025, 5, 3)));
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
  void theTwentyFirstAccountIsRefusedWithWords() throws IOException, InterruptedException {
    Account one = Invented.ben().accounts().getFirst();
    List<Account> twenty =
        IntStream.range(0, 20)
            .mapToObj(n ->
                new Account(
                    AccountId.random(),
                    one.platform(),
                    "ben" + n,
                    one.email(),
                    one.linked(),
                    one.facts(),
                    one.standing()))
            .toList();
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(Invented.BEN, "ben@example.org", twenty, List.of(), List.of()));

    HttpResponse<String> answer =
        site.post("/me/accounts", "platform=instagram&handle=ben21", "Cookie", BEN);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("no room for one more account", "20 accounts");
    assertThat(site.told).isEmpty();
  }

  @Test
  void healthIsToldInThreeWays() throws IOException, InterruptedException {
    assertThat(site.get("/health").body()).startsWith("[");
    assertThat(site.get("/health/live").body()).isEqualTo("live\n");
    assertThat(site.get("/health/ready").body()).isEqualTo("ready\n");
  }

  @Test
  void aFormThatIsTooLargeIsRefusedWhateverIsInIt() throws IOException, InterruptedException {
    String many = "a=" + "x".repeat(50_000);

    HttpResponse<String> declared = site.post("/subscribe", "email=" + "x".repeat(300_000));
    HttpResponse<String> chunked = chunked("/subscribe", many.repeat(8).replace("xa=", "x&a="));

    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void aChunkedFormIsTaken() throws IOException, InterruptedException {
    HttpResponse<String> answer = chunked("/subscribe", "email=carla%40example.org");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told).singleElement().isInstanceOf(Joined.class);
  }

  @Test
  void aFormOfManyFieldsIsNotRead() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/subscribe", "a=1&".repeat(40) + "email=x@y.example");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(site.told).isEmpty();
  }

  @Test
  void whatIsPostedNowhereIsNotRead() throws IOException, InterruptedException {
    assertThat(site.post("/nowhere", "a=" + "x".repeat(3_000_000)).statusCode()).isEqualTo(404);
    assertThat(chunked("/nowhere", "a=" + "x".repeat(3_000_000)).statusCode()).isEqualTo(404);
  }

  @Test
  void aPostThatFailsOffersALanguageThatIsThere() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/me/corrections", "event=none", "Cookie", ANNA);

    assertThat(answer.body()).contains("href=\"/me?lang=fr\"").doesNotContain("corrections?lang");
  }

  @Test
  void thereIsNoLetterWithoutAnObjection() throws IOException, InterruptedException {
    String account = "/me/accounts/" + Invented.anna().accounts().getFirst().id();

    assertThat(site.get(account + "/letter", "Cookie", ANNA).statusCode()).isEqualTo(404);
    assertThat(site.get(account, "Cookie", ANNA).body()).doesNotContain("/letter\"");
  }

  @Test
  void anObjectionOf2024HasNoDueDate() throws IOException, InterruptedException {
    LocalDate then = LocalDate.of(2024, 6, 3);
    Objection standing =
        new Objection.Overdue(
            new Objection.Filing(then, Proof.PERSON_SAYS, null), Invented.due(then));
    String account = with(standing);

    assertThat(site.get(account, "Cookie", ANNA).body()).doesNotContain("class=\"working\"");
    assertThat(site.get(account + "/letter", "Cookie", ANNA).body())
        .doesNotContain("Your answer was due on");
  }

  @Test
  void whatNobodyCouldCheckIsNotSettled() throws IOException, InterruptedException {
    with(Invented.confirmed(Proof.UNVERIFIED_MAIL));

    assertThat(site.get("/me", "Cookie", ANNA).body()).contains("<h1>Your account needs you.</h1>");
  }

  @Test
  void aFreshCodeIsSomethingToDo() throws IOException, InterruptedException {
    Account settled = Invented.anna().accounts().getFirst();
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(
            Invented.ANNA,
            "anna@example.org",
            List.of(settled),
            List.of(),
            Invented.others().subList(0, 1)));

    assertThat(site.get("/me", "Cookie", ANNA).body())
        .contains("<h1>A mail needs a look from you.</h1>");
  }

  /// Anna's only account, and where it stands.
  private String with(Objection standing) {
    Account account = Invented.account("only", Platform.INSTAGRAM, "@anna", standing, 1);
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(
            Invented.ANNA, "anna@example.org", List.of(account), List.of(), List.of()));
    return "/me/accounts/" + account.id();
  }

  private HttpResponse<String> chunked(String path, String form)
      throws IOException, InterruptedException {
    byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
    return site.http()
        .send(
            site.request(path)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void aPostWithoutAFormIsAnswered() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.http()
            .send(
                site.request("/subscribe").POST(BodyPublishers.ofString("nonsense")).build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void whatDoesNotExistIsSaidSo() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/nothing", "Accept-Language", "fr-BE,fr;q=0.9");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Cette page n’existe pas.");
  }

  @Test
  void anOpenPageHearsOfAChangeAtOnce() throws IOException, InterruptedException {
    HttpResponse<InputStream> stream =
        site.http()
            .send(
                site.request("/me/live", "Cookie", ANNA).GET().build(),
                BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      next(lines, "event: all");
      next(lines, "");

      long from = System.nanoTime();
      site.filled.put(Topics.DOSSIERS, withCode());
      String event = next(lines, "event: ");
      Duration took = Duration.ofNanos(System.nanoTime() - from);

      assertThat(event).isEqualTo("event: card-" + Invented.token("3"));
      assertThat(next(lines, "data: <p class=\"sentence")).contains("fresh").contains("482913");
      assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aStrangerHearsNothing() throws IOException, InterruptedException {
    assertThat(site.get("/me/live").statusCode()).isEqualTo(204);
  }

  private static String next(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private static EventId id(String word) {
    return new EventId(Invented.token(word));
  }

  private static Dossier withCode() {
    Dossier anna = Invented.anna();
    List<Account> accounts =
        anna.accounts().stream()
            .map(account ->
                new Account(
                    account.id(),
                    account.platform(),
                    account.handle(),
                    account.email(),
                    account.linked(),
                    account.facts(),
                    account.platform() == Platform.FACEBOOK
                        ? new Objection.CodeAsked(
                            Invented.NOW, "482913", account.standing(), Proof.UNVERIFIED_MAIL)
                        : account.standing()))
            .toList();
    return Invented.dossier(Invented.ANNA, anna.email(), accounts, anna.held(), anna.other());
  }

  private static Dossier stopped() {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.news = PageNews.NONE;
    anna.mailsStopped = true;
    return anna.toDossier();
  }

  private static Dossier linked(EventId asked, EventId use) {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.links.clear();
    anna.links.put(asked.value(), use.value());
    return Invented.signedIn(anna.toDossier(), use, null);
  }
}
