package objector.ingest.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.ingest.judge.MailCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mails are invented.
class MboxTest {
  private static final String TWO =
      """
      From - Mon Apr 14 10:00:00 2025
      From: a@example.org
      Subject: one

      First.
      >From here on
      >>From there
      From me it stays one mail.

      From 123@xxx Tue Apr 15 10:00:00 +0000 2025
      From: b@example.org
      Subject: two

      Second.
      """;

  @Test
  void eachMailIsItself() {
    assertThat(mails(TWO))
        .containsExactly(
            """
            From: a@example.org
            Subject: one

            First.
            From here on
            >From there
            From me it stays one mail.
            """,
            """
            From: b@example.org
            Subject: two

            Second.
            """);
  }

  @Test
  void windowsLineEndsAreKept() {
    assertThat(mails(TWO.replace("\n", "\r\n")))
        .hasSize(2)
        .element(1)
        .isEqualTo("From: b@example.org\r\nSubject: two\r\n\r\nSecond.\r\n");
  }

  @Test
  void whatIsNoSuchFileIsOneMailAsItStands() {
    String mail = "Subject: x\n\n>From y\n\nFrom z Mon Apr 14 10:00:00 2025\n";

    assertThat(mails(mail)).containsExactly(mail);
  }

  @Test
  void thereAreNeverMoreThanOneTooMany() {
    assertThat(
            Mbox.mails(TWO.repeat(500).replace("Second.", "x\n").getBytes(StandardCharsets.UTF_8)))
        .hasSize(Mbox.MOST + 1);
  }

  @Test
  void aFileOfSeveralMailsHasALineForEach(@TempDir Path folder) throws IOException {
    Path box = Files.writeString(folder.resolve("box.mbox"), TWO);
    Path mail = Files.writeString(folder.resolve("mail.eml"), TWO);

    List<MailCheck.Mail> fromBox = MailCheck.mails(new MailCheck.Input("box.mbox", box));
    List<MailCheck.Mail> fromMail = MailCheck.mails(new MailCheck.Input("mail.eml", mail));

    assertThat(fromBox)
        .extracting(MailCheck.Mail::name)
        .containsExactly("box.mbox#1", "box.mbox#2");
    assertThat(fromMail).extracting(MailCheck.Mail::name).containsExactly("mail.eml");
  }

  private static List<String> mails(String file) {
    return Mbox.mails(file.getBytes(StandardCharsets.UTF_8)).stream()
        .map(mail -> new String(mail, StandardCharsets.UTF_8))
        .toList();
  }
}
