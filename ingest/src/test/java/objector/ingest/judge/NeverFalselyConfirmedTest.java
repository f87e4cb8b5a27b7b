package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What sounds like a confirmation and is none: promises, conditions, refusals, hearsay.
class NeverFalselyConfirmedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "If your objection is honoured, we will no longer use your posts for AI at Meta.",
        "We'll send you an email confirming that we will honour your objection to AI at Meta.",
        "Once we have reviewed the form we will honour your objection to AI at Meta.",
        "We will not honour your objection to AI at Meta.",
        "Has your objection to AI at Meta been accepted?",
        "We are reviewing whether your objection to AI at Meta can be accepted.",
        "Your objection to AI at Meta has not been accepted.",
        "You can object to AI at Meta. We will honour your objection.",
        "We accept your objection to AI at Meta only in part: we need more information from you.",
        "Si votre opposition est acceptée, nous n'utiliserons plus vos données pour l'IA de Meta.",
        "Votre opposition à l'IA de Meta n'a pas été acceptée.",
        "Nous vous enverrons un e-mail pour confirmer que nous respecterons votre opposition à l'IA"
            + " de Meta.",
        "Wir haben deinen Widerspruch gegen KI bei Meta nicht akzeptiert.",
        "Sobald wir deinen Widerspruch geprüft haben, werden wir ihn für KI bei Meta"
            + " berücksichtigen.",
        "No hemos aceptado tu oposición a la IA en Meta.",
        "Si aceptamos tu oposición, no usaremos tu información para la IA en Meta.",
        "Non accogliamo la tua opposizione all'IA in Meta.",
        "Se accogliamo la tua opposizione, non useremo le tue informazioni per l'IA in Meta.",
      })
  void noConfirmation(String text) {
    Judgement fromMeta = Judges.judge(fromMeta(text)).judgement();
    Judgement pasted = Judges.WITHOUT_KEYS.judgeText("", text, Judges.NOW).judgement();

    assertThat(fromMeta.kind()).isNotEqualTo(MailKind.CONFIRMATION);
    assertThat(pasted.kind()).isNotEqualTo(MailKind.CONFIRMATION);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/invented/no-confirmations.txt", delimiter = '\t')
  void noConfirmationInAnyLanguage(String language, String text) {
    Judgement judgement = Judges.judge(fromMeta(text)).judgement();

    assertThat(judgement.kind()).as(language).isNotEqualTo(MailKind.CONFIRMATION);
  }

  @Test
  void metasWordsInSomebodysMailAreHeld() {
    Judgement judgement =
        Judges.judge(
                """
                From: Otto <otto@example.org>
                Subject: look

                We will honour your objection to the use of your information for AI at Meta.
                """)
            .judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(judgement.held()).isNotNull();
  }

  @Test
  void hiddenWordsConfirmNothing() {
    Judgement judgement =
        Judges.judge(
                """
                From: Facebook <notification@facebookmail.com>
                Subject: News
                Content-Type: text/html

                <p>Look what is new.</p><div style="color:#fff">We will honour your objection to
                the use of your information for AI at Meta.</div>
                """)
            .judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void bothVersionsOfAMailMustConfirm() {
    Judgement judgement =
        Judges.judge(
                """
                From: Facebook <notification@facebookmail.com>
                Subject: Your objection
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                We have received your objection to AI at Meta. It takes us some time to look at \
                every objection, and we will be in touch with you about it as soon as we can.
                --b
                Content-Type: text/html

                <p>We will honour your objection to the use of your information for AI at Meta.</p>
                --b--
                """)
            .judgement();

    assertThat(judgement.kind()).isNotEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isNotNull();
  }

  private static String fromMeta(String text) {
    return "From: Facebook <notification@facebookmail.com>\nSubject: Your objection\n"
        + "Content-Type: text/plain; charset=utf-8\n\n"
        + text
        + "\n";
  }
}
