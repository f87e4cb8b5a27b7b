package objector.ingest.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What the reader was taught by mime4j, which read these mails better.
class MimeReaderTest {
  @Test
  void aBrokenFoldTakesNoOtherFieldWithIt() {
    Mail mail =
        read("From: anna@example.org\nX-List: one\nand two,\n and three\nSubject: Hello\n\nBody\n");

    assertThat(mail.headers().text("Subject")).isEqualTo("Hello");
    assertThat(mail.text("plain")).isEqualTo("Body\r\n");
  }

  @Test
  void aMailThatBeginsInTheMiddleOfAFieldHasItsOtherFields() {
    Mail mail = read(" of a server\n and another\nFrom: anna@example.org\n\nBody\n");

    assertThat(mail.headers().text("From")).isEqualTo("anna@example.org");
  }

  @Test
  void wordsAfterStrayLinesAreStillTheBody() {
    Mail mail = read("From: anna@example.org\nHello Bob,\n  how are you\nBye\n\nAnna\n");

    assertThat(mail.text("plain")).isEqualTo("Hello Bob,\r\n  how are you\r\nBye\r\n\r\nAnna\r\n");
  }

  @Test
  void aMultipartThatEndsBeforeItBeginsIsReadAsText() {
    Mail mail = read("Content-Type: multipart/mixed; boundary=b\n\nHello\n--b--\nBye\n");

    assertThat(mail.text("plain")).isEqualTo("Hello\r\n--b--\r\nBye\r\n");
  }

  private static Mail read(String mail) {
    return MimeReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
