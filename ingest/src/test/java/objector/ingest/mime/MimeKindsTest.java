package objector.ingest.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kinds of mails that other programs stumbled over, each in several forms. The mails are invented.
class MimeKindsTest {
  private static final String WORDS = "Guten Tag, größere Übel gibt es nicht.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: News\n \nX-Mailer: Pigeon\nFrom: a@example.org\n\nText.\n",
        "Subject: News\n\t\n \t\nFrom: a@example.org\n\nText.\n",
        "Subject:\n \n\tNews\nFrom: a@example.org\n\nText.\n",
        "From: a@example.org\nSubject: News\n   \n\nText.\n",
        "From: a@example.org\nSubject:\n\t\n\tNews\n\nText.\n",
        "\u00ef\u00bb\u00bfFrom: a@example.org\nSubject: News\n\nText.\n",
      })
  void aLineOfWhiteSpaceDoesNotEndTheHeaderThatGoesOn(String text) {
    for (String ends : new String[] {"\n", "\r\n"}) {
      Mail mail = MimeReader.read(bytes(text.replace("\n", ends)));

      assertThat(mail.headers().first("From")).hasValue("a@example.org");
      assertThat(mail.headers().first("Subject")).hasValue("News");
      assertThat(mail.text("plain").strip()).isEqualTo("Text.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Text.\n",
        "Text.\n\nMore: of it\n",
        "Note: not a field\n\nText.\n",
        "From: somebody@example.org\nSubject: quoted\n\nText.\n",
        "\n    Text.\n",
      })
  void aLineOfWhiteSpaceBelowWhichThereIsNoHeaderEndsIt(String body) {
    Mail mail = MimeReader.read(bytes("From: a@example.org\nSubject: News\n \n" + body));

    assertThat(mail.headers().fields()).hasSize(2);
    assertThat(mail.text("plain").strip()).isEqualTo(body.strip());
  }

  @Test
  void manyLinesOfWhiteSpaceTakeNoLongerThanTheyWeigh() {
    byte[] mail = bytes("Subject: News\n" + " \n".repeat(120_000) + "X-A: b\n\nText.\n");
    long start = System.nanoTime();

    Mail read = MimeReader.read(mail);

    assertThat(read.headers().fields()).hasSizeGreaterThan(0);
    assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename*0*=utf-8''Mail%20an;\n filename*1*=%20alle%C3%A4.eml",
        "filename*1=\"alleä.eml\";\n filename*0=\"Mail an \"",
        "filename*0*=iso-8859-1'de'Mail%20an%20;\n filename*1*=alle%E4;\n filename*2=\".eml\"",
        "filename*=UTF-8''Mail%20an%20alle%C3%A4.eml",
        "filename=\"x\"; filename*=UTF-8''Mail%20an%20alle%C3%A4.eml",
        "FileName*0=\"Mail an \"; FILENAME*1=\"alleä.eml\"",
      })
  void aNameInPiecesIsOne(String parameters) {
    MediaType type = MediaType.of("attachment;\n " + parameters);

    assertThat(type.parameter("filename")).isEqualTo("Mail an alleä.eml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed; boundary*0=\"cut-\"; boundary*1=here",
        "multipart/mixed; boundary*1=here; boundary*0=\"cut-\"",
        "multipart/mixed; boundary*=us-ascii''cut%2dhere",
        "multipart/mixed; boundary*0*=us-ascii''cut%2d; boundary*1=here",
        "multipart/mixed (a comment; in it) ; boundary=\"cut-here\"",
        "=?utf-8?Q?multipart/mixed?=; boundary=cut-here",
        "=?us-ascii?Q?multipart/mixed;_boundary=3Dcut-here?=",
        "\"multipart/mixed\"; boundary=cut-here (why)",
      })
  void partsAreFoundHoweverTheBoundaryIsWritten(String type) {
    Mail mail =
        MimeReader.read(
            bytes(
                "Content-Type: "
                    + type
                    + "\n\n--cut-here\n\none\n--cut-here\nContent-Type: text/html\n\ntwo\n"
                    + "--cut-here--\n"));

    assertThat(mail.parts()).hasSize(2);
    assertThat(mail.text("plain")).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base64;",
        "base64 (as it must be)",
        "(seven bits) base64",
        "\"base64\"",
        "BASE64; charset=utf-8",
        "=?utf-8?Q?base64?=",
        "=?us-ascii?B?YmFzZTY0?=",
        " base64 ;  ",
      })
  void theEncodingIsReadHoweverItIsDecorated(String encoding) {
    String coded = Base64.getEncoder().encodeToString(WORDS.getBytes(StandardCharsets.UTF_8));

    assertThat(text("text/plain; charset=utf-8", encoding, bytes(coded))).isEqualTo(WORDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-extension-eml",
        "application/vnd.ms-outlook",
        "unknown/unknown",
        "image/png",
        "=?utf-8?Q?message/rfc822?=",
        "text/html",
      })
  void aPartCalledSoIsAMailWhateverItsType(String type) {
    Mail mail =
        MimeReader.read(
            bytes(
                "Content-Type: "
                    + type
                    + "\nContent-Disposition: attachment; filename=\"An alle.EML\"\n\n"
                    + "From: a@example.org\n\nx\n"));

    assertThat(mail.parts().getFirst().isMail()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1250  | Zażółć gęślą jaźń, proszę.",
        "iso-8859-2    | Příliš žluťoučký kůň úpěl.",
        "windows-1251  | Съешь ещё этих мягких булок.",
        "koi8-r        | Съешь ещё этих мягких булок.",
        "iso-8859-7    | Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.",
        "windows-1253  | Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.",
        "windows-1254  | Pijamalı hasta yağız şoföre çabucak güvendi.",
        "iso-8859-15   | Portez ce vieux whisky au juge; c’est 5 €.",
        "windows-1257  | Glāžšķūņa rūķīši dzērumā čiepj.",
        "us-ascii      | Smörgåsbord på öarna.",
        "iso-8859-1    | Smörgåsbord på öarna.",
        "no-such-page  | Smörgåsbord på öarna.",
      })
  void utf8UnderAnyOtherNameIsUtf8(String charset, String words) {
    String type = "text/plain; charset=" + charset;

    assertThat(text(type, "8bit", words.getBytes(StandardCharsets.UTF_8))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252 | Grüße aus Köln, und schöne Ferien für alle.",
        "windows-1252 | Nous avons reçu votre demande : elle a été acceptée, et ça dès aujourd’hui.",
        "windows-1252 | La información pública de tu publicación no se usará mañana.",
        "windows-1252 | Não usaremos as tuas informações públicas para este fim.",
        "windows-1252 | Perché è già lunedì, città e libertà.",
        "windows-1252 | Vi använder inte längre dina uppgifter på det här sättet.",
        "windows-1252 | Vi bruger ikke længere dine oplysninger på den måde.",
        "windows-1252 | Emme käytä enää tietojasi tällä tavalla.",
        "windows-1250 | Nie będziemy więcej używać twoich publicznych zdjęć, także później.",
        "windows-1250 | Vaši námitku jsme přijali a dále již údaje používat nebudeme.",
        "windows-1250 | Vašu námietku sme prijali a ďalej už údaje používať nebudeme.",
        "windows-1250 | Nem használjuk fel többé a nyilvános adataidat erre a célra, köszönjük őket.",
        "windows-1250 | Vaš prigovor smo primili i više nećemo koristiti te podatke, možete biti mirni.",
        "windows-1251 | Мы больше не будем использовать ваши данные.",
        "windows-1251 | Няма повече да използваме вашите данни за това.",
        "windows-1253 | Δεν θα χρησιμοποιούμε πια τις πληροφορίες σου.",
        "windows-1254 | Artık bilgilerinizi bu amaçla kullanmayacağız, teşekkür ederiz.",
        "windows-1257 | Mēs vairs neizmantosim jūsu publisko informāciju šādā veidā.",
        "windows-1257 | Daugiau nebenaudosime jūsų viešos informacijos šiam tikslui, ačiū.",
      })
  void singleBytesUnderTheNameOfUtf8AreInThePageOfTheLanguage(String page, String words) {
    byte[] bytes = words.getBytes(Charset.forName(page));

    assertThat(text("text/plain; charset=utf-8", "8bit", bytes)).isEqualTo(words);
    assertThat(text("text/plain", "8bit", bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "utf-16, UTF-16LE",
    "utf-16, UTF-16BE",
    "utf-16le, UTF-16LE",
    "utf-16le, UTF-16BE",
    "utf-16be, UTF-16BE",
    "utf-8, UTF-16LE",
    "utf-16, UTF-16",
    "iso-8859-1, UTF-16",
  })
  void utf16NeedsNoMark(String said, String is) {
    byte[] bytes = WORDS.getBytes(Charset.forName(is));

    assertThat(text("text/plain; charset=" + said, "8bit", bytes)).isEqualTo(WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-7", "UTF-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7"})
  void utf7IsRead(String charset) {
    String type = "text/plain; charset=" + charset;

    assertThat(text(type, "7bit", bytes("1 +- 1 gr+APYA3w-er, +AMQ-pfel")))
        .isEqualTo("1 + 1 größer, Äpfel");
    assertThat(EncodedWords.decode("=?utf-7?Q?Gr+APYA3w-e?=")).isEqualTo("Größe");
  }

  @Test
  void deletedSpacesJoinWordsAgain() {
    String flowed = "Buch \nstabensuppe schmeckt  \ngut.\nEnde.\n> quo \n> ted\n";
    String type = "text/plain; charset=utf-8; format=flowed; delsp=";

    assertThat(text(type + "yes", "8bit", bytes(flowed)))
        .isEqualTo("Buchstabensuppe schmeckt gut.\nEnde.\n> quoted\n");
    assertThat(text(type + "no", "8bit", bytes(flowed))).isEqualTo(flowed);
  }

  private static String text(String type, String encoding, byte[] body) {
    byte[] head =
        bytes("Content-Type: " + type + "\nContent-Transfer-Encoding: " + encoding + "\n\n");
    byte[] mail = new byte[head.length + body.length];
    System.arraycopy(head, 0, mail, 0, head.length);
    System.arraycopy(body, 0, mail, head.length, body.length);
    return MimeReader.read(mail).text("plain");
  }

  /// Each character a byte where that goes, UTF-8 elsewhere.
  private static byte[] bytes(String text) {
    boolean latin = text.startsWith("\u00ef\u00bb\u00bf");
    return text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }
}
