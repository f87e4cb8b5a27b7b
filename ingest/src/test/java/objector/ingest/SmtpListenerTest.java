package objector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import objector.events.AddressToken;
import objector.events.PersonId;
import objector.ingest.IngestConfig.Smtp;
import objector.service.Service.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpListenerTest {
  private static final int MAX = 4096;
  private static final String MAIL = "Subject: invented\r\n\r\nA line.\r\n..\r\nThe end.";

  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final PersonId anna = PersonId.random();
  private final AddressToken token = recipients.add(anna);
  private final SmtpListener listener =
      new SmtpListener(
          new Smtp("127.0.0.1", 0, "in.example.org", MAX),
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

  @Test
  void aMailIsKeptByteForByte() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = client.deliver(token + "@in.example.org", MAIL);

      assertThat(answer).isEqualTo("250 2.0.0 Kept");
    }
    assertThat(intake.mails).hasSize(1);
    assertThat(intake.mails.getFirst().person()).isEqualTo(anna);
    assertThat(new String(intake.mails.getFirst().raw(), StandardCharsets.ISO_8859_1))
        .isEqualTo("Subject: invented\r\n\r\nA line.\r\n.\r\nThe end.\r\n");
  }

  @Test
  void aNameMayStandBeforeThePlusAndCaseDoesNotMatter() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String address = ("Anna+" + token + "@In.Example.ORG").toUpperCase(java.util.Locale.ROOT);

      assertThat(client.deliver(address, MAIL)).startsWith("250");
    }
  }

  @Test
  void aMailOfABounceHasNoSender() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.say("MAIL FROM:<>")).startsWith("250");
    }
  }

  @Test
  void anUnknownAddressIsRefusedForGood() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = client.deliver(AddressToken.random() + "@in.example.org", MAIL);

      assertThat(answer).startsWith("550 5.1.1 ");
    }
  }

  @Test
  void aNameThatIsNoTokenIsRefusedForGood() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver("info@in.example.org", MAIL)).startsWith("550 5.1.1 ");
    }
  }

  @Test
  void whileTheTableIsBeingReadAnUnknownAddressIsAskedToComeAgain() throws IOException {
    recipients.caughtUp = false;
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = client.deliver(AddressToken.random() + "@in.example.org", MAIL);

      assertThat(answer).startsWith("451 4.3.0 ");
    }
  }

  @Test
  void weAreNoRelay() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      for (String foreign :
          List.of(
              "somebody@example.com",
              token + "@example.com",
              "somebody%example.com@elsewhere.example",
              "@in.example.org:somebody@example.com")) {
        assertThat(client.deliver(foreign, MAIL)).startsWith("550 ");
        client.say("RSET");
      }
    }
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whenKafkaIsDownTheSenderKeepsTheMail() throws IOException {
    intake.down = true;
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver(token + "@in.example.org", MAIL)).startsWith("451 4.3.0 ");
    }
  }

  @Test
  void aSessionGoesOnAfterARefusal() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      intake.down = true;
      client.deliver(token + "@in.example.org", MAIL);
      intake.down = false;

      assertThat(client.deliver(token + "@in.example.org", MAIL)).startsWith("250");
    }
  }

  @Test
  void theLimitIsAnnounced() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.sayAll("EHLO client.example"))
          .contains("250 SIZE " + MAX)
          .noneMatch(line -> line.contains("CHUNKING"));
    }
  }

  @Test
  void aMailThatIsTooLargeIsRefusedAndThePersonHearsOfIt() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = client.deliver(token + "@in.example.org", "x".repeat(MAX + 1));

      assertThat(answer).startsWith("552 5.3.4 ");
      assertThat(client.say("NOOP")).startsWith("250");
    }
    assertThat(intake.refusals).extracting(FakeIntake.Refusal::person).containsExactly(anna);
  }

  @Test
  void aDeclaredSizeIsRefusedOnceItIsKnownForWhom() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org> SIZE=" + (MAX + 1));

      assertThat(client.say("RCPT TO:<" + token + "@in.example.org>")).startsWith("552 5.3.4 ");
    }
    assertThat(intake.refusals).extracting(FakeIntake.Refusal::person).containsExactly(anna);
  }

  @Test
  void aSizeBeyondAllMeasureDoesNotEndTheSession() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = client.say("MAIL FROM:<somebody@example.org> SIZE=99999999999999");

      assertThat(answer).startsWith("5");
      assertThat(client.say("NOOP")).startsWith("250");
    }
  }

  @Test
  void aChunkIsNotTakenForCommands() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      client.say("RCPT TO:<" + token + "@in.example.org>");

      assertThat(client.say("BDAT 4 LAST")).startsWith("502 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void aDotBetweenBareLineFeedsIsNotTheEnd() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.deliver(token + "@in.example.org", "a\n.\nMAIL FROM:<x@example.org>\n.\r\nb");
    }
    assertThat(intake.mails).hasSize(1);
  }

  @Test
  void aMailThatBreaksOffIsNotKept() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      client.say("RCPT TO:<" + token + "@in.example.org>");
      client.say("DATA");
      client.send("Subject: invented\r\n\r\nhalf a li");
    }
    listener.close();

    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whoeverGuessesAddressesIsShownOut() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      String answer = "550";
      for (int i = 0; i < 30 && answer.startsWith("550"); i++) {
        answer = client.say("RCPT TO:<" + AddressToken.random() + "@in.example.org>");
      }

      assertThat(answer).startsWith("421 4.7.0 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
  }

  @Test
  void theSamePersonNamedTwiceGetsTheMailOnce() throws IOException {
    AddressToken second = recipients.add(anna);
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.say("MAIL FROM:<somebody@example.org>");
      client.say("RCPT TO:<" + token + "@in.example.org>");
      client.say("RCPT TO:<" + second + "@in.example.org>");
      client.say("DATA");

      assertThat(client.data(MAIL)).startsWith("250");
    }
    assertThat(intake.mails).hasSize(1);
  }

  @Test
  void thePostmasterCanBeReached() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver("Postmaster@in.example.org", MAIL)).startsWith("250");
    }
    assertThat(intake.forPostmaster).hasSize(1);
  }

  @Test
  void aPortInUseIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SmtpListener second =
            new SmtpListener(
                new Smtp("127.0.0.1", taken.getLocalPort(), "in.example.org", MAX),
                recipients,
                intake,
                InstantSource.system())) {
      assertThatThrownBy(second::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("smtp.port");
    }
  }
}
