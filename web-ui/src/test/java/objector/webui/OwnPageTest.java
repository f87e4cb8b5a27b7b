package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Fact;
import objector.events.person.Proof;
import objector.events.person.WayToHear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page of one's own is called as it was declared, wherever its name stands.
final class OwnPageTest {
  private static final String PAGE = "choir-terms";
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final VersionRecorded BEFORE = Invented.version(PAGE, "2026-07-01", true);
  private static final VersionRecorded AFTER = Invented.version(PAGE, "2026-07-23", false);

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
    site.filled.put(Topics.PAGES, BEFORE);
    site.filled.put(Topics.PAGES, AFTER);
    site.filled.put(Topics.PAGES, Invented.blind(PAGE));
    called(Map.of("en", "Terms of the choir", "fr", "Règles de l'ensemble"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void itsHistoryItsTextAndItsComparisonSayIt() throws IOException, InterruptedException {
    String comparison = "?from=" + BEFORE.id() + "&to=" + AFTER.id();

    assertThat(site.get("/").body()).contains("Terms of the choir");
    assertThat(site.get("/pages/" + PAGE).body()).contains("<h1>Terms of the choir</h1>");
    assertThat(site.get("/pages/" + PAGE + "/compare" + comparison).body())
        .contains("<title>Terms of the choir", ">Terms of the choir</a>");
    assertThat(site.get("/pages/" + PAGE + "/versions/" + AFTER.id()).body())
        .contains(">Terms of the choir</a>");
  }

  @Test
  void itsFeedAndThatOfAllPagesSayIt() throws IOException, InterruptedException {
    String own = site.get("/pages/" + PAGE + "/feed.atom").body();
    String all = site.get("/programmes/meta-ai-training/feed.atom").body();

    assertThat(own)
        .contains("<title>Terms of the choir</title>", ">Terms of the choir: ")
        .doesNotContain(PAGE + ")");
    assertThat(all)
        .contains(">Terms of the choir changed on 23 July 2026", ">Terms of the choir: ");
  }

  @Test
  void inFrenchItIsCalledInFrenchAndSetAsFrenchIs() throws IOException, InterruptedException {
    String feed = site.get("/programmes/meta-ai-training/feed.atom?lang=fr").body();

    assertThat(site.get("/pages/" + PAGE + "?lang=fr").body())
        .contains("<h1>Règles de l’ensemble</h1>");
    assertThat(feed).contains("Règles de l’ensemble").doesNotContain("Terms of the choir");
  }

  @Test
  void onesOwnTimelineFeedAndSettingsSayIt() throws IOException, InterruptedException {
    Dossier anna = readOfTheChange();

    String account =
        site.get("/me/accounts/" + anna.accounts().getFirst().id(), "Cookie", ANNA).body();
    Matcher address =
        Pattern.compile("/feed/[A-Za-z0-9_-]{124}/news.atom")
            .matcher(site.get("/me/ways", "Cookie", ANNA).body());
    assertThat(address.find()).isTrue();
    String feed = site.get(address.group()).body();
    String settings = site.get("/me/settings?page=" + PAGE, "Cookie", ANNA).body();

    assertThat(account).contains("Terms of the choir");
    assertThat(feed).contains("Terms of the choir");
    assertThat(settings).contains("Terms of the choir");
  }

  @Test
  void whoLooksAtTheirPageAfterItIsCalledOtherwiseReadsTheNewName()
      throws IOException, InterruptedException {
    Dossier anna = readOfTheChange();
    String account = "/me/accounts/" + anna.accounts().getFirst().id();
    String before = site.get(account, "Cookie", ANNA).body();

    called(Map.of("en", "Terms of the band"));

    assertThat(before).contains("Terms of the choir");
    assertThat(site.get(account, "Cookie", ANNA).body())
        .contains("Terms of the band")
        .doesNotContain("Terms of the choir");
  }

  private void called(Map<String, String> titles) {
    site.filled.put(
        Topics.WATCH,
        Invented.watch(PAGE, false)
            .declaredAs(new WatchState.Declared(titles, "https://choir.example/terms", "en")));
  }

  /// Anna has a feed, and her first account was told of the page's change.
  private Dossier readOfTheChange() {
    Dossier anna = Invented.anna();
    Account first = anna.accounts().getFirst();
    List<Fact> facts = new ArrayList<>(first.facts());
    facts.add(
        new Fact(
            EventId.of("told", PAGE),
            Invented.NOW,
            LocalDate.of(2026, 11, 23),
            Fact.What.PAGE_CHANGED,
            Proof.VERIFIED_MAIL,
            null,
            PAGE,
            false,
            false));
    List<Account> accounts = new ArrayList<>(anna.accounts());
    accounts.set(
        0,
        new Account(
            first.id(),
            first.platform(),
            first.handle(),
            first.email(),
            first.linked(),
            facts,
            first.standing()));
    DossierFields fields = new DossierFields(Invented.with(anna, accounts));
    fields.ways.add(
        new WayToHear(WayToHear.Kind.FEED, EventId.of("feed", Invented.ANNA), Invented.NOW, null));
    Dossier told = fields.toDossier();
    site.filled.put(Topics.DOSSIERS, told);
    return told;
  }
}
