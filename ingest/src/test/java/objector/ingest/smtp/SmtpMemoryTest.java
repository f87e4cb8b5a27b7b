package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.FakeRecipients;
import objector.limit.ByteBudget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who gets the memory that mails are read into, while others would have it all.
class SmtpMemoryTest {
  private static final int MAX = 1024 * 1024;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final IntakeLimits LIMITS = new IntakeLimits(500, 100, 0, 0, Duration.ofMillis(1));
  private static final String LINE = "x".repeat(78) + "\r\n";
  private static final String LARGE = LINE.repeat(10_000);
  private static final String SMALL = "Subject: invented\r\n\r\nHello";

  private final FakeRecipients recipients = new FakeRecipients();
  private final FakeIntake intake = new FakeIntake();
  private final AddressToken token = recipients.add(PersonId.random());
  private final String address = token + "@in.example.org";
  private final List<AutoCloseable> open = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void fourSlowLargeMailsDoNotKeepALargeMailOut() throws Exception {
    int port = start(SmtpMemory.of(256L << 20, MAX, true), SmtpPace.USUAL);
    for (int i = 0; i < 4; i++) {
      begin(port, "127.0.0.1").send(LINE.repeat(1_000));
    }

    long begun = System.nanoTime();
    assertThat(client(port, "127.0.0.2").deliver(address, LARGE)).startsWith("250 ");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void largeMailsThatHaveAllTheirMemoryDoNotKeepASmallOneOut() throws Exception {
    SmtpMemory memory =
        new SmtpMemory(new ByteBudget(MAX, 0), new ByteBudget(MAX, 0), new ByteBudget(0, 0), SHORT);
    int port = start(memory, SmtpPace.USUAL);
    for (int i = 0; i < 4; i++) {
      begin(port, "127.0.0.1").send(LINE.repeat(4_000));
    }
    awaitLess(memory.large(), MAX / 2);

    assertThat(client(port, "127.0.0.1").deliver(address, SMALL)).startsWith("250 ");
  }

  @Test
  void aMailThatFindsNoMemoryIsToldToComeAgain() throws Exception {
    SmtpMemory memory =
        new SmtpMemory(
            new ByteBudget(48 * 1024, 0), new ByteBudget(0, 0), new ByteBudget(0, 0), SHORT);
    int port = start(memory, SmtpPace.USUAL);
    SmtpClient first = begin(port, "127.0.0.1");
    SmtpClient second = client(port, "127.0.0.1");
    second.say("MAIL FROM:<somebody@example.org>");
    second.say("RCPT TO:<" + address + ">");

    assertThat(second.say("DATA")).startsWith("451 4.3.1 ");
    assertThat(first.data(SMALL)).startsWith("250 ");
    assertThat(second.say("DATA")).startsWith("354 ");
    assertThat(second.data(SMALL)).startsWith("250 ");
  }

  @Test
  void aMailThatGrowsBeyondTheMemoryIsToldToComeAgain() throws Exception {
    SmtpMemory memory =
        new SmtpMemory(
            new ByteBudget(MAX, 0), new ByteBudget(100_000, 0), new ByteBudget(0, 0), SHORT);
    int port = start(memory, SmtpPace.USUAL);
    SmtpClient client = client(port, "127.0.0.1");

    client.say("MAIL FROM:<somebody@example.org>");
    client.say("RCPT TO:<" + address + ">");
    client.say("DATA");
    client.send(LINE.repeat(2_200));

    assertThat(client.reply()).startsWith("421 4.3.1 ");
    assertThat(client.reply()).isEqualTo("closed");
    assertThat(client(port, "127.0.0.1").deliver(address, SMALL)).startsWith("250 ");
    assertThat(memory.large().free()).isEqualTo(100_000);
    awaitFree(memory.small(), MAX);
  }

  @Test
  void oneSourceDoesNotGetTheMemoryOfAll() throws Exception {
    SmtpMemory memory =
        new SmtpMemory(
            new ByteBudget(MAX, 100_000), new ByteBudget(MAX, 0), new ByteBudget(0, 0), SHORT);
    int port = start(memory, SmtpPace.USUAL);
    for (int i = 0; i < 3; i++) {
      begin(port, "127.0.0.1");
    }
    SmtpClient fourth = client(port, "127.0.0.1");

    assertThat(fourth.deliver(address, SMALL)).as("the client takes no notice").isNotNull();
    assertThat(intake.mails).isEmpty();
    assertThat(client(port, "127.0.0.2").deliver(address, SMALL)).startsWith("250 ");
  }

  @Test
  void whateverBecomesOfAMailItsMemoryIsGivenBack() throws Exception {
    SmtpMemory memory = SmtpMemory.of(256L << 20, MAX, true);
    int small = memory.small().free();
    int large = memory.large().free();
    int port = start(memory, SmtpPace.USUAL);

    client(port, "127.0.0.1").deliver(address, SMALL);
    client(port, "127.0.0.1").deliver(address, LARGE);
    client(port, "127.0.0.1").deliver(address, LARGE + LARGE);
    client(port, "127.0.0.1").deliver(address, "a bare\nline end");
    client(port, "127.0.0.1").deliver(address, intake.poison);
    intake.down = true;
    client(port, "127.0.0.1").deliver(address, LARGE);
    begin(port, "127.0.0.1").close();

    awaitFree(memory.small(), small);
    awaitFree(memory.large(), large);
  }

  @Test
  void whoeverSendsAByteNowAndThenIsShownOut() throws Exception {
    int port =
        start(
            SmtpMemory.of(256L << 20, MAX, true),
            new SmtpPace(SHORT, 1_000_000, Duration.ofMinutes(1)));
    SmtpClient slow = begin(port, "127.0.0.1");
    long begun = System.nanoTime();
    try {
      for (int i = 0; i < 100; i++) {
        slow.send("x");
        Thread.sleep(100);
      }
    } catch (IOException e) {
      // It was closed: what it was told comes next, if it still can be read.
      assertThat(e).isNotNull();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    assertThat(intake.mails).isEmpty();
  }

  @Test
  void whoeverFallsSilentWithinAMailIsShownOut() throws Exception {
    int port =
        start(
            SmtpMemory.of(256L << 20, MAX, true),
            new SmtpPace(SHORT, 1_000_000, Duration.ofMinutes(1)));
    SmtpClient silent = begin(port, "127.0.0.1");

    assertThat(silent.reply()).startsWith("421 4.4.2 ");
    assertThat(silent.reply()).isEqualTo("closed");
  }

  @Test
  void postmasterGetsNothingLarge() throws Exception {
    SmtpMemory memory = SmtpMemory.of(256L << 20, MAX, true);
    int port = start(memory, SmtpPace.USUAL);
    SmtpClient client = client(port, "127.0.0.1");

    assertThat(client.deliver("postmaster@in.example.org", LARGE)).startsWith("552 5.3.4 ");
    assertThat(client.deliver("postmaster@in.example.org", SMALL)).startsWith("250 ");
    assertThat(intake.forPostmaster).hasSize(1);
  }

  @Test
  void postmasterGetsSoManyBytesADayFromOneSource() throws Exception {
    int port = start(SmtpMemory.of(256L << 20, MAX, true), SmtpPace.USUAL);
    SmtpClient client = client(port, "127.0.0.1");
    String mail = LINE.repeat(800);
    String answer = "250 ";
    for (int i = 0; i < 40 && answer.startsWith("250 "); i++) {
      answer = client.deliver("postmaster@in.example.org", mail);
    }

    assertThat(answer).startsWith("452 4.2.2 ");
    assertThat(intake.forPostmaster.stream().mapToInt(raw -> raw.length).sum())
        .isBetween(900_000, 1024 * 1024);
    assertThat(client(port, "127.0.0.2").deliver("postmaster@in.example.org", mail))
        .startsWith("250 ");
    assertThat(client.deliver(address, mail)).startsWith("250 ");
    now = now.plus(Duration.ofDays(1));
    assertThat(client.deliver("postmaster@in.example.org", mail)).startsWith("250 ");
  }

  @Test
  void aMailNeedsEightKilobytesASecondAfterHalfAMinute() {
    SmtpPace pace = SmtpPace.USUAL;

    assertThat(pace.isTooSlow(0, Duration.ofSeconds(30))).isFalse();
    assertThat(pace.isTooSlow(0, Duration.ofSeconds(31))).isTrue();
    assertThat(pace.isTooSlow(80 * 1024, Duration.ofSeconds(40))).isFalse();
    assertThat(pace.isTooSlow(80 * 1024, Duration.ofSeconds(41))).isTrue();
    assertThat(pace.isTooSlow(Integer.MAX_VALUE, Duration.ofMinutes(11))).isTrue();
  }

  private int start(SmtpMemory memory, SmtpPace pace) {
    InstantSource clock = () -> now;
    SmtpListener listener =
        new SmtpListener(
            new SmtpContext(
                new SmtpSettings("127.0.0.1", 0, "in.example.org", MAX, LIMITS, null),
                recipients,
                intake,
                MailQuota.of(LIMITS, clock),
                memory,
                pace,
                new Semaphore(4),
                clock));
    open.add(listener);
    listener.start();
    return listener.port();
  }

  private SmtpClient client(int port, String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    SmtpClient client = new SmtpClient(socket);
    open.add(client);
    return client;
  }

  private SmtpClient begin(int port, String from) throws IOException {
    SmtpClient client = client(port, from);
    client.say("MAIL FROM:<somebody@example.org>");
    client.say("RCPT TO:<" + address + ">");
    assertThat(client.say("DATA")).startsWith("354 ");
    return client;
  }

  private static void awaitFree(ByteBudget budget, int bytes) throws InterruptedException {
    for (int i = 0; i < 400 && budget.free() != bytes; i++) {
      Thread.sleep(10);
    }
    assertThat(budget.free()).isEqualTo(bytes);
  }

  private static void awaitLess(ByteBudget budget, int bytes) throws InterruptedException {
    for (int i = 0; i < 400 && budget.free() >= bytes; i++) {
      Thread.sleep(10);
    }
    assertThat(budget.free()).isLessThan(bytes);
  }
}
