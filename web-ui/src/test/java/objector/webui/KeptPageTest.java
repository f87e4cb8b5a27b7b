package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.webui.access.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person's page is kept for a minute, and nobody ever reads another's, or an old one.
@Timeout(60)
final class KeptPageTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final EventId SECOND = EventId.of("session", "annas telephone");
  private static final String TELEPHONE =
      "objector=" + new Sessions(new byte[32]).issue(Invented.ANNA, SECOND, Invented.NOW);

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
    // Nothing of Ben's may make a page that is never kept.
    is(called(Invented.anna(), "@anna.of.the.choir"));
    is(called(settled(Invented.ben()), "@ben.of.the.choir"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void twoPeopleInTurnsReadTheirOwn() throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      assertThat(me(ANNA)).contains("@anna.of.the.choir").doesNotContain("@ben.of.the.choir");
      assertThat(me(BEN)).contains("@ben.of.the.choir").doesNotContain("@anna.of.the.choir");
    }
  }

  @Test
  void manyAtOnceReadTheirOwnWhileOneOfThemChanges() throws Exception {
    try (ExecutorService visitors = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> read = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        boolean anna = i % 2 == 0;
        if (i % 20 == 0) {
          is(called(Invented.anna(), "@anna.of.the.choir." + i));
        }
        Callable<Boolean> visit =
            () ->
                anna
                    ? me(ANNA).contains("@anna.of.") && !me(ANNA).contains("@ben.of.")
                    : me(BEN).contains("@ben.of.") && !me(BEN).contains("@anna.of.");
        read.add(visitors.submit(visit));
      }
      for (Future<Boolean> one : read) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(me(ANNA)).contains("@anna.of.the.choir.380");
  }

  @Test
  void anEndedBrowserGetsNothingWhileTheOtherReadsOn() throws IOException, InterruptedException {
    DossierFields both = new DossierFields(Invented.anna());
    is(Invented.signedIn(both.toDossier(), SECOND, "Safari"));
    assertThat(me(ANNA)).isEqualTo(me(TELEPHONE)).contains("@anna");

    both.sessions.removeIf(open -> open.id().equals(SECOND));
    is(both.toDossier());

    assertThat(isTurnedAway(TELEPHONE)).isTrue();
    assertThat(me(ANNA)).contains("@anna");
  }

  @Test
  void whoSignedOutEverywhereOrWasErasedGetsNothing() throws IOException, InterruptedException {
    me(ANNA);
    me(BEN);

    is(Invented.signedOutEverywhere(Invented.anna()));
    site.filled.remove(Topics.DOSSIERS, Invented.BEN.value());

    assertThat(isTurnedAway(ANNA)).isTrue();
    assertThat(isTurnedAway(BEN)).isTrue();
    assertThat(site.get("/me").headers().firstValue("location")).hasValue("/sign-in");
  }

  @Test
  void aForgedOrStrangersCookieGetsNothing() throws IOException, InterruptedException {
    me(ANNA);

    assertThat(isTurnedAway(ANNA.substring(0, ANNA.length() - 2) + "AA")).isTrue();
    assertThat(isTurnedAway(TELEPHONE)).isTrue();
  }

  @Test
  void eachLanguageIsItsOwn() throws IOException, InterruptedException {
    String english = me(ANNA);
    HttpResponse<String> asked = site.get("/me?lang=fr", "Cookie", ANNA);
    String french = me(ANNA + "; lang=fr");

    assertThat(english).contains("<html lang=\"en\">");
    assertThat(asked.body()).contains("<html lang=\"fr\">").isEqualTo(french);
    assertThat(asked.headers().firstValue("set-cookie")).isPresent();
    assertThat(site.get("/me", "Cookie", ANNA).headers().firstValue("set-cookie")).isEmpty();
    assertThat(me(ANNA)).isEqualTo(english);
  }

  @Test
  void anotherLanguageInTheSettingsIsReadAtOnce() throws IOException, InterruptedException {
    me(ANNA);
    DossierFields german = new DossierFields(Invented.anna());
    german.language = "de";

    is(german.toDossier());

    assertThat(me(ANNA)).contains("<html lang=\"de\">");
  }

  @Test
  void whatWasNotedIsToldOnce() throws IOException, InterruptedException {
    String before = me(ANNA);

    String told = site.get("/me?done=yes", "Cookie", ANNA).body();

    assertThat(before).doesNotContain("class=\"done\"");
    assertThat(told).contains("class=\"done\"");
    assertThat(me(ANNA)).isEqualTo(before);
  }

  @Test
  void whoeverTellsSomethingReadsItAtOnce() throws IOException, InterruptedException {
    me(ANNA);
    site.react(event -> is(called(Invented.anna(), "@anna.renamed")));
    String account = "/me/accounts/" + Invented.anna().accounts().getFirst().id();

    site.post(account + "/rename", "handle=%40anna.renamed", "Cookie", ANNA);

    assertThat(site.told).hasSize(1);
    assertThat(me(ANNA)).contains("@anna.renamed");
  }

  @Test
  void noBrowserAndNoProxyKeepsIt() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = site.get("/me", "Cookie", ANNA);
      assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
      assertThat(answer.headers().firstValue("etag")).isEmpty();
    }
  }

  private String me(String cookie) throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/me", "Cookie", cookie);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private boolean isTurnedAway(String cookie) throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/me", "Cookie", cookie);
    return answer.statusCode() == 303
        && answer.body().isEmpty()
        && answer.headers().firstValue("location").filter("/sign-in"::equals).isPresent();
  }

  private void is(Dossier dossier) {
    site.filled.put(Topics.DOSSIERS, dossier);
  }

  private static Dossier called(Dossier dossier, String handle) {
    List<Account> accounts = new ArrayList<>(dossier.accounts());
    accounts.set(0, Invented.renamed(accounts.getFirst(), handle));
    return Invented.with(dossier, accounts);
  }

  private static Dossier settled(Dossier dossier) {
    return Invented.with(dossier, dossier.accounts().subList(2, 4));
  }
}
