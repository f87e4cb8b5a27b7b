package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.Account;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.DossierFields;
import objector.events.person.OlderMails;
import objector.events.person.PersonEvent.MailFiled;
import objector.webui.person.EvidencePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Mails that wait for their person, on the page and beyond it.
@Timeout(60)
class HeldMailsAskedTest {
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
}
