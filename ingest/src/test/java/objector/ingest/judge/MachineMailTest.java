package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mails are invented.
class MachineMailTest {
  private static final String WORDS =
      "We will honour your objection to the use of your information for AI at Meta.\n";

  static List<String> bounces() {
    return List.of(
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        To: token@in.example.org
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Description: Notification

        I'm sorry to have to inform you that your message could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; otto@example.com
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: message/rfc822

        From: Facebook <notification@facebookmail.com>
        To: otto@example.com
        Subject: About your objection

        """
            + WORDS
            + "--b--\n",
        """
        Return-Path: < >
        From: Postmaster <postmaster@example.com>
        Subject: Something of yours
        """
            + "\n"
            + WORDS,
        """
        X-Failed-Recipients: otto@example.com
        From: Mail Delivery System <Mailer-Daemon@example.com>
        Subject: Mail delivery failed: returning message to sender
        """
            + "\n"
            + WORDS,
        """
        From: MAILER-DAEMON@example.com
        Subject: failure notice: Undelivered Mail Returned to Sender

        Hi. This is the qmail-send program.
        """);
  }

  @ParameterizedTest
  @MethodSource("bounces")
  void aBounceIsOneWhateverItBringsBack(String mail) {
    assertThat(judge(mail).kind()).isEqualTo(MailKind.BOUNCE);
  }

  @Test
  void soIsOneOfMetasOwnMailServer() {
    String mail =
        bounces()
            .getFirst()
            .replace("MAILER-DAEMON@mx.example.net", "MAILER-DAEMON@facebookmail.com");

    assertThat(judge(mail).kind()).isEqualTo(MailKind.BOUNCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-replied (vacation)",
        "Auto-Submitted:  Auto-Replied; owner-email=x@example.org",
        "X-Autoreply: yes",
        "X-Autorespond: On holiday",
        "Precedence: auto_reply",
        "X-Objector: alert",
        "X-Objector: alert\nX-Forwarded-To: token@in.example.org",
        "X-Objector: alert\nResent-From: anna@example.org",
        "Auto-Submitted: auto-replied\nResent-From: anna@example.org",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
      })
  void anAnswerByAMachineIsOne(String header) {
    String mail = header + "\nFrom: Otto <otto@example.org>\nSubject: Re: hello\n\n" + WORDS;

    assertThat(judge(mail).kind()).isEqualTo(MailKind.AUTO_REPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Automatische Antwort: Hallo",
        "Automatic reply: hello",
        "Réponse automatique : bonjour",
        "Risposta automatica: ciao",
        "Respuesta automática: hola",
      })
  void soIsOneThatOnlyItsSubjectTells(String subject) {
    assertThat(
            judge("From: Otto <otto@example.org>\nSubject: " + subject + "\n\nIch bin weg.\n")
                .kind())
        .isEqualTo(MailKind.AUTO_REPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-generated",
        "Auto-Submitted: no",
        "Precedence: bulk",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>",
        "X-Objector: alert",
      })
  void whatMetaSendsIsNotOneForItsHeaders(String header) {
    String mail =
        header
            + "\nFrom: Facebook <notification@facebookmail.com>\nTo: anna@example.org\n"
            + "Subject: About your objection\n\n"
            + WORDS;

    assertThat(judge(mail).kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  @Test
  void whoseAttachedMailIsMetasIsNoMachine() {
    Judgement judgement =
        judge(
            "Auto-Submitted: auto-generated\nFrom: filter@example.org\nSubject: forwarded\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: message/rfc822\n\n"
                + "From: Facebook <notification@facebookmail.com>\nSubject: x\n\n"
                + WORDS
                + "\n--b--\n");

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  private static Judgement judge(String mail) {
    return Judges.judge(mail).judgement();
  }
}
