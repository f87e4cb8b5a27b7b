package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.recipient.FakeRecipients;
import objector.service.Service.StartFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpListenerTest {
  private static final int MAX = 4096;
  private static final IntakeLimits LIMITS = new IntakeLimits(100, 5, 8, 4, Duration.ofMillis(1));
  private static final String MAIL = "Subject: invented\r\n\r\nA line.\r\n..\r\nThe end.";

  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final PersonId anna = PersonId.random();
  private final AddressToken token = recipients.add(anna);
  private final SmtpListener listener =
      new SmtpListener(
          new SmtpSettings("127.0.0.1", 0, "in.example.org", MAX, LIMITS, null),
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
  void aFullDiskIsAReasonToComeAgain() throws IOException {
    intake.full = true;
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver(token + "@in.example.org", MAIL)).startsWith("452 4.3.1");
    }
    assertThat(intake.mails).isEmpty();
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
  void aMailThatIsTooLargeIsRefusedAlsoWhenKafkaIsDown() throws IOException {
    intake.down = true;
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.deliver(token + "@in.example.org", "x".repeat(MAX + 1)))
          .startsWith("552 5.3.4 ");
    }
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
  void guessingGoesOnCountingAfterAReset() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = "550";
      for (int i = 0; i < 30 && answer.startsWith("550"); i++) {
        client.say("RSET");
        client.say("MAIL FROM:<somebody@example.org>");
        answer = client.say("RCPT TO:<" + AddressToken.random() + "@in.example.org>");
      }

      assertThat(answer).startsWith("421 4.7.0 ");
    }
  }

  @Test
  void commandsMayComeAllAtOnce() throws IOException {
    String one =
        "MAIL FROM:<somebody@example.org>\r\nRCPT TO:<%s@in.example.org>\r\nDATA\r\n"
            .formatted(token);
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.sayAll("EHLO client.example")).contains("250-PIPELINING");

      client.send(one + "a: 1\r\n\r\nx\r\n.\r\n" + one + "a: 2\r\n\r\nx\r\n.\r\nQUIT\r\n");

      List<String> codes = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        codes.add(client.line().substring(0, 3));
      }
      assertThat(codes)
          .containsExactly("250", "250", "354", "250", "250", "250", "354", "250", "221");
    }
    assertThat(intake.mails).hasSize(2);
  }

  @Test
  void anAnswerDoesNotWaitForTheRestOfTheNextCommand() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.send("NOOP\r\nNO");

      assertThat(client.reply()).startsWith("250 ");
      client.send("OP\r\n");
      assertThat(client.reply()).startsWith("250 ");
    }
  }

  @Test
  void namesBeyondAsciiAreUnderstood() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.sayAll("EHLO client.example")).contains("250-SMTPUTF8", "250-8BITMIME");
      String utf8 =
          new String("jürgen+".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

      assertThat(client.say("MAIL FROM:<" + utf8 + "@example.org> BODY=8BITMIME SMTPUTF8"))
          .startsWith("250 ");
      assertThat(client.say("RCPT TO:<" + utf8 + token + "@in.example.org>")).startsWith("250 ");
    }
  }

  @Test
  void whatIsNotOfferedIsRefused() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.say("MAIL FROM:<a@example.org> BODY=BINARYMIME")).startsWith("555 ");
      assertThat(client.say("MAIL FROM:<a@example.org> X=1")).startsWith("555 ");
      assertThat(client.say("AUTH PLAIN")).startsWith("502 ");
      assertThat(client.say("DATA")).startsWith("503 ");
    }
  }

  @Test
  void aBrowserThatWasMadeToTalkToUsIsShownOut() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\n\r\nRSET\r\n");

      assertThat(client.reply()).startsWith("502 ");
      assertThat(client.reply()).isEqualTo("closed");
    }
  }

  @Test
  void oneSourceMayNotHaveEveryConnection() throws IOException {
    List<SmtpClient> open = new ArrayList<>();
    for (int i = 0; i < LIMITS.connectionsASource(); i++) {
      open.add(new SmtpClient(listener.port()));
    }

    try (Socket one = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      assertThat(new String(one.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("421 4.7.0 ");
    }
    for (SmtpClient client : open) {
      assertThat(client.say("NOOP")).startsWith("250 ");
      client.close();
    }
  }

  @Test
  void aThousandThatSayNothingDoNotKeepAMailOut() throws IOException {
    IntakeLimits many = new IntakeLimits(2_000, 0, 0, 0, Duration.ofMillis(1));
    List<Socket> idle = new ArrayList<>();
    try (SmtpListener second =
        new SmtpListener(
            new SmtpSettings("127.0.0.1", 0, "in.example.org", MAX, many, null),
            recipients,
            intake,
            InstantSource.system())) {
      second.start();
      for (int i = 0; i < 1_000; i++) {
        Socket silent = new Socket(InetAddress.getLoopbackAddress(), second.port());
        idle.add(silent);
        assertThat(silent.getInputStream().read()).isEqualTo('2');
      }

      try (SmtpClient client = new SmtpClient(second.port())) {
        assertThat(client.deliver(token + "@in.example.org", MAIL)).startsWith("250 ");
      }
    } finally {
      for (Socket silent : idle) {
        silent.close();
      }
    }
  }

  @Test
  void onePersonGetsSoManyMailsAnHour() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      for (int i = 0; i < LIMITS.mailsAPerson(); i++) {
        assertThat(client.deliver(token + "@in.example.org", MAIL + i)).startsWith("250 ");
      }

      assertThat(client.deliver(token + "@in.example.org", MAIL)).startsWith("450 4.2.1 ");
    }
    assertThat(intake.mails).hasSize(LIMITS.mailsAPerson());
  }

  @Test
  void oneSourceBringsSoManyMailsAnHour() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      for (int i = 0; i < LIMITS.mailsASource(); i++) {
        AddressToken somebody = recipients.add(PersonId.random());
        assertThat(client.deliver(somebody + "@in.example.org", MAIL)).startsWith("250 ");
      }

      assertThat(client.say("MAIL FROM:<somebody@example.org>")).startsWith("450 4.7.1 ");
    }
  }

  @Test
  void whoeverOnlyMakesMistakesIsShownOut() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      String answer = "502";
      for (int i = 0; i < 30 && answer.startsWith("502"); i++) {
        answer = client.say("NONSENSE");
      }

      assertThat(answer).startsWith("421 4.7.0 ");
    }
  }

  @Test
  void aStopEndsIdleConversationsAtOnce() throws IOException {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      long begun = System.nanoTime();
      listener.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
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
                new SmtpSettings("127.0.0.1", taken.getLocalPort(), "in.example.org", MAX),
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
