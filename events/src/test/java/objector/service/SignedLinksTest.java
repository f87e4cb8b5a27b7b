package objector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.Test;

final class SignedLinksTest {
  private static final SignedLinks LINKS = links("0123456789abcdef0123456789abcdef");
  private static final PersonId ANNA = new PersonId("a".repeat(26));
  private static final EventId ASKED = new EventId("e".repeat(26));
  private static final Instant EXPIRES = Instant.parse("2025-05-03T09:42:00Z");
  private static final Instant BEFORE = EXPIRES.minusSeconds(1);

  @Test
  void aTokenSaysWhoAskedWhatUntilWhen() {
    String token = LINKS.sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES);

    assertThat(LINKS.verify(Purpose.CONFIRM, token, BEFORE))
        .contains(new Claim(ANNA, ASKED, EXPIRES));
  }

  @Test
  void aTokenIsSafeInAnAddress() {
    assertThat(LINKS.sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES)).matches("[A-Za-z0-9_-]{124}");
  }

  @Test
  void anExpiredTokenIsNone() {
    String token = LINKS.sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES);

    assertThat(LINKS.verify(Purpose.CONFIRM, token, EXPIRES)).isEmpty();
  }

  @Test
  void aTokenOfAnotherPurposeIsNone() {
    String token = LINKS.sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES);

    assertThat(LINKS.verify(Purpose.SIGN_IN, token, BEFORE)).isEmpty();
  }

  @Test
  void aTokenOfAnotherKeyIsNone() {
    String token =
        links("another key, and long enough for it").sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES);

    assertThat(LINKS.verify(Purpose.CONFIRM, token, BEFORE)).isEmpty();
  }

  @Test
  void aTokenWithAnyLetterChangedIsNone() {
    String token = LINKS.sign(Purpose.CONFIRM, ANNA, ASKED, EXPIRES);

    // The last letter carries spare bits; every other one counts.
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(LINKS.verify(Purpose.CONFIRM, changed, BEFORE)).as("letter %d", i).isEmpty();
    }
  }

  @Test
  void whatIsNoTokenIsNone() {
    assertThat(LINKS.verify(Purpose.CONFIRM, "", BEFORE)).isEmpty();
    assertThat(LINKS.verify(Purpose.CONFIRM, "!".repeat(124), BEFORE)).isEmpty();
    assertThat(LINKS.verify(Purpose.CONFIRM, "A".repeat(124), BEFORE)).isEmpty();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> links("short")).hasMessage("the link key is shorter than 32 bytes");
  }

  private static SignedLinks links(String key) {
    return new SignedLinks(key.getBytes(StandardCharsets.US_ASCII));
  }
}
