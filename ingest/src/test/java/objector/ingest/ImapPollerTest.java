package objector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import objector.events.AddressToken;
import objector.events.MailSource;
import objector.events.PersonId;
import objector.ingest.IngestConfig.Imap;
import objector.service.Health.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapPollerTest {
  private static final int MAX = 4096;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final PersonId anna = PersonId.random();
  private final AddressToken token = recipients.add(anna);
  private MailFolder inbox;
  private ImapPoller poller;

  @BeforeEach
  void start() throws Exception {
    server.start();
    GreenMailUser user = server.setUser("box@example.org", "box", "secret");
    inbox = server.getManagers().getImapHostManager().getInbox(user);
    poller = poller("secret");
  }

  @AfterEach
  void close() {
    poller.close();
    server.stop();
  }

  @Test
  void aMailIsTakenAndOnlyThenMarkedAsRead() throws Exception {
    deliver("Delivered-To: box+" + token + "@example.org\r\nTo: box@example.org");

    poller.start();

    await(() -> intake.mails.size() == 1 && isSeen(0));
    assertThat(intake.mails.getFirst().person()).isEqualTo(anna);
    assertThat(intake.mails.getFirst().source()).isEqualTo(MailSource.IMAP);
    assertThat(new String(intake.mails.getFirst().raw(), StandardCharsets.UTF_8))
        .startsWith("Delivered-To: box+" + token);
  }

  @Test
  void whatIsNobodysIsLeftUnreadAndNotLookedAtAgain() throws Exception {
    deliver("To: somebody@example.org");
    deliver("To: Anna <box+" + token + "@example.org>");

    poller.start();

    await(() -> intake.mails.size() == 1 && isSeen(1));
    assertThat(isSeen(0)).isFalse();
    assertThat(inbox.getMessages().get(0).getFlags().contains("$Objector")).isTrue();
  }

  @Test
  void whileKafkaIsDownAMailStaysAsItIs() throws Exception {
    intake.down = true;
    deliver("To: box+" + token + "@example.org");
    poller.start();
    await(() -> poller.health().detail().contains("Kafka"));
    assertThat(isSeen(0)).isFalse();

    intake.down = false;

    await(() -> intake.mails.size() == 1 && isSeen(0));
    await(() -> poller.health().state() == State.UP);
  }

  @Test
  void aMailIsTakenOnce() throws Exception {
    deliver("To: box+" + token + "@example.org");
    poller.start();
    await(() -> isSeen(0));
    poller.close();
    poller = poller("secret");
    deliver("To: box+" + token + "@example.org\r\nX-Second: yes");

    poller.start();

    await(() -> isSeen(1));
    assertThat(intake.mails).hasSize(2);
  }

  @Test
  void aMailThatIsTooLargeIsRefusedAndThePersonHearsOfIt() throws Exception {
    deliver("To: box+" + token + "@example.org\r\nX-Filling: " + "x".repeat(MAX));

    poller.start();

    await(() -> !intake.refusals.isEmpty());
    assertThat(intake.refusals.getFirst().person()).isEqualTo(anna);
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidInPlainWords() {
    poller = poller("wrong");

    poller.start();

    await(() -> poller.health().detail().contains("imap.password"));
  }

  @Test
  void aServerThatIsDownIsSaidSoAndTriedAgain() throws Exception {
    deliver("To: box+" + token + "@example.org");
    server.getImap().stopService();
    int port = server.getImap().getPort();
    poller.start();
    await(() -> poller.health().detail().contains("does not answer"));

    assertThat(port).isPositive();
    assertThat(poller.health().state()).isEqualTo(State.DEGRADED);
  }

  private ImapPoller poller(String password) {
    return new ImapPoller(
        new Imap(
            "127.0.0.1",
            server.getImap().getPort(),
            false,
            "box",
            password,
            "INBOX",
            Duration.ofMillis(100)),
        MAX,
        recipients,
        intake,
        InstantSource.system());
  }

  private void deliver(String headers) throws Exception {
    String mail = headers + "\r\nFrom: somebody@example.org\r\nSubject: invented\r\n\r\nHello\r\n";
    inbox.store(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
  }

  private boolean isSeen(int index) {
    return inbox.getMessages().get(index).getFlags().contains(Flags.Flag.SEEN);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Threads.sleep(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
