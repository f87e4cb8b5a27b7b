package objector.ingest.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.FakeRecipients;
import objector.service.Health.State;
import objector.service.Threads;
import org.eclipse.angus.mail.imap.IMAPFolder;
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

    await(() -> poller.health().detail().contains("does not accept the user"));
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

  @Test
  void aMailThatFailsDoesSoAlone() throws Exception {
    deliver("To: box+" + token + "@example.org\r\nX-Is: " + intake.poison);
    deliver("To: box+" + token + "@example.org");

    poller.start();

    await(() -> intake.mails.size() == 1 && isSeen(1));
    await(() -> poller.health().detail().startsWith("1 mails could not be taken"));
    assertThat(isSeen(0)).isFalse();
  }

  @Test
  void aRefusalThatKafkaDoesNotTakeLeavesTheMailAsItIs() throws Exception {
    intake.down = true;
    deliver("To: box+" + token + "@example.org\r\nX-Filling: " + "x".repeat(MAX));
    poller.start();
    await(() -> poller.health().detail().contains("Kafka"));
    assertThat(isSeen(0)).isFalse();

    intake.down = false;

    await(() -> intake.refusals.size() == 1 && isSeen(0));
  }

  @Test
  void theServerSaysWhenSomethingComes() throws Exception {
    poller = poller("secret", server.getImap().getPort(), Duration.ofHours(1));
    poller.start();
    await(() -> poller.health().state() == State.UP);
    Threads.sleep(Duration.ofMillis(500));

    deliver("To: box+" + token + "@example.org");

    await(() -> intake.mails.size() == 1 && isSeen(0));
  }

  @Test
  void aServerThatKeepsNoKeywordsIsAskedForUnreadMail() throws Exception {
    try (KeywordlessProxy proxy = new KeywordlessProxy(server.getImap().getPort())) {
      poller = poller("secret", proxy.port(), Duration.ofMillis(100));
      deliver("To: somebody@example.org");
      deliver("To: box+" + token + "@example.org");
      poller.start();
      await(() -> isSeen(1));

      deliver("To: box+" + token + "@example.org\r\nX-Second: yes");

      await(() -> isSeen(2));
      assertThat(isSeen(0)).isFalse();
      assertThat(inbox.getMessages().get(1).getFlags().contains("$Objector")).isFalse();
      assertThat(intake.mails).hasSize(2);
    }
  }

  @Test
  void manyUnreadMailsOfOthersDoNotHideOurs() throws Exception {
    try (KeywordlessProxy proxy = new KeywordlessProxy(server.getImap().getPort())) {
      poller = poller("secret", proxy.port(), Duration.ofMillis(100));
      for (int i = 0; i < 510; i++) {
        deliver("To: somebody@example.org");
      }
      deliver("To: box+" + token + "@example.org");

      poller.start();

      await(() -> intake.mails.size() == 1 && isSeen(510));
    }
  }

  @Test
  void aMailboxThatWasNumberedAnewIsLookedAtAnew() throws Exception {
    ImapFolder passes = new ImapFolder(MAX, recipients, intake, quota(300), InstantSource.system());
    try (KeywordlessProxy proxy = new KeywordlessProxy(server.getImap().getPort())) {
      for (int i = 0; i < 3; i++) {
        deliver("To: somebody@example.org");
      }
      pass(passes, proxy.port(), "INBOX");
      // The server numbers validities by the second.
      Threads.sleep(Duration.ofMillis(1100));
      MailFolder other =
          server
              .getManagers()
              .getImapHostManager()
              .createMailbox(server.getUserManager().getUser("box"), "Other");
      other.store(mail("To: box+" + token + "@example.org"));

      pass(passes, proxy.port(), "Other");
    }

    assertThat(intake.mails).hasSize(1);
  }

  @Test
  void whatComesBeyondAPersonsLimitStaysThereAndIsTakenLater() throws Exception {
    whatComesBeyondAPersonsLimitWaits(server.getImap().getPort());
  }

  @Test
  void soItDoesOnAServerThatKeepsNoKeywords() throws Exception {
    try (KeywordlessProxy proxy = new KeywordlessProxy(server.getImap().getPort())) {
      whatComesBeyondAPersonsLimitWaits(proxy.port());
    }
  }

  private void whatComesBeyondAPersonsLimitWaits(int port) throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T06:00:00Z"));
    MailQuota quota = quota(2, now::get);
    ImapFolder passes = new ImapFolder(MAX, recipients, intake, quota, now::get);
    AddressToken other = recipients.add(PersonId.random());
    // Another way in counts, too.
    quota.received().count(anna.value());
    for (int i = 0; i < 3; i++) {
      deliver("To: box+" + token + "@example.org\r\nX-Number: " + i);
    }
    deliver("To: box+" + other + "@example.org");

    pass(passes, port, "INBOX");
    pass(passes, port, "INBOX");

    assertThat(intake.mails).hasSize(2);
    assertThat(isSeen(0) && isSeen(3)).isTrue();
    assertThat(isSeen(1) || isSeen(2)).isFalse();

    now.set(now.get().plus(Duration.ofMinutes(61)));
    pass(passes, port, "INBOX");

    assertThat(intake.mails).hasSize(4);
    assertThat(isSeen(1) && isSeen(2)).isTrue();
  }

  /// Another folder has another validity, as the same folder has after it was made anew.
  private static void pass(ImapFolder passes, int port, String name) throws Exception {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", port, "box", "secret");
      Folder folder = store.getFolder(name);
      folder.open(Folder.READ_WRITE);
      passes.takeNew((IMAPFolder) folder);
      folder.close(false);
    }
  }

  private ImapPoller poller(String password) {
    return poller(password, server.getImap().getPort(), Duration.ofMillis(100));
  }

  private ImapPoller poller(String password, int port, Duration interval) {
    return new ImapPoller(
        new ImapSettings("imap", "127.0.0.1", port, false, "box", password, "INBOX", interval),
        MAX,
        recipients,
        intake,
        quota(300),
        InstantSource.system());
  }

  private static MailQuota quota(int mailsAPerson) {
    return quota(mailsAPerson, InstantSource.system());
  }

  private static MailQuota quota(int mailsAPerson, InstantSource clock) {
    return MailQuota.of(new IntakeLimits(100, 50, 2_000, mailsAPerson, IntakeLimits.TARPIT), clock);
  }

  private void deliver(String headers) throws Exception {
    inbox.store(mail(headers));
  }

  private static MimeMessage mail(String headers) throws Exception {
    String mail = headers + "\r\nFrom: somebody@example.org\r\nSubject: invented\r\n\r\nHello\r\n";
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
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
