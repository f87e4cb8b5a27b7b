package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import objector.events.Topics;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection;
import objector.events.person.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where an account stands, as its person sees it, and as it changes.
@Timeout(60)
class StandingShownTest {
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
  void aPersonsPageBeginsWithTheTruth() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.get("/me", "Cookie", ANNA);

    assertThat(answer.body())
        .contains("<h1>One of your three accounts needs you.</h1>")
        .contains("Meta confirmed your objection on 3 May 2025")
        .containsSubsequence("Anna Berger", "@anna.paints", "@anna<");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
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
  void howMetasQuestionIsAnsweredStandsWhereItsButtonLeads()
      throws IOException, InterruptedException {
    String account = with(asked(Proof.VERIFIED_MAIL));

    assertThat(site.get("/me", "Cookie", ANNA).body())
        .contains("href=\"" + account + "?what=answered\"");
    assertThat(site.get(account + "?what=answered", "Cookie", ANNA).body())
        .containsSubsequence(
            "<h2>How to answer Meta</h2>",
            "from the address to which it came",
            "Keep a copy of your answer",
            "value=\"answered\" required checked");
  }

  @Test
  void aMailThatNobodyCouldCheckIsNotToBeRepliedTo() throws IOException, InterruptedException {
    String account = with(asked(Proof.UNVERIFIED_MAIL));

    assertThat(site.get(account, "Cookie", ANNA).body())
        .contains("answer on Meta’s own site")
        .doesNotContain("by a reply to its mail");
  }

  /// Confirmed, as the person says, and then asked for more.
  private static Objection asked(Proof proof) {
    LocalDate confirmed = LocalDate.of(2026, 11, 1);
    return new Objection.Confirmed(null, confirmed, Proof.PERSON_SAYS, null, null, false)
        .moreAsked(confirmed.plusDays(9), proof);
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
}
