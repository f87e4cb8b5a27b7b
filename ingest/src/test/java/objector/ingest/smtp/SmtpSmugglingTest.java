package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.intake.FakeIntake;
import objector.ingest.recipient.FakeRecipients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A mail that a server before us took for one must not become two here, whatever its line ends
/// ("SMTP smuggling"). On real sockets.
class SmtpSmugglingTest {
  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final AddressToken token = recipients.add(PersonId.random());
  private final SmtpListener listener =
      new SmtpListener(
          new SmtpSettings("127.0.0.1", 0, "in.example.org", 100_000),
          recipients,
          intake,
          InstantSource.system());

  @BeforeEach
  void start() {
    listener.start();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  /// Written with `r` for CR and `n` for LF. Each has ended a mail on some server.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "n.n", "n.rn", "rn.n", "r.r", "r.rn", "rn.r", "n.r", "r.n", "rrn.rrn", "rn.rrn", "rrn.rn",
        "nn.rn", "rnn.rn", "rn.rrrn", "nrn.nrn", "rn.nrn", "nr.nr", "rnr.rn", "n.nrn"
      })
  void noSequenceButTheTrueOneEndsAMail(String sequence) throws IOException {
    String bytes = sequence.replace('r', '\r').replace('n', '\n');
    String smuggled =
        "MAIL FROM:<boss@example.org>\r\nRCPT TO:<" + token + "@in.example.org>\r\nDATA\r\n";
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer =
          client.deliver(
              token + "@in.example.org",
              "Subject: invented\r\n\r\nfirst" + bytes + smuggled + "Subject: second\r\n\r\nx");

      assertThat(answer).startsWith("550 5.6.11 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
    assertThat(intake.mails).isEmpty();
    assertThat(intake.refusals).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\r\nb", "\n", "\r", "a\n\rb", "a\r\n\nb"})
  void aBareCrOrLfIsRefused(String mail) throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver(token + "@in.example.org", mail)).startsWith("550 5.6.11 ");
    }
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void theTrueSequenceEndsAMailAndTwoAreTwo() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver(token + "@in.example.org", "a: 1\r\n\r\nx")).startsWith("250 ");
      assertThat(client.deliver(token + "@in.example.org", "a: 2\r\n\r\nx")).startsWith("250 ");
    }
    assertThat(intake.mails).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOOP\nNOOP\r\n", "NOOP\n", "NOOP\rNOOP\r\n", "NO\0OP\r\n"})
  void aCommandWithABareCrOrLfEndsTheConversation(String command) throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.send(command);

      assertThat(client.reply()).startsWith("500 5.5.2 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
  }

  @Test
  void aCommandWithoutAnEndEndsTheConversation() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.send("NOOP " + "x".repeat(SmtpInput.MAX_LINE));

      assertThat(client.reply()).startsWith("500 5.5.2 ");
    }
  }

  @Test
  void theRestOfAMailThatWasNotReadIsNotTakenForCommands() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      client.say("RCPT TO:<" + token + "@in.example.org>");
      client.say("DATA");
      String large = ("0123456789".repeat(7) + "\r\n").repeat(20_000);

      String answer = client.data(large);

      assertThat(answer).startsWith("552 5.3.4 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
  }
}
