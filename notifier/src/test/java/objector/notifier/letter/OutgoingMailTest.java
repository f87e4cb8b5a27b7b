package objector.notifier.letter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMailTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "z\u00e9@example.org",
        "anna@m\u00fcller.example",
        "anna@example.org\r\nRCPT TO:<ben@example.org>",
        "a..b@example.org",
        ".a@example.org",
        "\u212aarl@example.org",
        " anna@example.org",
        "anna@EXAMPLE.org",
        "",
      })
  void noMailIsMadeForAnAddressThatSomeServerWouldHaveToMend(String to) {
    assertThatThrownBy(() -> mail(to, "Subject: x\r\n\r\nx\r\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: \u00e9\r\n",
        "a\rb\r\n",
        "a\nb\r\n",
        "a\r\n\n.\r\n",
        "a\r",
        "nul\u0000\r\n"
      })
  void noLineGoesOutThatIsNotAsciiOrEndsInHalf(String text) {
    assertThatThrownBy(() -> mail("anna@example.org", text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineMayHave998CharactersAndNoMore() {
    assertThatCode(() -> mail("anna@example.org", "x".repeat(998) + "\r\n"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> mail("anna@example.org", "x".repeat(999) + "\r\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OutgoingMail mail(String to, String text) {
    return new OutgoingMail("<1@objector.example>", "o@objector.example", to, Instant.EPOCH, text);
  }
}
