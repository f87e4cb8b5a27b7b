package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.person.Account;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountRenamed;
import objector.events.person.PersonEvent.ComplaintLodged;
import objector.events.person.PersonEvent.Corrected;
import objector.events.person.PersonEvent.ObjectionFiled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person tells of their accounts, corrects and takes back.
@Timeout(60)
class TellingTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String BEN = RunningSite.session(Invented.BEN);

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
}
