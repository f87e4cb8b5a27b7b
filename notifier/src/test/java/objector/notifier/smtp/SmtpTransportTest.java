package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmtpTransportTest extends TransportContract {
  private static final String FROM = "objector@objector.example";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  Transport transport() {
    return to(server.getSmtp().getPort());
  }

  @Override
  List<String> arrived() throws Exception {
    List<String> texts = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mail.writeTo(bytes);
      texts.add(bytes.toString(StandardCharsets.US_ASCII));
    }
    return texts;
  }

  @Test
  void whereNobodyListensIsSaidSoBeforeAnythingIsSent() {
    int port = server.getSmtp().getPort();
    server.stop();

    assertThatThrownBy(() -> to(port).open())
        .isInstanceOf(Transport.Unreachable.class)
        .hasMessageStartingWith("the relay does not answer");
  }

  @Test
  void aRefusalIsForEverAndItsReasonHoldsNoAddress() throws Exception {
    SendOutcome outcome = against(ScriptedRelay.Mood.REFUSES_RECIPIENT);

    assertThat(outcome).isEqualTo(new SendOutcome.Refused("550 5.1.1", true));
  }

  @Test
  void aFullMailboxIsForNow() throws Exception {
    SendOutcome outcome = against(ScriptedRelay.Mood.DEFERS_RECIPIENT);

    assertThat(outcome).isEqualTo(new SendOutcome.Deferred("452 4.2.2", true));
  }

  @Test
  void aTextThatIsNotTakenIsForNow() throws Exception {
    SendOutcome outcome = against(ScriptedRelay.Mood.DEFERS_TEXT);

    assertThat(outcome).isEqualTo(new SendOutcome.Deferred("451 4.3.0"));
  }

  @Test
  void aLineThatBreaksBeforeTheTextIsForNow() throws Exception {
    SendOutcome outcome = against(ScriptedRelay.Mood.HANGS_UP_AT_RECIPIENT);

    assertThat(outcome).isInstanceOf(SendOutcome.Deferred.class);
  }

  @Test
  void aLineThatBreaksAfterTheTextLeavesItUnknown() throws Exception {
    SendOutcome outcome = against(ScriptedRelay.Mood.HANGS_UP_AFTER_TEXT);

    assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
  }

  @Test
  void aRelayWithoutTlsIsNotUsedWhereTlsIsAskedFor() {
    Relay relay = new Relay("127.0.0.1", server.getSmtp().getPort(), Tls.STARTTLS, null, null);

    assertThatThrownBy(() -> new SmtpTransport(relay, FROM).open())
        .isInstanceOf(Transport.Unreachable.class);
  }

  @Test
  void whoTakesSeveralCommandsAtOnceGetsThemAndTheLineStaysGood() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.PIPELINES);
        Transport.Connection connection = to(script.port()).open()) {
      OutgoingMail mail = SampleAlerts.mail(SampleAlerts.alert(1));

      assertThat(connection.send(mail)).isEqualTo(new SendOutcome.Sent());
      assertThat(connection.send(mail)).isEqualTo(new SendOutcome.Sent());
      assertThat(connection.isUsable()).isTrue();
      assertThat(script.texts()).containsExactly(mail.text(), mail.text());
    }
  }

  @Test
  void theNextMailIsNamedInOneBreathWithTheTextAndOnlyItsTextIsLeftToSay() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.PIPELINES);
        Transport.Connection connection = to(script.port()).open()) {
      OutgoingMail first = SampleAlerts.mail(SampleAlerts.alert(1));
      OutgoingMail second = SampleAlerts.mail(SampleAlerts.alert(2));
      OutgoingMail third = SampleAlerts.mail(SampleAlerts.alert(3));

      assertThat(connection.send(first, second)).isEqualTo(new SendOutcome.Sent());
      assertThat(connection.send(second, third)).isEqualTo(new SendOutcome.Sent());
      assertThat(connection.send(third, null)).isEqualTo(new SendOutcome.Sent());

      assertThat(script.texts()).containsExactly(first.text(), second.text(), third.text());
    }
  }

  @Test
  void whatWasOnlyNamedNeverArrivesWhenTheLineIsClosed() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.PIPELINES)) {
      OutgoingMail first = SampleAlerts.mail(SampleAlerts.alert(1));
      Transport.Connection connection = to(script.port()).open();
      assertThat(connection.send(first, SampleAlerts.mail(SampleAlerts.alert(2))))
          .isEqualTo(new SendOutcome.Sent());

      connection.close();
      script.awaitEnd();

      assertThat(script.texts()).containsExactly(first.text());
    }
  }

  @Test
  void noOtherMailTakesThePlaceOfTheOneThatWasNamed() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.PIPELINES);
        Transport.Connection connection = to(script.port()).open()) {
      connection.send(
          SampleAlerts.mail(SampleAlerts.alert(1)), SampleAlerts.mail(SampleAlerts.alert(2)));

      assertThatThrownBy(() -> connection.send(SampleAlerts.mail(SampleAlerts.alert(3))))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aTextAskedForThoughTheRecipientWasRefusedIsNotGiven() throws Exception {
    try (ScriptedRelay script =
            new ScriptedRelay(ScriptedRelay.Mood.PIPELINES_AND_REFUSES_RECIPIENT);
        Transport.Connection connection = to(script.port()).open()) {
      OutgoingMail mail = SampleAlerts.mail(SampleAlerts.alert(1));

      assertThat(connection.send(mail)).isEqualTo(new SendOutcome.Refused("550 5.1.1", true));
      assertThat(connection.isUsable()).isTrue();
      assertThat(connection.send(mail)).isEqualTo(new SendOutcome.Sent());
      assertThat(script.texts()).containsExactly("", mail.text());
    }
  }

  @Test
  void anAnswerWithoutEndIsNoAnswer() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.NEVER_ENDS_ITS_ANSWER)) {
      assertThatThrownBy(() -> to(script.port()).open()).isInstanceOf(Transport.Unreachable.class);
    }
  }

  @Test
  void whatWasSaidBeforeTheLineWasSafeIsNotBelieved() throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(ScriptedRelay.Mood.SPEAKS_BEFORE_TLS)) {
      Relay relay = new Relay("127.0.0.1", script.port(), Tls.STARTTLS, null, null);

      assertThatThrownBy(() -> new SmtpTransport(relay, FROM).open())
          .isInstanceOf(Transport.Unreachable.class);
    }
  }

  @Test
  void aUserIsSignedIn() throws Exception {
    server.setUser("sender@objector.example", "sender", "pass word");

    Relay relay =
        new Relay("127.0.0.1", server.getSmtp().getPort(), Tls.NONE, "sender", "pass word");
    Relay wrong = new Relay("127.0.0.1", server.getSmtp().getPort(), Tls.NONE, "sender", "other");

    try (Transport.Connection connection = new SmtpTransport(relay, FROM).open()) {
      assertThat(connection.send(SampleAlerts.mail(SampleAlerts.alert(1))))
          .isEqualTo(new SendOutcome.Sent());
    }
    assertThatThrownBy(() -> new SmtpTransport(wrong, FROM).open())
        .isInstanceOf(Transport.Unreachable.class)
        .hasMessage("the relay refuses the user or password");
  }

  private static SendOutcome against(ScriptedRelay.Mood mood) throws Exception {
    try (ScriptedRelay script = new ScriptedRelay(mood);
        Transport.Connection connection = to(script.port()).open()) {
      return connection.send(SampleAlerts.mail(SampleAlerts.alert(1)));
    }
  }

  private static SmtpTransport to(int port) {
    return new SmtpTransport(new Relay("127.0.0.1", port, Tls.NONE, null, null), FROM);
  }
}
