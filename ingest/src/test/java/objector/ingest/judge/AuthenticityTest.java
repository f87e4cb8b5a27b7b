package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.ingest.intake.Judge;
import org.junit.jupiter.api.Test;

class AuthenticityTest {
  private static final String ALL = "Date:To:Subject:From";
  private static final String MAIL =
      """
      Date: Mon, 14 Apr 2025 10:00:00 +0000
      To: anna@example.org
      Subject: About your objection
      From: "Facebook" <notification@facebookmail.com>

      Hi Anna,

      We will honour your objection to the use of your information for AI at Meta.

      https://www.facebook.com/privacy/genai
      """;

  private final Signer signer = new Signer();
  private final Judge judge = Judges.with(signer);

  @Test
  void aSignatureOfMetasVerifies() {
    Judgement judgement = judge(signed("s1"));

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(only(judgement).reason()).isEqualTo("RSA, 1024 bits");
  }

  @Test
  void soDoesOneOfEd25519() {
    Judgement judgement = judge(signed("ed"));

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(only(judgement).reason()).isEqualTo("Ed25519");
  }

  @Test
  void anAttachedMailIsJudgedByItsOwnSignature() {
    String outer =
        "From: Anna <anna@example.org>\nTo: in@example.net\nSubject: Fwd\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhere\n"
            + "--b\nContent-Type: message/rfc822\n\n"
            + signed("s1")
            + "\n--b--\n";

    Judgement judgement = judge(outer);

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(only(judgement).of()).isEqualTo(Of.INNER);
  }

  @Test
  void aMailForwardedAsTextCannotBeVerified() {
    String inline =
        "From: Anna <anna@example.org>\nSubject: Fwd: About your objection\n\n"
            + "---------- Forwarded message ---------\n"
            + MAIL.replace("\n\nHi", "\n\nHi");

    Judgement judgement = judge(inline);

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void aChangedBodyIsNotVerified() {
    Judgement judgement = judge(signed("s1").replace("Hi Anna", "Hi Otto"));

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(only(judgement).result()).isEqualTo(Result.FAIL);
    assertThat(only(judgement).reason()).isEqualTo("the body was changed after it was signed");
  }

  @Test
  void aChangedSubjectOverAnUntouchedBodyIsALie() {
    Judgement judgement = judge(signed("s1").replace("Subject: About", "Subject: Granted:"));

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void aTagThatAFilterPutsBeforeTheSubjectIsNone() {
    Judgement judgement = judge(signed("s1").replace("Subject: ", "Subject: [SPAM] "));

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void aSecondSubjectIsALie() {
    Judgement judgement = judge("Subject: Your account\n" + signed("s1"));

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
    assertThat(only(judgement).result()).isEqualTo(Result.PASS);
  }

  @Test
  void aSecondFromMakesTheSignatureVoid() {
    Judgement judgement = judge("From: \"Meta\" <meta@evil.example>\n" + signed("s1"));

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
    assertThat(only(judgement).result()).isEqualTo(Result.FAIL);
  }

  @Test
  void aPartlySignedBodyIsNotVerified() {
    String signed = signer.signed(MAIL, "facebookmail.com", "s1", ALL, " l=9999;");

    assertThat(judge(signed).authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void aKeyUnderTestDoesNotCount() {
    Judgement judgement = judge(signed("test"));

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(only(judgement).reason()).contains("t=y");
  }

  @Test
  void aWithdrawnKeyIsNoKey() {
    Judgement judgement = judge(signed("gone"));

    assertThat(only(judgement).result()).isEqualTo(Result.NO_KEY);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void anUnsignedRecipientIsNotVerified() {
    String signed = signer.signed(MAIL, "facebookmail.com", "s1", "Date:Subject:From", "");

    Judgement judgement = judge(signed);

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(only(judgement).reason()).isEqualTo("To is not signed");
  }

  @Test
  void anExpiredSignatureCountsAsOfItsTime() {
    String signed =
        signer.signed(MAIL, "facebookmail.com", "s1", ALL, " t=1744624800; x=1744711200;");

    assertThat(judge(signed).authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(judge(signed, Instant.ofEpochSecond(1744700000)).authenticity().verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void metaDotComIsItsEmployeesMailToo() {
    String mail = MAIL.replace("notification@facebookmail.com", "someone@meta.com");

    Judgement judgement = judge(signer.signed(mail, "meta.com", "s1", ALL, ""));

    assertThat(only(judgement).result()).isEqualTo(Result.PASS);
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @Test
  void aLinkOutOfMetaContradictsEvenAValidSignature() {
    String mail =
        MAIL.replace(
            "https://www.facebook.com/privacy/genai",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Flogin.example.net%2Fx&h=1");

    Judgement judgement = judge(signer.signed(mail, "facebookmail.com", "s1", ALL, ""));

    assertThat(only(judgement).result()).isEqualTo(Result.PASS);
    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
    assertThat(judgement.because()).contains("a link leads away from Meta: login.example.net");
  }

  private String signed(String selector) {
    return signer.signed(MAIL, "facebookmail.com", selector, ALL, "");
  }

  private Judgement judge(String mail) {
    return judge(mail, Judges.NOW);
  }

  private Judgement judge(String mail, Instant at) {
    byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return judge.judge(raw, at).judgement();
  }

  private static Signature only(Judgement judgement) {
    assertThat(judgement.authenticity().signatures()).hasSize(1);
    return judgement.authenticity().signatures().getFirst();
  }
}
