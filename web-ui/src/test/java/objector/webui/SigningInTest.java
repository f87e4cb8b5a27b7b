package objector.webui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.address.EmailAddress;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.SignInAsked;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.subscription.LoginAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Asking for a link, and what using it does: it tells strangers nothing.
@Timeout(60)
class SigningInTest {
  private static final SignedLinks LINKS = new SignedLinks(new byte[32]);

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

  private static EventId id(String word) {
    return new EventId(Invented.token(word));
  }

  private static Dossier linked(EventId asked, EventId use) {
    DossierFields anna = new DossierFields(Invented.anna());
    anna.links.clear();
    anna.links.put(asked.value(), use.value());
    return Invented.signedIn(anna.toDossier(), use, null);
  }
}
