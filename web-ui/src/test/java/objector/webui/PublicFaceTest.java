package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.events.person.Account;
import objector.events.person.Objection;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.PersonEvent.StepTold;
import objector.webui.history.PageVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What a stranger reads, and how one gets it done.
@Timeout(60)
final class PublicFaceTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String BEN = RunningSite.session(Invented.BEN);

  private RunningSite site;

  @BeforeEach
  void open(@TempDir Path folder) {
    site = new RunningSite(folder, null);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theFrontPageSaysWhatMetaDoesAndTheTwoWaysBeforeItsWatchedPages()
      throws IOException, InterruptedException {
    String page = site.get("/?lang=en").body();

    assertThat(page)
        .containsSubsequence(
            "Meta trains its AI with public Facebook and Instagram posts.",
            "href=\"/object\"",
            "What is used",
            "private messages",
            "legitimate interests",
            "Since when",
            "By the link in Meta’s notice",
            "Ahead, by the form",
            "You do nothing",
            "Meta uses your public posts.",
            "You objected in 2024",
            "31 August 2026",
            "The pages we watch");
  }

  @Test
  void everyStatementSaysWhoSaysSoOfWhichDayAndHowCertainItIs()
      throws IOException, InterruptedException {
    String page = site.get("/?lang=en").body();

    assertThat(page)
        .containsSubsequence("Meta said on 14 April 2025", "Meta and noyb", "14 May 2025")
        .contains("well established that it was said")
        .contains("OpenTermsArchive/pga-versions e4da78fa");
  }

  @Test
  void pagesThatNobodyHasReadAreNotCalledReadable() throws IOException, InterruptedException {
    String page = site.get("/?lang=en").body();

    assertThat(page)
        .contains("10 pages are watched; read so far: 2.", "Never seen yet:")
        .contains("Cannot be read at present: Instagram’s privacy policy.")
        .doesNotContain("We can read them all");
  }

  /// The page is made once a minute, but for news.
  @Test
  void whatBecomesKnownOfAPageIsOnTheFrontPageAtOnce() throws IOException, InterruptedException {
    assertThat(site.get("/?lang=en").body()).contains("10 pages are watched; read so far: 2.");

    site.filled.put(Topics.WATCH, looked("the-choir"));
    assertThat(site.get("/?lang=en").body()).contains("11 pages are watched; read so far: 2.");

    site.filled.put(Topics.PAGES, Invented.version("the-choir", "2026-07-23", true));
    assertThat(site.get("/?lang=en").body()).contains("11 pages are watched; read so far: 3.");
  }

  @Test
  void theDataIsSetWithTheTypographyOfItsLanguage() throws IOException, InterruptedException {
    String page = site.get("/?lang=fr").body();

    assertThat(page)
        .contains("L’autorité irlandaise n’a pas arrêté l’entraînement\u202f;")
        .contains("Dernier jour où une opposition couvrait");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "platform=facebook&country=FR  | https://help.meta.com/support/privacy/",
        "platform=facebook&country=FR  | help/contact/712876720715583",
        "platform=facebook&country=FR  | ATTN: Privacy Operations",
        "platform=facebook&country=FR  | https://www.cnil.fr/",
        "platform=instagram&country=DE | help.instagram.com/contact/767264225370182",
        "platform=whatsapp&country=ES  | whatsapp.com/contact/forms/382532939919295",
        "platform=whatsapp&country=ES  | WhatsApp Ireland Limited",
        "platform=whatsapp&country=ES  | forms/3022366361353546",
        "platform=none&country=IT      | help/contact/510058597920541",
        "platform=none&country=IT      | does not automatically fulfil",
        "platform=facebook&country=GB  | Article 21 of the UK GDPR",
        "platform=facebook&country=GB  | No source that we know gives a postal address",
        "platform=facebook&country=CH  | Article 30(2)(b) of the Swiss Data Protection Act",
        "platform=horoscope&country=XX | https://help.meta.com/support/privacy/"
      })
  void theKitIsPerPlatformAndCountry(String of, String shows)
      throws IOException, InterruptedException {
    assertThat(site.get("/object?lang=en&" + of).body()).contains(shows);
  }

  @Test
  void theLetterNamesPlatformAndArticle() throws IOException, InterruptedException {
    String page = site.get("/object?lang=en&platform=instagram&country=FR").body();

    assertThat(page)
        .containsSubsequence(
            "Meta Platforms Ireland Limited",
            "For the attention of the data-protection officer",
            "Article 21 of the General Data Protection Regulation",
            "It concerns: Instagram");
  }

  @Test
  void aCardThatAdvisesToObjectLeadsToTheKitOfThatAccountsPlatformAndTheirCountry()
      throws IOException, InterruptedException {
    Account noticed = Invented.anna().accounts().get(2);
    String kit = "/object?account=" + noticed.id();

    String me = site.get("/me?lang=en", "Cookie", ANNA).body();
    String page = site.get(kit + "&lang=en", "Cookie", ANNA).body();

    assertThat(me).contains("href=\"" + kit + "\"");
    assertThat(page).contains("Anna Berger", "option value=\"DE\" selected", "I filed it today");
  }

  @Test
  void thatOneHasFiledIsOneTap() throws IOException, InterruptedException {
    Account noticed = Invented.anna().accounts().get(2);
    String me = site.get("/me?lang=en", "Cookie", ANNA).body();

    HttpResponse<String> answer = site.post(told(noticed.id()), "what=filed", "Cookie", ANNA);

    assertThat(me).containsSubsequence("action=\"" + told(noticed.id()), "I filed it today");
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectionFiled.class,
            filed -> assertThat(filed.on()).isEqualTo(LocalDate.of(2026, 11, 24)));
    assertThat(answer.headers().firstValue("location"))
        .hasValueSatisfying(to -> assertThat(to).startsWith("/me?done="));
  }

  @Test
  void whereNothingIsKnownOneCanObjectAndNothingIsRed() throws IOException, InterruptedException {
    Account unknown = Invented.ben().accounts().getFirst();
    assertThat(unknown.standing()).isInstanceOf(Objection.Unknown.class);

    String me = site.get("/me?lang=en", "Cookie", BEN).body();

    assertThat(me)
        .contains("class=\"card unknown\"", "href=\"/object?account=" + unknown.id() + "\"");
  }

  @Test
  void whatMetaAnsweredIsNotChosenBeforehand() throws IOException, InterruptedException {
    Account filed = Invented.anna().accounts().get(1);

    String me = site.get("/me?lang=en", "Cookie", ANNA).body();
    String page = site.get(told(filed.id()) + "?lang=en", "Cookie", ANNA).body();

    assertThat(me).contains("href=\"" + told(filed.id()) + "#tell\"");
    assertThat(page).doesNotContain(" checked");
  }

  @Test
  void thatOneLookedAtAChangeIsOneTap() throws IOException, InterruptedException {
    Account recheck = Invented.ben().accounts().get(10);
    assertThat(recheck.standing()).isInstanceOf(Objection.Recheck.class);

    site.post(told(recheck.id()), "what=looked", "Cookie", BEN);

    assertThat(site.told).singleElement().isInstanceOf(StepTold.class);
  }

  @Test
  void afterAnActThePageSaysWhatWasNotedAndOffersToUndoIt()
      throws IOException, InterruptedException {
    String fact = Invented.anna().accounts().getFirst().facts().get(2).id().value();

    String noted = site.get("/me?lang=en&done=" + fact, "Cookie", ANNA).body();
    String others = site.get("/me?lang=en&done=" + fact, "Cookie", BEN).body();

    assertThat(noted).contains("Noted: You say you objected.", "value=\"" + fact + "\"", "Undo");
    assertThat(others).contains("Saved.").doesNotContain("Undo");
  }

  @Test
  void aFormWithAMistakeSaysSoInItsTitleAndAtTheField() throws IOException, InterruptedException {
    String page = site.post("/subscribe?lang=en", "email=nobody").body();

    assertThat(page)
        .contains("<title>Error: Keep track · Objector</title>")
        .contains("id=\"problem\" role=\"alert\" tabindex=\"-1\" autofocus")
        .contains("aria-invalid=\"true\" aria-describedby=\"problem\"");
  }

  @Test
  void twoVersionsOfOneDayAreToldApartByTheirTime() throws IOException, InterruptedException {
    VersionRecorded morning = Invented.version("meta-privacy-policy-en", "2026-07-23", false);
    ObjectNode later = Json.MAPPER.valueToTree(morning);
    later.put("id", EventId.of("later").value()).put("at", "2026-07-23T18:10:00Z");
    site.filled.put(Topics.PAGES, Json.MAPPER.treeToValue(later, VersionRecorded.class));

    String page = site.get("/pages/meta-privacy-policy-en/compare?lang=en").body();

    assertThat(page)
        .contains("From 23 July 2026, 06:10 UTC to 23 July 2026, 18:10 UTC")
        .contains(">10 February 2026</option>");
    assertThat(site.get("/pages/meta-privacy-policy-en?lang=en").body())
        .contains(">06:10 UTC</time>", ">18:10 UTC</time>");
    assertThat(site.get(PageVersions.link(morning) + "?lang=en").body())
        .contains("The text as we saw it on 23 July 2026, 06:10 UTC");
  }

  @Test
  void aPageOfOnesOwnIsCalledAsItsDeclarationHasIt() throws IOException, InterruptedException {
    site.filled.put(
        Topics.WATCH,
        looked("the-choir")
            .declaredAs(
                new WatchState.Declared(
                    Map.of("en", "Terms of the choir", "fr", "Règles de la chorale"),
                    "https://choir.example/terms",
                    "en")));

    assertThat(site.get("/pages?lang=en").body()).contains(">Terms of the choir</a>");
    assertThat(site.get("/pages/the-choir?lang=fr").body())
        .contains("<h1>Règles de la chorale</h1>", "href=\"https://choir.example/terms\"");
  }

  @Test
  void headingsAndLinksOfAComparedTextReadAsSuch() throws IOException, InterruptedException {
    String page = site.get("/pages/meta-privacy-policy-en/compare?lang=en").body();

    assertThat(page).doesNotContain("># An invented").contains("• It has a list.");
    VersionRecorded version = Invented.version("meta-privacy-policy-en", "2026-07-23", false);
    assertThat(site.get(PageVersions.link(version)).body())
        .contains("class=\"as-heading\"", "• It has a list.")
        .doesNotContain("># An invented");
  }

  /// Whoever takes its fingerprint again gets the one that is shown.
  @Test
  void theTextOfAVersionIsThereByteForByte() throws IOException, InterruptedException {
    VersionRecorded version = Invented.version("meta-privacy-policy-en", "2026-07-23", false);

    HttpResponse<String> answer = site.get(PageVersions.link(version) + "/text");

    assertThat(answer.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).isEqualTo(new String(Invented.kept(version.text()), UTF_8));
    assertThat(site.get("/pages/meta-privacy-policy-en/versions/none/text").statusCode())
        .isEqualTo(404);
  }

  private static WatchState looked(String page) {
    return new WatchState(
        new PageId(page),
        Invented.NOW,
        LookOutcome.UNCHANGED,
        null,
        null,
        0,
        Invented.NOW,
        Invented.NOW);
  }

  private static String told(AccountId account) {
    return "/me/accounts/" + account;
  }
}
