package objector.ingest.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.Judges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mails are invented.
class OutlookFileTest {
  private static final String CONFIRMED =
      "Hi Zoë,\r\n\r\nWe will honour your objection to the use of your information for AI at Meta.";

  private static final long APRIL = 133_890_951_000_000_000L;

  private static InventedMsg confirmation() {
    return new InventedMsg()
        .text("0C1A", "Facebook")
        .text("5D01", "notification@facebookmail.com")
        .text("0037", "Ton opposition – reçue")
        .text("1000", CONFIRMED)
        .to("Zoë, de Vries", "zoe@example.org", 1)
        .to("Otto", "otto@example.org", 2);
  }

  @Test
  void itsFieldsAreThoseOfTheMail() {
    Judgement judgement = judge(confirmation().file());

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.forward().form()).isEqualTo(Form.NONE);
    assertThat(judgement.forward().from())
        .isEqualTo(new Mailbox("Facebook", "notification@facebookmail.com"));
    assertThat(judgement.forward().to())
        .containsExactly(new Mailbox("Zoë, de Vries", "zoe@example.org"));
    assertThat(judgement.forward().cc()).containsExactly(new Mailbox("Otto", "otto@example.org"));
    assertThat(judgement.forward().subject()).isEqualTo("Ton opposition – reçue");
    assertThat(judgement.forward().body()).isEqualTo(CONFIRMED.replace("\r\n", "\n"));
  }

  @Test
  void theHeaderAsItCameCountsMore() {
    String header =
        """
        From: "Meta" <no-reply@meta.example>
        To: zoe@example.org
        Subject: Hello
        DKIM-Signature: v=1; a=rsa-sha256; d=facebookmail.com; s=s1; h=from; bh=x; b=x
        Content-Type: multipart/mixed; boundary="gone"
        	charset=x

        """;

    Judgement judgement = judge(confirmation().text("007D", header).file());

    assertThat(judgement.forward().from()).isEqualTo(new Mailbox("Meta", "no-reply@meta.example"));
    assertThat(judgement.authenticity().signatures()).isEmpty();
    assertThat(judgement.forward().body()).startsWith("Hi Zoë,");
  }

  @Test
  void itWasSentWhenItSays() {
    Judgement judgement = judge(confirmation().time(0x0039, APRIL).file());

    assertThat(judgement.forward().date()).isEqualTo("Mon, 14 Apr 2025 09:05:00 GMT");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 2_650_467_744_000_000_000L})
  void aTimeThatNoMailCanWriteIsNone(long ticks) {
    Judgement judgement = judge(confirmation().time(0x0039, ticks).file());

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.forward().date()).isNull();
  }

  @Test
  void nothingInItIsVerified() {
    Judgement judgement = judge(confirmation().file());

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(judgement.because())
        .contains("saved by Outlook as a .msg file, which does not keep the signature");
  }

  @Test
  void aMailAttachedInItIsTheOriginal() {
    InventedMsg outer =
        new InventedMsg()
            .text("0C1A", "Anna")
            .text("0C1F", "anna@example.org")
            .text("0037", "FW: see this")
            .text("1000", "Here it is.")
            .with(confirmation());

    Judgement judgement = judge(outer.file());

    assertThat(judgement.forward().form()).isEqualTo(Form.ATTACHMENT);
    assertThat(judgement.forward().subject()).isEqualTo("Ton opposition – reçue");
    assertThat(judgement.forward().message()).isEqualTo("Here it is.");
    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  @Test
  void suchAFileAttachedToAMailIsTheOriginal() {
    String mail =
        "From: anna@example.org\r\nSubject: this\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nlook\r\n--b\r\n"
            + "Content-Type: application/vnd.ms-outlook; name=\"Your objection.msg\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(confirmation().file())
            + "\r\n--b--\r\n";

    Judgement judgement = judge(mail.getBytes(StandardCharsets.UTF_8));

    assertThat(judgement.forward().form()).isEqualTo(Form.ATTACHMENT);
    assertThat(judgement.forward().from())
        .isEqualTo(new Mailbox("Facebook", "notification@facebookmail.com"));
  }

  /// Property and number: 0x3ffd is the page of the mail, 0x3ff1 its language, 0x3fde the page of
  /// its body on the Internet.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1250 | Twój sprzeciw: zażółć | 1250 |    0 | 65001",
        "windows-1250 | Twój sprzeciw: zażółć |    0 | 1045 | 65001",
        "windows-1250 | Twój sprzeciw: zażółć | 1250 | 1033 | 28592",
        "windows-1250 | Twój sprzeciw: zażółć |    0 |    0 | 65001",
        "windows-1250 | Twój sprzeciw: zażółć |    0 |    0 | 1250",
        "windows-1251 | Ваше возражение       |    0 | 1049 | 65001",
        "windows-1251 | Ваше возражение       | 1251 |    0 | 0",
        "windows-1253 | Η εναντίωσή σου       |    0 | 1032 | 28597",
        "windows-1257 | Jūsų prieštaravimas   |    0 | 1063 | 65001",
        "windows-1252 | Dein Widerspruch, größer | 0 | 1031 | 65001",
        "windows-31j  | 異議申し立て            |  932 |    0 | 65001",
        "UTF-8        | Twój sprzeciw: zażółć | 65001 | 1045 | 65001",
        "UTF-8        | Twój sprzeciw: zażółć | 1252 | 1033 | 65001",
      })
  void narrowStringsAreInThePageOfTheMail(
      String page, String words, int ofMail, int language, int internet) {
    InventedMsg mail =
        new InventedMsg()
            .narrow("0037", words, page)
            .narrow("1000", words, page)
            .text("5D01", "anna@example.org");
    number(mail, 0x3ffd, ofMail);
    number(mail, 0x3ff1, language);
    number(mail, 0x3fde, internet);

    Judgement judgement = judge(mail.file());

    assertThat(judgement.forward().subject()).isEqualTo(words);
    assertThat(judgement.forward().body()).isEqualTo(words);
  }

  private static void number(InventedMsg mail, int property, int number) {
    if (number > 0) {
      mail.number(property, number);
    }
  }

  @Test
  void htmlIsReadOutOfItsWrapping() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}"
            + "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Caf\\'e9 \\u8364?5 "
            + "{\\*\\htmltag84 <a href=\"https://example.org/x\">}\\htmlrtf \\b\\htmlrtf0 here"
            + "{\\*\\htmltag92 </a>}\\htmlrtf }\\htmlrtf0 \\par{\\*\\htmltag72 </p>}}";
    InventedMsg mail =
        new InventedMsg()
            .text("5D01", "anna@example.org")
            .text("0037", "x")
            .bytes("1009", unpacked(rtf));

    Judgement judgement = judge(mail.file());

    assertThat(judgement.forward().body()).isEqualTo("Café €5 here");
    assertThat(judgement.links())
        .extracting(Judgement.Link::url)
        .containsExactly("https://example.org/x");
  }

  /// The example of [MS-OXRTFCP], 3.1.
  @Test
  void rtfIsUnpackedAsItsSpecificationSays() {
    byte[] packed =
        HexFormat.of()
            .parseHex(
                "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09"
                    + "00206277"
                    + "05b06c647d0a800fa0");

    assertThat(new String(CompressedRtf.unpack(packed), StandardCharsets.US_ASCII))
        .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  }

  @Test
  void aSpreadsheetOfTheSameMakingIsNone() {
    byte[] sheet = new InventedMsg().file();
    byte[] noMail = replaced(sheet, "__properties", "__xroperties");

    JudgedMail reading = Judges.WITHOUT_KEYS.judge(noMail, Judges.NOW);

    assertThat(reading.judgement().kind()).isEqualTo(MailKind.BROKEN);
    assertThat(reading.error())
        .isEqualTo("as a file of Outlook's it cannot be read: it holds no mail");
  }

  @Test
  void aFileThatLiesAboutItselfCostsNothing() {
    byte[] file = confirmation().bytes("1013", new byte[9_000]).file();
    Random random = new Random(7);

    for (int i = 0; i < 3_000; i++) {
      byte[] lying = file.clone();
      for (int j = 0; j < 1 + i % 8; j++) {
        lying[8 + random.nextInt(lying.length - 8)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(lying, i % 5 == 0 ? random.nextInt(file.length) : file.length);

      JudgedMail reading = Judges.WITHOUT_KEYS.judge(cut, Judges.NOW);

      assertThat(String.valueOf(reading.error())).doesNotContain("could not be taken apart");
    }
  }

  private static byte[] unpacked(String rtf) {
    byte[] bytes = rtf.getBytes(StandardCharsets.US_ASCII);
    byte[] file = new byte[bytes.length + 16];
    System.arraycopy("MELA".getBytes(StandardCharsets.US_ASCII), 0, file, 8, 4);
    System.arraycopy(bytes, 0, file, 16, bytes.length);
    return file;
  }

  private static byte[] replaced(byte[] file, String old, String other) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String from = new String(old.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    String to = new String(other.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Judgement judge(byte[] file) {
    return Judges.WITHOUT_KEYS.judge(file, Judges.NOW).judgement();
  }
}
