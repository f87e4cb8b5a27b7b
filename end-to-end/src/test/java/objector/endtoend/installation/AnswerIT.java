package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import objector.launcher.outside.OutboxReader.Letter;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody presses "reply" below a mail of ours that says what Meta said. Their mail program
/// answers to where our mail says, with our words quoted, by real SMTP.
final class AnswerIT {
  @Test
  void anAnswerLandsInThePersonsMailboxAsTheirsAndNeverAsMetasWord(@TempDir Path folder)
      throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      anna.adds("facebook", "anna.paints");
      objector.postman().send(Mails.confirmation("anna.paints", 1), anna.forwardingAddress());
      Letter letter = anna.letter(mail -> mail.text().contains("Meta confirmed"));
      List<String> sentences = anna.sentences();
      MimeMessage answer = answer(original(objector, letter));
      String to = answer.getAllRecipients()[0].toString();

      objector.postman().send(text(answer), to);

      Document page = anna.awaitPage(now -> now.text().contains("One mail that changes nothing"));
      // Our mail itself named it; nobody has to copy it from a page.
      assertThat(to).isEqualTo(anna.forwardingAddress());
      assertThat(Anna.plain(page.text())).contains("Re: ");
      assertThat(page.text()).doesNotContain("waits for your decision");
      assertThat(anna.sentences()).isEqualTo(sentences);
    }
  }

  private static MimeMessage original(UpSystem objector, Letter letter) throws Exception {
    try (Stream<Path> files = Files.list(objector.letters().folder())) {
      for (Path file : files.filter(one -> one.toString().endsWith(".eml")).toList()) {
        MimeMessage mail = read(file);
        if (letter.messageId().equals(mail.getMessageID())) {
          return mail;
        }
      }
    }
    throw new AssertionError("the mail is gone");
  }

  private static MimeMessage read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }

  /// As a mail program makes it: to Reply-To, with its threading and the text quoted.
  private static MimeMessage answer(MimeMessage mail) throws Exception {
    String quoted = (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    MimeMessage answer = (MimeMessage) mail.reply(false);
    answer.setFrom(new InternetAddress(Anna.ADDRESS));
    answer.setText(
        "Thank you, good to know. Anna\r\n\r\nOn Sat, 3 May 2025, Objector wrote:\r\n> "
            + quoted.replace("\r", "").replace("\n", "\r\n> ")
            + "\r\n",
        "UTF-8");
    answer.setHeader("X-Invented", "for a story");
    answer.saveChanges();
    return answer;
  }

  private static String text(MimeMessage mail) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
