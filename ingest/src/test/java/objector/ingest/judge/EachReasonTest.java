package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.ingest.intake.Judge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person is told of each thing that can be wrong with a signature, to the word. The mails
/// are invented.
class EachReasonTest {
  private static final String ALL = "Date:To:Subject:From";
  private static final String MAIL =
      """
      Date: Mon, 14 Apr 2025 10:00:00 +0000
      To: anna@example.org
      Subject: About your objection
      From: "Facebook" <notification@facebookmail.com>

      Hi Anna,

      We will honour your objection to the use of your information for AI at Meta.
      """;
  private static final String LENGTH =
      " l=%d;".formatted(MAIL.substring(MAIL.indexOf("\n\n") + 2).replace("\n", "\r\n").length());
  private static final Signer SIGNER = new Signer();
  private static final Judge JUDGE = Judges.with(SIGNER);

  /// @param change made to the mail after it was signed
  /// @param because what is said of the verdict
  record Row(
      String name,
      String selector,
      String fields,
      String tags,
      UnaryOperator<String> change,
      Verdict verdict,
      Result result,
      String reason,
      String because) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Row> rows() {
    return List.of(
        row(
            "RSA of 1024 bits",
            "s1",
            ALL,
            "",
            Verdict.VERIFIED,
            Result.PASS,
            "RSA, 1024 bits",
            "signed by facebookmail.com, valid, and aligned with the sender"),
        row(
            "Ed25519",
            "ed",
            ALL,
            "",
            Verdict.VERIFIED,
            Result.PASS,
            "Ed25519",
            "signed by facebookmail.com, valid, and aligned with the sender"),
        row(
            "RSA of less",
            "small",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.ERROR,
            "an RSA key of less than 1024 bits does not count (RFC 8301)",
            "not verified: an RSA key of less than 1024 bits does not count (RFC 8301)"
                + " (facebookmail.com)"),
        row(
            "a key for sha1",
            "sha1",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.ERROR,
            "the key is not for sha256",
            "not verified: the key is not for sha256 (facebookmail.com)"),
        row(
            "a key under test",
            "test",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "the key is under test (t=y): its signatures do not count",
            "not verified: the key is under test (t=y): its signatures do not count"
                + " (facebookmail.com)"),
        row(
            "a key withdrawn",
            "gone",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.NO_KEY,
            "the key was withdrawn",
            "not verified: the key was withdrawn (facebookmail.com)"),
        row(
            "no key",
            "never",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.NO_KEY,
            "there is no such key",
            "not verified: there is no such key (facebookmail.com)"),
        row(
            "DNS in trouble",
            "down",
            ALL,
            "",
            Verdict.UNVERIFIABLE,
            Result.NO_KEY,
            "not known yet: DNS did not answer in time",
            "not verified: not known yet: DNS did not answer in time (facebookmail.com)"),
        row(
            "l=, though of all of it",
            "s1",
            ALL,
            LENGTH,
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "only a part of the body is signed (l=)",
            "not verified: only a part of the body is signed (l=) (facebookmail.com)"),
        new Row(
            "l=, and words put below",
            "s1",
            ALL,
            LENGTH,
            mail -> mail + "Pay here.\n",
            Verdict.CONTRADICTED,
            Result.PASS,
            "only a part of the body is signed (l=)",
            "text stands below the part that facebookmail.com signed"),
        row(
            "l= of more than there is",
            "s1",
            ALL,
            " l=9999;",
            Verdict.UNVERIFIABLE,
            Result.FAIL,
            "the body was changed after it was signed",
            "not verified: the body was changed after it was signed (facebookmail.com)"),
        row(
            "expired",
            "s1",
            ALL,
            " t=1744624800; x=1744711200;",
            Verdict.UNVERIFIABLE,
            Result.FAIL,
            "expired on 2025-04-15T10:00:00Z",
            "not verified: expired on 2025-04-15T10:00:00Z (facebookmail.com)"),
        row(
            "expired before it was made",
            "s1",
            ALL,
            " t=1744711200; x=1744624800;",
            Verdict.UNVERIFIABLE,
            Result.ERROR,
            "expires before it was made",
            "not verified: expires before it was made (facebookmail.com)"),
        row(
            "Subject unsigned",
            "s1",
            "Date:To:From",
            "",
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "Subject is not signed",
            "not verified: Subject is not signed (facebookmail.com)"),
        row(
            "To unsigned",
            "s1",
            "Date:Subject:From",
            "",
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "To is not signed",
            "not verified: To is not signed (facebookmail.com)"),
        row(
            "Date unsigned",
            "s1",
            "To:Subject:From",
            "",
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "Date is not signed",
            "not verified: Date is not signed (facebookmail.com)"),
        row(
            "From unsigned",
            "s1",
            "Date:To:Subject",
            "",
            Verdict.UNVERIFIABLE,
            Result.ERROR,
            "From is not signed",
            "not verified: From is not signed (facebookmail.com)"),
        changed(
            "the type of content unsigned",
            mail -> mail.replace("\n\nHi", "\nContent-Type: text/plain\n\nHi"),
            Verdict.UNVERIFIABLE,
            Result.PASS,
            "Content-Type is not signed",
            "not verified: Content-Type is not signed (facebookmail.com)"),
        changed(
            "the body changed",
            mail -> mail.replace("Hi Anna", "Hi Otto"),
            Verdict.UNVERIFIABLE,
            Result.FAIL,
            "the body was changed after it was signed",
            "not verified: the body was changed after it was signed (facebookmail.com)"),
        changed(
            "a header changed",
            mail -> mail.replace("Subject: About", "Subject: Granted:"),
            Verdict.CONTRADICTED,
            Result.FAIL,
            "a signed header was changed, or it was signed with another key",
            "its Subject says “granted”, which the text that facebookmail.com signed does not"),
        changed(
            "a second From",
            mail -> "From: \"Meta\" <meta@evil.example>\n" + mail,
            Verdict.CONTRADICTED,
            Result.FAIL,
            "there is more than one From: which one was signed cannot be told",
            "there is more than one From: which one was signed cannot be told"),
        changed(
            "a second Subject",
            mail -> "Subject: Your account\n" + mail,
            Verdict.CONTRADICTED,
            Result.PASS,
            "there is more than one Subject, and not all of them were signed",
            "there is more than one Subject, and not all of them were signed"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void itsVerdictAndItsWords(Row row) {
    String signed =
        SIGNER.signed(MAIL, "facebookmail.com", row.selector(), row.fields(), row.tags());
    byte[] raw = row.change().apply(signed).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

    Judgement judgement = JUDGE.judge(raw, Judges.NOW).judgement();

    assertThat(judgement.authenticity().verdict()).isEqualTo(row.verdict());
    assertThat(judgement.authenticity().signatures())
        .extracting(Signature::result, Signature::reason)
        .containsExactly(tuple(row.result(), row.reason()));
    assertThat(judgement.because()).contains(row.because());
  }

  private static Row row(
      String name,
      String selector,
      String fields,
      String tags,
      Verdict verdict,
      Result result,
      String reason,
      String because) {
    return new Row(
        name, selector, fields, tags, UnaryOperator.identity(), verdict, result, reason, because);
  }

  private static Row changed(
      String name,
      UnaryOperator<String> change,
      Verdict verdict,
      Result result,
      String reason,
      String because) {
    return new Row(name, "s1", ALL, "", change, verdict, result, reason, because);
  }
}
