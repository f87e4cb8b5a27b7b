package objector.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import objector.events.alert.Alert;
import objector.events.id.AddressToken;
import objector.service.ReturnPath;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterMimeTest {
  private static final Alert ALERT =
      SampleAlerts.alert(1, "en", "account-1", SampleAlerts.confirmed());

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void aWholeMailIsPinned(String language) {
    Alert alert = SampleAlerts.alert(1, language, "account-1", SampleAlerts.confirmed());

    compare("confirmed-" + language + ".eml", SampleAlerts.mail(alert).text());
  }

  @Test
  void theSameAlertGivesTheSameBytes() {
    assertThat(SampleAlerts.mail(ALERT)).isEqualTo(SampleAlerts.mail(ALERT));
  }

  @Test
  void aMailIsSevenBitWithShortLines() {
    Alert french = SampleAlerts.alert(1, "fr", null, SampleAlerts.confirmed());

    String text = SampleAlerts.mail(french).text();

    assertThat(text).matches("\\p{ASCII}*");
    assertThat(text.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
  }

  @Test
  void theSubjectIsReadAsItWasWritten() throws Exception {
    Alert french = SampleAlerts.alert(1, "fr", null, SampleAlerts.confirmed());

    MimeMessage mail = parse(SampleAlerts.mail(french));

    assertThat(mail.getSubject())
        .isEqualTo("Instagram @anna\u202f: Meta a confirmé votre opposition (3 mai 2025)");
  }

  @Test
  void aMailBeginsWithTheAccountItsStateAndItsSentence() throws Exception {
    MimeMultipart parts = (MimeMultipart) parse(SampleAlerts.mail(ALERT)).getContent();

    String text = (String) parts.getBodyPart(0).getContent();
    String html = (String) parts.getBodyPart(1).getContent();

    assertThat(text)
        .startsWith(
            "Objector · 3 May 2025\r\n\r\n"
                + "Instagram · @anna\r\n"
                + "[Confirmed]\r\n\r\n"
                + "Meta confirmed your objection on 3 May 2025, in a mail whose signature we"
                + " checked. Nothing to do.\r\n")
        .contains("See the proof\r\nhttps://objector.example/me/accounts/");
    assertThat(html)
        .contains(
            "Instagram · <bdi>@anna</bdi>",
            "Meta confirmed your objection on 3 May 2025, in a mail whose signature we checked."
                + " Nothing to do.</h1>")
        .contains(">See the proof</a>")
        .doesNotContain("<img", "<script", "url(", "@import", "\u2068");
  }

  @Test
  void oneClickStopsTheMails() throws Exception {
    MimeMessage mail = parse(SampleAlerts.mail(ALERT));

    String stop = mail.getHeader("List-Unsubscribe", null);

    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    String token = stop.substring("<https://objector.example/stop?t=".length(), stop.length() - 1);
    assertThat(SampleAlerts.SIGNER.verify(Purpose.UNSUBSCRIBE, token, SampleAlerts.AT))
        .map(SignedLinks.Claim::person)
        .contains(ALERT.person());
  }

  @Test
  void aSignInMailOffersNoWayToStop() throws Exception {
    MimeMessage mail = parse(SampleAlerts.mail(SampleAlerts.alert(1, SampleAlerts.signIn())));

    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
  }

  @Test
  void whatSomebodyAnswersGoesToTheirForwardingAddressIfItIsKnown() throws Exception {
    AddressToken token = AddressToken.random();
    Alert answered =
        new Alert(
            ALERT.id(),
            ALERT.person(),
            ALERT.at(),
            ALERT.to(),
            ALERT.language(),
            ALERT.zone(),
            ALERT.country(),
            ALERT.thread(),
            ALERT.urgent(),
            ALERT.matter(),
            ALERT.ways(),
            ALERT.unmailed(),
            token);

    assertThat(parse(SampleAlerts.mail(answered)).getHeader("Reply-To", null))
        .isEqualTo(token + "@objector.example");
    assertThat(parse(SampleAlerts.mail(ALERT)).getHeader("Reply-To", null)).isNull();
  }

  @Test
  void mailsOfOneAccountReferToOneThread() throws Exception {
    MimeMessage first = parse(SampleAlerts.mail(ALERT));
    MimeMessage second =
        parse(SampleAlerts.mail(SampleAlerts.alert(2, "en", "account-1", SampleAlerts.code())));

    assertThat(first.getHeader("References")).isEqualTo(second.getHeader("References"));
    assertThat(first.getMessageID()).isNotEqualTo(second.getMessageID());
  }

  @Test
  void aMailComesBackToWhoeverItWentTo() {
    ReturnPath paths = new ReturnPath(new byte[32]);
    LetterMime mime = new LetterMime("objector@objector.example", "objector.example", paths);
    OutgoingMail usual = SampleAlerts.mail(ALERT);

    OutgoingMail mail = mime.of(ALERT, SampleAlerts.letter(ALERT));

    assertThat(mail.from().domain()).isEqualTo("objector.example");
    assertThat(paths.person(mail.from().local(), ALERT.at())).contains(ALERT.person());
    assertThat(mail.text()).isEqualTo(usual.text());
  }

  @Test
  void noMachineShouldAnswer() throws Exception {
    MimeMessage mail = parse(SampleAlerts.mail(ALERT));

    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
    assertThat(mail.getHeader("X-Objector", null)).isEqualTo("alert");
  }

  static MimeMessage parse(OutgoingMail mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.US_ASCII)));
  }

  /// With `-Dobjector.expected=write` the file is written: read the difference before you commit.
  private static void compare(String file, String actual) {
    Path path = Path.of("src/test/resources/objector/notifier/expected", file);
    String lines = actual.replace("\r\n", "\n");
    try {
      if ("write".equals(System.getProperty("objector.expected"))) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, lines, StandardCharsets.US_ASCII);
      }
      assertThat(lines).isEqualTo(Files.readString(path, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
