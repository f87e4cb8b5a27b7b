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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From ",
        "From -",
        "From b@example.org",
        "From b@example.org 2025-04-15T10:00:00Z",
        "From b@example.org 2025-04-15 10:00:00 +0200",
        "From b@example.org Tue, 15 Apr 2025 10:00:00 +0200",
        "From b@example.org 15 Apr 2025 10:00 GMT",
        "From b@example.org mar. avr. 15 10:00:00 2025",
        "From b@example.org Di Apr 15 10:00:00 2025",
        "From MAILER-DAEMON Tue Apr 15 10:00:00 2025",
      })
  void aPostmarkIsOneInAnyForm(String postmark) {
    String first = "From: a@example.org\nSubject: one\n\nFirst.\nFrom now on.\n";
    String second = "From: b@example.org\nSubject: two\n\nSecond.\n";

    for (String free : List.of("\n", "")) {
      boolean bound = free.isEmpty() && postmark.equals("From b@example.org");
      if (!bound) {
        String file = postmark + "\n" + first + free + postmark + "\n" + second;
        assertThat(mails(file)).containsExactly(first, second);
        assertThat(mails("\ufeff" + file)).containsExactly(first, second);
        assertThat(mails(file.replace("\n", "\r\n"))).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From 10:00 on in 2025 I was there.\nSubject: is a word\nthat I wrote.\n",
        "From \nmy window.\n",
        "From: c@example.org\nSubject: quoted\n",
        "From c@example.org\nI heard nothing.\n",
      })
  void aLineOfTheTextIsNone(String words) {
    String mail = "From: a@example.org\nSubject: one\n\nFirst.\n\n" + words;

    assertThat(mails("From - Mon Apr 14 10:00:00 2025\n" + mail)).containsExactly(mail);
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
