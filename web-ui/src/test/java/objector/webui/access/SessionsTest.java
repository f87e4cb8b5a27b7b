package objector.webui.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.webui.Invented;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOW = Invented.NOW;
  private static final PersonId PERSON = Invented.ANNA;
  private static final EventId SESSION = Invented.session(Invented.ANNA);

  private final Sessions sessions = new Sessions(new byte[32]);

  @Test
  void aCookieNamesThePersonItWasIssuedTo() {
    String cookie = sessions.issue(PERSON, SESSION, NOW);

    assertThat(sessions.read(cookie, NOW))
        .hasValueSatisfying(session -> assertThat(session.person()).isEqualTo(PERSON))
        .hasValueSatisfying(session -> assertThat(session.id()).isEqualTo(SESSION));
  }

  @Test
  void aCookieRunsOut() {
    String cookie = sessions.issue(PERSON, SESSION, NOW);

    assertThat(sessions.read(cookie, NOW.plus(Sessions.LASTS).plus(Duration.ofSeconds(1))))
        .isEmpty();
  }

  @Test
  void anAlteredCookieIsWorthNothing() {
    String cookie = sessions.issue(PERSON, SESSION, NOW);

    String other = cookie.replace(SESSION.value(), EventId.of("another").value());

    assertThat(other).isNotEqualTo(cookie);
    assertThat(sessions.read(other, NOW)).isEmpty();
  }

  @Test
  void anotherKeysCookieIsWorthNothing() {
    byte[] key = new byte[32];
    key[0] = 1;

    String foreign = new Sessions(key).issue(PERSON, SESSION, NOW);

    assertThat(sessions.read(foreign, NOW)).isEmpty();
  }

  @Test
  void nonsenseIsNoSession() {
    assertThat(sessions.read("...", NOW)).isEmpty();
    assertThat(sessions.read("", NOW)).isEmpty();
    assertThat(sessions.read(null, NOW)).isEmpty();
  }

  @Test
  void aCookieOfAnEarlierReleaseIsNoSession() {
    assertThat(sessions.read(signed(PERSON + ".0.4102444800"), NOW)).isEmpty();
  }

  @Test
  void onlyASessionThatTheDossierListsOpensIt() {
    Sessions.Session session = read(SESSION);

    assertThat(session.opens(Invented.anna())).isTrue();
    assertThat(read(EventId.of("another")).opens(Invented.anna())).isFalse();
    assertThat(session.opens(Invented.ben())).isFalse();
    assertThat(session.opens(Invented.signedOutEverywhere(Invented.anna()))).isFalse();
  }

  private Sessions.Session read(EventId id) {
    return sessions.read(sessions.issue(PERSON, id, NOW), NOW).orElseThrow();
  }

  /// As a release signed that had no id in it.
  private static String signed(String claim) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
      return claim
          + "."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(mac.doFinal(("session " + claim).getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
