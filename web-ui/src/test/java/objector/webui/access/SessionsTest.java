package objector.webui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.id.PersonId;
import objector.webui.Invented;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant NOW = Invented.NOW;
  private static final PersonId PERSON = Invented.ANNA;

  private final Sessions sessions = new Sessions(new byte[32]);

  @Test
  void aCookieNamesThePersonItWasIssuedTo() {
    String cookie = sessions.issue(PERSON, 3, NOW);

    assertThat(sessions.read(cookie, NOW))
        .hasValueSatisfying(session -> assertThat(session.person()).isEqualTo(PERSON))
        .hasValueSatisfying(session -> assertThat(session.epoch()).isEqualTo(3));
  }

  @Test
  void aCookieRunsOut() {
    String cookie = sessions.issue(PERSON, 0, NOW);

    assertThat(sessions.read(cookie, NOW.plus(Sessions.LASTS).plus(Duration.ofSeconds(1))))
        .isEmpty();
  }

  @Test
  void anAlteredCookieIsWorthNothing() {
    String cookie = sessions.issue(PERSON, 0, NOW);

    String raised = cookie.replace(PERSON + ".0.", PERSON + ".1.");

    assertThat(raised).isNotEqualTo(cookie);
    assertThat(sessions.read(raised, NOW)).isEmpty();
  }

  @Test
  void anotherKeysCookieIsWorthNothing() {
    byte[] key = new byte[32];
    key[0] = 1;

    String foreign = new Sessions(key).issue(PERSON, 0, NOW);

    assertThat(sessions.read(foreign, NOW)).isEmpty();
  }

  @Test
  void nonsenseIsNoSession() {
    assertThat(sessions.read("...", NOW)).isEmpty();
    assertThat(sessions.read("", NOW)).isEmpty();
    assertThat(sessions.read(null, NOW)).isEmpty();
  }

  @Test
  void signingOutEverywhereEndsEarlierSessions() {
    Sessions.Session session = sessions.read(sessions.issue(PERSON, 1, NOW), NOW).orElseThrow();

    assertThat(session.opens(Invented.anna())).isFalse();
  }
}
