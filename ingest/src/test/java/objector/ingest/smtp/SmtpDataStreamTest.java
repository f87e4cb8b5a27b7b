package objector.ingest.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDataStreamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void dotsAreTakenOffHoweverTheBytesCome(int atOnce) throws IOException {
    SmtpDataStream mail = mail("..first\r\na\r\n...\r\n.b\r\n\r\n.\r\nQUIT\r\n", atOnce);

    assertThat(new String(mail.readAllBytes(), ISO_8859_1))
        .isEqualTo(".first\r\na\r\n..\r\nb\r\n\r\n");
    assertThat(mail.ended()).isTrue();
    assertThat(mail.hasBareLineEnd()).isFalse();
  }

  @Test
  void whatFollowsTheMailIsLeftForTheConversation() throws IOException {
    SmtpInput in = input("a\r\n.\r\nNOOP\r\n", 100);
    new SmtpDataStream(in).readAllBytes();

    assertThat(in.line()).isEqualTo(new SmtpInput.Command("NOOP"));
  }

  @Test
  void aMailMayBeEmpty() throws IOException {
    SmtpDataStream mail = mail(".\r\n", 100);

    assertThat(mail.readAllBytes()).isEmpty();
    assertThat(mail.ended()).isTrue();
  }

  @Test
  void everyByteIsKept() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      if (c != '\r' && c != '\n') {
        all.append(c);
      }
    }

    assertThat(new String(mail(all + "\r\n.\r\n", 9).readAllBytes(), ISO_8859_1))
        .isEqualTo(all + "\r\n");
  }

  @Test
  void oneThatBreaksOffIsNoMail() {
    assertThatThrownBy(() -> mail("a\r\n.", 100).readAllBytes()).isInstanceOf(EOFException.class);
  }

  @Test
  void anOverlongLineIsSeen() throws IOException {
    SmtpDataStream mail = mail("x".repeat(SmtpDataStream.MAX_LINE + 1) + "\r\n.\r\n", 5000);
    mail.readAllBytes();

    assertThat(mail.hasOverlongLine()).isTrue();
  }

  @Test
  void manyLinesAreNoOverlongOne() throws IOException {
    SmtpDataStream mail = mail("xxxxxxxxx\r\n".repeat(SmtpDataStream.MAX_LINE) + ".\r\n", 5000);
    mail.readAllBytes();

    assertThat(mail.hasOverlongLine()).isFalse();
  }

  /// Beside the rule as it stands in RFC 5321, said as shortly as it can be.
  @Test
  void whateverIsSentIsReadByTheRuleHoweverItComes() throws IOException {
    Random random = new Random(9);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder some = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        some.append("ab..\r\r\n\n".charAt(random.nextInt(8)));
      }
      String sent = some + "\r\n.\r\n";
      int end = ("\r\n" + sent).indexOf("\r\n.\r\n");
      String read = ("\r\n" + sent.substring(0, end)).replace("\r\n.", "\r\n").substring(2);

      SmtpDataStream mail = mail(sent, 1 + random.nextInt(9));

      assertThat(readBy(1 + random.nextInt(9), mail)).as(sent).isEqualTo(read);
      assertThat(mail.hasBareLineEnd())
          .as(sent)
          .isEqualTo(sent.substring(0, end).replace("\r\n", "").matches("(?s).*[\r\n].*"));
    }
  }

  private static String readBy(int atOnce, InputStream mail) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[atOnce];
    for (int n = mail.read(some); n >= 0; n = mail.read(some)) {
      all.write(some, 0, n);
    }
    return all.toString(ISO_8859_1);
  }

  private static SmtpDataStream mail(String sent, int atOnce) {
    return new SmtpDataStream(input(sent, atOnce));
  }

  private static SmtpInput input(String sent, int atOnce) {
    InputStream slow =
        new ByteArrayInputStream(sent.getBytes(ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] out, int offset, int wanted) {
            return super.read(out, offset, Math.min(wanted, atOnce));
          }
        };
    return new SmtpInput(slow);
  }
}
