package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TO:<a@example.org>|a@example.org",
        "to:<a@example.org>|a@example.org",
        "TO: <a@example.org>|a@example.org",
        "TO:a@example.org|a@example.org",
        "TO:<@relay.example,@other.example:a@example.org>|a@example.org",
        "TO:<\"a>b\"@example.org>|\"a>b\"@example.org",
        "TO:<\"a\\\"b\"@example.org>|\"a\\\"b\"@example.org",
        "TO:<jürgen@example.org>|jürgen@example.org",
      })
  void anAddressIsReadHoweverItIsWritten(String text, String address) {
    assertThat(SmtpArguments.of("TO", text)).map(SmtpArguments::address).contains(address);
  }

  @Test
  void theNullSenderIsAnAddress() {
    assertThat(SmtpArguments.of("FROM", "FROM:<> SIZE=12 BODY=8BITMIME SMTPUTF8"))
        .contains(new SmtpArguments("", Map.of("SIZE", "12", "BODY", "8BITMIME", "SMTPUTF8", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "TO",
        "TO:",
        "TO:<a@example.org",
        "FROM:<a@example.org>",
        "TO:<a>b",
        "TO:\"<a>"
      })
  void whatIsNoAddressIsNone(String text) {
    Optional<SmtpArguments> arguments = SmtpArguments.of("TO", text);

    assertThat(arguments.map(SmtpArguments::address)).isNotEqualTo(Optional.of("a"));
    assertThat(arguments.isEmpty()).isEqualTo(!text.equals("TO:\"<a>"));
  }
}
