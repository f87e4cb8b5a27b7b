package objector.notifier.letter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a_            | a_._",
        "a             | a_._",
        "a_.b_         | a_..b_._",
        ".a_..b_._c._  | ..a_...b_.._c._._",
        "''            | _._",
      })
  void aTextEndsAsSmtpWantsItAndDotsAtTheBeginningOfLinesAreDoubled(String text, String wire) {
    MailText read = MailText.of(lines(text));

    assertThat(new String(read.onTheWire(""), US_ASCII)).isEqualTo(lines(wire));
  }

  @Test
  void whatIsSaidBehindItIsSaidAfterItsEnd() {
    MailText read = MailText.of("a\r\n");

    assertThat(new String(read.onTheWire("DATA\r\n"), US_ASCII)).isEqualTo("a\r\n.\r\nDATA\r\n");
  }

  @Test
  void textsThatAreJoinedAreOneAndItsDotsAreDoubledToo() {
    MailText joined =
        MailText.joined(List.of(MailText.of("a\r\n"), MailText.of(".b\r\n"), MailText.of("c")));

    assertThat(joined).isEqualTo(MailText.of("a\r\n.b\r\nc"));
    assertThat(new String(joined.onTheWire(""), US_ASCII)).isEqualTo("a\r\n..b\r\nc\r\n.\r\n");
  }

  /// Two halves that are good by themselves could be a line that is too long.
  @Test
  void noLineGoesOnInAnotherText() {
    List<MailText> halves = List.of(MailText.of("x".repeat(998)), MailText.of("x\r\n"));

    assertThatThrownBy(() -> MailText.joined(halves)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverHasItsOctetsCannotChangeIt() {
    MailText text = MailText.of("a\r\n");

    text.octets()[0] = 'b';

    assertThat(text).hasToString("a\r\n");
  }

  private static String lines(String text) {
    return text.replace("_", "\r\n");
  }
}
