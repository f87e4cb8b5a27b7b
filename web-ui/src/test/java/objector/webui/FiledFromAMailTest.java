package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "I filed it" from a mail: opening the link changes nothing, one press notes it.
final class FiledFromAMailTest {
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);
  private static final Account NEW =
      Invented.account("9", Platform.INSTAGRAM, "@anna.new", new Objection.Unknown(), 1);

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
    site.filled.put(Topics.DOSSIERS, Invented.with(Invented.anna(), List.of(NEW)));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void openingTheLinkAsksAndChangesNothing() throws IOException, InterruptedException {
    HttpResponse<String> page = site.get("/filed?t=" + token(Invented.ANNA, NEW.id()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("@anna.new", "24 November 2026", "I filed it today");
    assertThat(site.told).isEmpty();
  }

  @Test
  void onePressNotesItWithTodaysDateWithoutSigningIn() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/filed", "t=" + token(Invented.ANNA, NEW.id()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Noted", "@anna.new");
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    assertThat(site.told)
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectionFiled.class,
            filed -> {
              assertThat(filed.person()).isEqualTo(Invented.ANNA);
              assertThat(filed.account()).isEqualTo(NEW.id());
              assertThat(filed.on()).isEqualTo(LocalDate.of(2026, 11, 24));
            });
  }

  @Test
  void pressedTwiceItIsOne() throws IOException, InterruptedException {
    site.post("/filed", "t=" + token(Invented.ANNA, NEW.id()));
    site.post("/filed", "t=" + token(Invented.ANNA, NEW.id()));

    assertThat(site.told).hasSize(2);
    assertThat(site.told.getFirst().id()).isEqualTo(site.told.getLast().id());
  }

  @Test
  void anObjectionThatIsKnownIsNotNotedAgain() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, Invented.anna());
    Account filed = filed(Invented.anna());

    HttpResponse<String> answer = site.post("/filed", "t=" + token(Invented.ANNA, filed.id()));

    assertThat(answer.body()).contains("noted already").doesNotContain("name=\"t\"");
    assertThat(site.told).isEmpty();
  }

  @Test
  void anotherLinksTokenFilesNothing() throws IOException, InterruptedException {
    String signIn =
        LINKS.sign(
            Purpose.SIGN_IN,
            Invented.ANNA,
            new EventId(NEW.id().value()),
            Invented.NOW.plusSeconds(60));

    assertThat(site.post("/filed", "t=" + signIn).statusCode()).isEqualTo(410);
    assertThat(site.post("/filed", "t=" + token(Invented.BEN, NEW.id())).statusCode())
        .isEqualTo(410);
    assertThat(site.post("/filed", "").statusCode()).isEqualTo(410);
    assertThat(site.told).isEmpty();
  }

  @Test
  void aFormOnAnotherSiteFilesNothing() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.post("/filed", "t=" + token(Invented.ANNA, NEW.id()), "Sec-Fetch-Site", "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.told).isEmpty();
  }

  private static Account filed(Dossier dossier) {
    return dossier.accounts().stream()
        .filter(account -> account.standing().filing() != null)
        .findFirst()
        .orElseThrow();
  }

  private static String token(PersonId person, AccountId account) {
    return LINKS.sign(
        Purpose.FILED, person, new EventId(account.value()), Invented.NOW.plusSeconds(60));
  }
}
