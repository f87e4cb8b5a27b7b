package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import objector.notifier.Sending.Relay;
import objector.notifier.Sending.Tls;
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
    Outcome outcome = against(Script.Mood.REFUSES_RECIPIENT);

    assertThat(outcome).isEqualTo(new Outcome.Refused("550 5.1.1"));
  }

  @Test
  void aFullMailboxIsForNow() throws Exception {
    Outcome outcome = against(Script.Mood.DEFERS_RECIPIENT);

    assertThat(outcome).isEqualTo(new Outcome.Deferred("452 4.2.2"));
  }

  @Test
  void aTextThatIsNotTakenIsForNow() throws Exception {
    Outcome outcome = against(Script.Mood.DEFERS_TEXT);

    assertThat(outcome).isEqualTo(new Outcome.Deferred("451 4.3.0"));
  }

  @Test
  void aLineThatBreaksBeforeTheTextIsForNow() throws Exception {
    Outcome outcome = against(Script.Mood.HANGS_UP_AT_RECIPIENT);

    assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void aLineThatBreaksAfterTheTextLeavesItUnknown() throws Exception {
    Outcome outcome = against(Script.Mood.HANGS_UP_AFTER_TEXT);

    assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aRelayWithoutTlsIsNotUsedWhereTlsIsAskedFor() {
    Relay relay = new Relay("127.0.0.1", server.getSmtp().getPort(), Tls.STARTTLS, null, null);

    assertThatThrownBy(() -> new SmtpTransport(relay, FROM).open())
        .isInstanceOf(Transport.Unreachable.class);
  }

  private static Outcome against(Script.Mood mood) throws Exception {
    try (Script script = new Script(mood);
        Transport.Connection connection = to(script.port()).open()) {
      return connection.send(Samples.mail(Samples.alert(1)));
    }
  }

  private static SmtpTransport to(int port) {
    return new SmtpTransport(new Relay("127.0.0.1", port, Tls.NONE, null, null), FROM);
  }
}
