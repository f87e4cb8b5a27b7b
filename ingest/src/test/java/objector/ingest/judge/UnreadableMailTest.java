package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.ingest.wrapped.InventedCms;
import objector.ingest.wrapped.InventedTnef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be read is said, and never filed as nobody's. The mails are invented.
class UnreadableMailTest {
  private static final String CONFIRMS =
      "Hi Anna,\n\n"
          + "We will honour your objection to the use of your information for AI at Meta. This"
          + " means that we won't use your public information to develop and improve AI at Meta.\n";
  private static final String FORWARD =
      "---------- Forwarded message ---------\nFrom: Facebook <notification@facebookmail.com>\n"
          + "Date: Mon, 14 Apr 2025 at 10:00\nSubject: About your objection\n"
          + "To: <anna@example.org>\n\n\n"
          + CONFIRMS;
  private static final Charset LATIN = Charset.forName("windows-1252");

  /// @param held for which reason, where it is
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(String name, byte[] mail, HeldReason held) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> closed() {
    byte[] junk = new byte[400];
    new Random(7).nextBytes(junk);
    byte[] brokenTnef = junk.clone();
    System.arraycopy(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22}, 0, brokenTnef, 0, 4);
    byte[] cut = Arrays.copyOf(tnef().wide(0x1000, CONFIRMS).told().bytes(), 200);
    String pgp =
        "-----BEGIN PGP MESSAGE-----\n\nhQEMA2ludmVudGVk\n=abcd\n-----END PGP MESSAGE-----\n";
    String smime = "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m";
    return Stream.of(
        one("S/MIME, encrypted", alone(smime, InventedCms.encrypted()), HeldReason.ENCRYPTED_SMIME),
        one("S/MIME as x-", alone("application/x-pkcs7-mime", junk), HeldReason.ENCRYPTED_SMIME),
        one(
            "S/MIME by its name",
            alone("application/octet-stream; name=\"smime.p7m\"", InventedCms.encrypted()),
            HeldReason.ENCRYPTED_SMIME),
        one(
            "S/MIME beside a line",
            mixed("Here it is", smime, InventedCms.encrypted()),
            HeldReason.ENCRYPTED_SMIME),
        one(
            "S/MIME that is cut",
            alone(smime, Arrays.copyOf(InventedCms.signed(part(FORWARD)), 300)),
            HeldReason.ENCRYPTED_SMIME),
        one(
            "S/MIME, signed",
            alone(smime, InventedCms.signed(part(FORWARD))),
            HeldReason.WRAPPED_SMIME),
        one(
            "S/MIME, signed and streamed",
            alone(smime, InventedCms.streamed(part(FORWARD), 57)),
            HeldReason.WRAPPED_SMIME),
        one(
            "S/MIME, signed around nobody's",
            alone(smime, InventedCms.signed(part("Dear Anna, see you."))),
            HeldReason.WRAPPED_SMIME),
        one("PGP inline", text(pgp), HeldReason.ENCRYPTED_PGP),
        one("PGP below a line", text("Have a look\n\n" + pgp), HeldReason.ENCRYPTED_PGP),
        one("PGP in a forward", text(FORWARD.replace(CONFIRMS, pgp)), HeldReason.ENCRYPTED_PGP),
        one(
            "PGP/MIME",
            head()
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";"
                + " boundary=p\n\n"
                + "--p\n"
                + "Content-Type: application/pgp-encrypted\n\n"
                + "Version: 1\n\n"
                + "--p\n"
                + "Content-Type: application/octet-stream\n\n"
                + pgp
                + "--p--\n",
            HeldReason.ENCRYPTED_PGP),
        one(
            "PGP/MIME behind a gateway",
            mixed(
                "",
                "application/octet-stream; name=\"encrypted.asc\"",
                pgp.getBytes(StandardCharsets.US_ASCII)),
            HeldReason.ENCRYPTED_PGP),
        one(
            "PGP as a file",
            mixed("see file", "application/octet-stream; name=\"mail.pgp\"", junk),
            HeldReason.ENCRYPTED_PGP),
        one(
            "winmail.dat of noise",
            mixed("", "application/ms-tnef; name=winmail.dat", junk),
            HeldReason.WINMAIL_UNREAD),
        one(
            "winmail.dat, broken",
            mixed("", "application/ms-tnef; name=winmail.dat", brokenTnef),
            HeldReason.WINMAIL_UNREAD),
        one(
            "winmail.dat, cut",
            mixed("", "application/octet-stream; name=winmail.dat", cut),
            HeldReason.WINMAIL_UNREAD),
        one(
            "winmail.dat of nothing",
            mixed("", "application/vnd.ms-tnef", new InventedTnef().bytes()),
            HeldReason.WINMAIL_UNREAD),
        one("a picture alone", alone("image/png; name=mail.png", junk), HeldReason.ONLY_PICTURE),
        one(
            "a picture with a line",
            attached("That is what Meta wrote me.", "image/jpeg", "IMG_2041.jpg", junk),
            HeldReason.ONLY_PICTURE),
        one(
            "a picture in HTML",
            alone(
                "text/html; charset=utf-8",
                "<html><body><img src=\"cid:a\"></body></html>".getBytes(StandardCharsets.UTF_8)),
            HeldReason.ONLY_PICTURE),
        one(
            "a picture with no words",
            mixed("", "image/heic; name=a.heic", junk),
            HeldReason.ONLY_PICTURE),
        one("a PDF alone", alone("application/pdf", junk), HeldReason.ONLY_PDF),
        one(
            "a PDF with a line",
            attached("La réponse de Meta.", "application/pdf", "reponse.pdf", junk),
            HeldReason.ONLY_PDF),
        one(
            "a PDF as octets",
            attached("", "application/octet-stream", "Reply.PDF", junk),
            HeldReason.ONLY_PDF),
        one(
            "a PDF without a name",
            mixed("", "application/octet-stream", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)),
            HeldReason.ONLY_PDF),
        one(
            "a document",
            attached("", "application/vnd.oasis.opendocument.text", "brief.odt", junk),
            HeldReason.ONLY_DOCUMENT),
        one(
            "empty HTML",
            alone(
                "text/html",
                "<html><body><p>&nbsp;</p></body></html>".getBytes(StandardCharsets.UTF_8)),
            HeldReason.NO_TEXT),
        one("nothing", text(""), HeldReason.NO_TEXT));
  }

  static Stream<Case> opened() {
    byte[] packedHtml =
        rtf(
            "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}"
                + CONFIRMS.replace("\n", "{\\*\\htmltag64 <br>}")
                + "{\\*\\htmltag72 </p>}}");
    List<Case> all = new ArrayList<>();
    all.add(winmail("Unicode text", tnef().wide(0x1000, FORWARD).told()));
    all.add(winmail("8-bit text", tnef().page(1252).narrow(0x1000, FORWARD, LATIN).told()));
    all.add(winmail("text as of old", new InventedTnef().page(1252).oldBody(FORWARD, LATIN)));
    all.add(
        winmail(
            "HTML",
            tnef()
                .integer(0x3fde, 65001)
                .binary(
                    0x1013,
                    ("<p>" + FORWARD.replace("<", "&lt;").replace("\n", "<br>"))
                        .getBytes(StandardCharsets.UTF_8))
                .told()));
    all.add(
        winmail(
            "RTF",
            tnef()
                .binary(0x1009, rtf("{\\rtf1\\ansi " + FORWARD.replace("\n", "\\par\n") + "}"))
                .told()));
    all.add(
        winmail(
            "names and several",
            tnef()
                .named("Keywords", "x")
                .several(0x6001, "a", "bcd")
                .wide(0x1000, FORWARD)
                .integer(0x0017, 1)
                .told()));
    all.add(
        winmail(
            "an .eml attached",
            tnef().told().file("mail.eml", meta().getBytes(StandardCharsets.US_ASCII))));
    all.add(
        winmail("a mail attached", tnef().told().mail(embedded().wide(0x1000, CONFIRMS).told())));
    all.add(
        winmail(
            "a mail attached with its header",
            tnef()
                .told()
                .mail(
                    new InventedTnef()
                        .wide(0x007d, meta().substring(0, meta().indexOf("\n\n") + 1))
                        .wide(0x1000, CONFIRMS)
                        .told())));
    all.add(
        winmail(
            "a mail attached of a year that no mail can write",
            tnef()
                .told()
                .mail(embedded().time(0x0039, Long.MAX_VALUE).wide(0x1000, CONFIRMS).told())));
    all.add(
        winmail(
            "a mail attached in RTF",
            tnef().told().mail(embedded().binary(0x1009, packedHtml).told())));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("closed")
  void whatCannotBeReadIsHeldAndNamed(Case one) {
    Judgement judgement = judge(one);

    assertThat(judgement.kind()).as("%s", judgement).isNotIn(MailKind.UNRELATED, MailKind.PHISHING);
    assertThat(HeldReason.read(String.valueOf(judgement.held())).map(HeldReason.Said::reason))
        .as("%s", judgement)
        .contains(one.held());
  }

  @ParameterizedTest
  @MethodSource("opened")
  void whatLiesInAWinmailIsRead(Case one) {
    Judgement judgement = judge(one);

    assertThat(judgement.kind()).as("%s", judgement).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isNull();
    assertThat(String.valueOf(judgement.forward().from()))
        .contains("notification@facebookmail.com");
  }

  @Test
  void whatLiesInAWinmailBesideTheMailIsAskedAbout() {
    Judgement judgement =
        judge(
            winmail(
                "a file beside",
                tnef().wide(0x1000, FORWARD).told().file("a.txt", new byte[] {65})));

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held())
        .isEqualTo(HeldReason.NOTE_BESIDE.said("a.txt (application/octet-stream)"));
  }

  @Test
  void whatWasSignedAroundAMailIsReadBeforeAPersonIsAsked() {
    Judgement judgement =
        closed()
            .filter(one -> one.name().equals("S/MIME, signed and streamed"))
            .map(UnreadableMailTest::judge)
            .findFirst()
            .orElseThrow();

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.forward().form()).isEqualTo(Form.INLINE);
  }

  @Test
  void aMailAttachedInSmimeIsVerifiedByItsOwnSignature() {
    Signer signer = new Signer();
    String inner = signer.signed(meta(), "facebookmail.com", "s1", "Date:To:Subject:From", "");
    String entity =
        "Content-Type: multipart/mixed; boundary=i\n\n--i\nContent-Type: message/rfc822\n\n"
            + inner
            + "\n--i--\n";
    byte[] mail =
        alone("application/pkcs7-mime; name=smime.p7m", InventedCms.signed(entity))
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    Judgement judgement = Judges.with(signer).judge(mail, Judges.NOW).judgement();

    assertThat(judgement.authenticity().verdict()).as("%s", judgement).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.held()).isNull();
  }

  @Test
  void aSignatureBesideAMailWrapsNothing() {
    Judgement judgement =
        Judges.judge(mixed(FORWARD, "application/pkcs7-signature; name=smime.p7s", new byte[40]))
            .judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isNull();
  }

  @Test
  void aPictureBelowWhatAPhoneSignsIsOneOfAMail() {
    String picture =
        "image/jpeg; name=IMG_2041.jpeg\nContent-Disposition: inline; filename=IMG_2041.jpeg";

    for (String words : List.of("Sent from my iPhone", "Von meinem Galaxy gesendet\n\n")) {
      assertThat(Judges.judge(mixed(words, picture, new byte[40])).judgement().held())
          .isEqualTo(HeldReason.ONLY_PICTURE.said(""));
    }
    assertThat(
            Judges.judge(mixed("Look what Meta wrote", picture, new byte[40])).judgement().held())
        .isEqualTo(HeldReason.ONLY_PICTURE.said(""));
  }

  /// Their Subject says what they are about, and nobody here knows what they say of it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/zip; name=answer.zip",
        "application/x-webarchive; name=answer.webarchive",
        "text/html; name=answer.html",
        "image/png; name=answer.png",
        "application/pdf; name=answer.pdf",
        "message/rfc822; name=answer.eml",
      })
  void aSubjectDoesNotSayWhatIsInAFile(String type) {
    String answers = "Subject: We will honour your objection to AI at Meta";
    for (String from : List.of("anna@example.org", "notification@facebookmail.com")) {
      for (String text : List.of("", "The password comes by telephone.")) {
        String mail =
            mixed(text, type + "\nContent-Disposition: attachment", new byte[40])
                .replaceFirst("Subject: .*", answers)
                .replace("anna@example.org", from);

        Judgement judgement = Judges.judge(mail).judgement();

        assertThat(judgement.kind()).as("%s", judgement).isNotEqualTo(MailKind.UNRELATED);
        assertThat(judgement.held()).as("%s", judgement).isNotNull();
      }
    }
  }

  @Test
  void aFileThatIsCalledAMailAndIsNoneIsNamed() {
    String named = "application/octet-stream; name=\"mail.eml\"";
    byte[] none = "Cat".getBytes(StandardCharsets.US_ASCII);

    Judgement judgement = Judges.judge(mixed("see file", named, none)).judgement();

    assertThat(judgement.held()).isEqualTo(HeldReason.ONLY_DOCUMENT.said("mail.eml"));
  }

  @Test
  void aCodeMayStandInASubjectAlone() {
    String mail =
        alone("image/png; name=logo.png", new byte[40])
            .replaceFirst("Subject: .*", "Subject: 123456 is your code for your objection to AI")
            .replace("anna@example.org", "notification@facebookmail.com");

    Judgement judgement = Judges.judge(mail).judgement();

    assertThat(judgement.kind()).as("%s", judgement).isEqualTo(MailKind.CODE);
    assertThat(judgement.held()).isNull();
  }

  @Test
  void aLogoBelowALetterIsNoPictureOfAMail() {
    String letter = "Dear Anna, the meeting is on Tuesday at four. Please bring the plans.";
    Judgement judgement =
        Judges.judge(
                mixed(
                    letter,
                    "image/png; name=logo.png\nContent-ID: <logo>\nContent-Disposition: inline",
                    new byte[40]))
            .judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.UNRELATED);
    assertThat(judgement.held()).isNull();
  }

  /// Where nothing else is said, where the link brings its key along, or where it is about Meta.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.example/t-AbCdEf",
        "\n<https://files.example/t-AbCdEf>\n",
        "Otto sent you a confidential mail. Open it here: https://portal.example/m/7#k3yK3yK3y",
        "Hier die Mail von Meta: https://files.example/1AbC",
      })
  void aMailBehindALinkIsNamedByIt(String text) {
    Judgement judgement = Judges.judge(text(text)).judgement();

    assertThat(judgement.held())
        .startsWith(HeldReason.ONLY_DOCUMENT.said("https://").substring(0, 40));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See you at six: https://maps.example/place/1AbC",
        "Follow us on Instagram: https://www.instagram.com/example",
      })
  void aLinkInALetterIsNoMailBehindIt(String text) {
    assertThat(Judges.judge(text(text)).judgement().held()).isNull();
  }

  @Test
  void noBytesInAWinmailOrSignatureBreakTheReader() {
    Random random = new Random(20250527);
    byte[] tnef =
        tnef()
            .named("a", "b")
            .wide(0x1000, FORWARD)
            .told()
            .mail(embedded().wide(0x1000, CONFIRMS).told())
            .bytes();
    byte[] cms = InventedCms.streamed(part(FORWARD), 64);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = (i % 2 == 0 ? tnef : cms).clone();
      for (int n = 0; n < 1 + random.nextInt(6); n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      String type = i % 2 == 0 ? "application/ms-tnef" : "application/pkcs7-mime";
      JudgedMail judged = Judges.judge(mixed("", type, bytes));

      assertThat(String.valueOf(judged.error())).doesNotContain("could not be taken apart");
    }
  }

  private static InventedTnef tnef() {
    return new InventedTnef().wide(0x0037, "Fwd: About your objection");
  }

  private static InventedTnef embedded() {
    return new InventedTnef()
        .wide(0x0037, "About your objection")
        .wide(0x0c1a, "Facebook")
        .wide(0x5d01, "notification@facebookmail.com")
        .wide(0x0e04, "anna@example.org");
  }

  private static byte[] rtf(String text) {
    byte[] bytes = text.getBytes(LATIN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int number : new int[] {bytes.length + 12, bytes.length, 0x414c454d, 0}) {
      for (int i = 0; i < 4; i++) {
        out.write(number >>> (8 * i));
      }
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static Case winmail(String name, InventedTnef tnef) {
    return new Case(
        "winmail.dat with " + name,
        mixed("", "application/ms-tnef; name=winmail.dat", tnef.bytes())
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII),
        HeldReason.WINMAIL_UNREAD);
  }

  private static Judgement judge(Case one) {
    return Judges.WITHOUT_KEYS.judge(one.mail(), Judges.NOW).judgement();
  }

  private static Case one(String name, String mail, HeldReason held) {
    return new Case(name, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), held);
  }

  private static String head() {
    return """
    Date: Mon, 14 Apr 2025 11:00:00 +0000
    From: Anna <anna@example.org>
    To: in@example.net
    Subject: Fwd: About your objection
    MIME-Version: 1.0
    """;
  }

  private static String meta() {
    return "Date: Mon, 14 Apr 2025 10:00:00 +0000\nTo: anna@example.org\n"
        + "Subject: About your objection\nFrom: Facebook <notification@facebookmail.com>\n\n"
        + CONFIRMS;
  }

  private static String part(String text) {
    return "Content-Type: text/plain; charset=utf-8\n\n" + text;
  }

  private static String text(String text) {
    return head() + "Content-Type: text/plain; charset=utf-8\n\n" + text;
  }

  private static String alone(String type, byte[] content) {
    return head()
        + "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + base64(content)
        + "\n";
  }

  private static String mixed(String text, String type, byte[] content) {
    return head()
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n"
        + "Content-Type: text/plain; charset=utf-8\n\n"
        + text
        + "\n--b\nContent-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + base64(content)
        + "\n--b--\n";
  }

  private static String attached(String text, String type, String name, byte[] content) {
    return mixed(
        text, type + "\nContent-Disposition: attachment; filename=\"" + name + "\"", content);
  }

  private static String base64(byte[] content) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
  }
}
