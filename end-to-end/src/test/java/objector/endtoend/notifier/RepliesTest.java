package objector.endtoend.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.intake.Judge;
import objector.ingest.judge.MailJudge;
import objector.notifier.gallery.Gallery;
import objector.notifier.gallery.Gallery.Shown;
import objector.notifier.letter.OutgoingMail;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;
import objector.wording.Translations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people answer to our mails comes to their own address. Whatever our mail said of what Meta
/// did stands in it once more, quoted: it is never taken for Meta's word. All of it is invented.
final class RepliesTest {
  private static final String ANSWER = "Thank you, I have seen it. Claire\r\n\r\n";

  private final Judge judge =
      Judge.of(new MailJudge(Programmes.load(), MailPhrases.load()), _ -> new KeyRecords(Map.of()));
  private final Gallery gallery =
      new Gallery(Translations.load(), Programmes.load(), "the Berger family");

  /// How mail programs quote.
  enum Form {
    /// An attribution line, and an angle before each line.
    ANGLES {
      @Override
      String write(OutgoingMail mail, String text, String html) {
        return plain(
            ANSWER
                + "On Fri, 12 Jun 2026 at 09:00, Objector <"
                + "objector@objector.example> wrote:\r\n> "
                + text.replace("\n", "\r\n> ")
                + "\r\n");
      }
    },
    /// A line, the header and the text as it was.
    HEADER {
      @Override
      String write(OutgoingMail mail, String text, String html) {
        return plain(
            ANSWER
                + "-----Original Message-----\r\nFrom: Objector <objector@objector.example>\r\n"
                + "Sent: Friday, 12 June 2026 09:00\r\nTo: claire@mail.example\r\nSubject: News\r\n"
                + "\r\n"
                + text.replace("\n", "\r\n")
                + "\r\n");
      }
    },
    /// Ours whole, in HTML, in a box.
    BOX {
      @Override
      String write(OutgoingMail mail, String text, String html) {
        return "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + "<div>Thank you, I have seen it. Claire</div><br>"
            + "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Fri, 12 Jun 2026"
            + " at 09:00, Objector &lt;objector@objector.example&gt; wrote:<br></div>"
            + "<blockquote class=\"gmail_quote\">"
            + html.substring(html.indexOf("<body"))
            + "</blockquote></div>\r\n";
      }
    };

    abstract String write(OutgoingMail mail, String text, String html);

    private static String plain(String text) {
      return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
          + text;
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void noAnswerIsTakenForWhatMetaSays(Form form) throws Exception {
    List<String> taken = new ArrayList<>();
    for (String language : Translations.codes()) {
      for (Shown shown : gallery.in(language)) {
        Judgement said = judge(form, shown.mail());
        if (said.kind() != MailKind.UNRELATED || said.held() != null) {
          taken.add(language + "/" + shown.name() + ": " + said.kind() + " " + said.held());
        }
      }
    }

    assertThat(taken).isEmpty();
  }

  /// Two machines that write to each other would never end.
  @ParameterizedTest
  @EnumSource(Form.class)
  void anAnswerOfAMachineIsKnownAsOne(Form form) throws Exception {
    for (Shown shown : gallery.in("en")) {
      String reply = "Auto-Submitted: auto-replied\r\n" + reply(form, shown.mail());

      Judgement said = judge.judge(reply.getBytes(UTF_8), shown.mail().at()).judgement();

      assertThat(said.kind()).as(shown.name()).isEqualTo(MailKind.AUTO_REPLY);
    }
  }

  private Judgement judge(Form form, OutgoingMail mail) throws Exception {
    return judge.judge(reply(form, mail).getBytes(UTF_8), mail.at()).judgement();
  }

  private static String reply(Form form, OutgoingMail mail) throws Exception {
    MimeMessage read =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(mail.text().getBytes(UTF_8)));
    String text = (String) ((MimeMultipart) read.getContent()).getBodyPart(0).getContent();
    return "From: Claire <claire@mail.example>\r\nTo: k7m2q9wxk7m2q9wx@objector.example\r\n"
        + "Subject: Re: "
        + read.getHeader("Subject")[0]
        + "\r\nDate: Fri, 12 Jun 2026 10:00:00 +0200\r\nMessage-ID: <answer@mail.example>\r\n"
        + "In-Reply-To: "
        + mail.messageId()
        + "\r\nReferences: "
        + mail.messageId()
        + "\r\nMIME-Version: 1.0\r\n"
        + form.write(mail, text.replace("\r", ""), Gallery.html(mail));
  }
}
