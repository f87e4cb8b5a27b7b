package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.notifier.Notifier;
import objector.notifier.delivery.Lane;
import objector.service.Health;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts become mails, once: a real broker, a real SMTP server, and a process that is killed.
final class NotifierIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final GreenMail relay =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void startRelay() {
    relay.start();
  }

  @AfterEach
  void stopRelay() {
    relay.stop();
  }

  @Test
  void anAlertBecomesOneMail(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      stand.notifier("1", port());
      Alert alert = stand.alert();

      awaitState(stand, alert, "SENT");

      assertThat(messageIds()).containsExactly("<" + alert.id() + ".mail@objector.example>");
    }
  }

  @Test
  void aRestartSendsNothingTwice(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      Notifier first = stand.notifier("1", port());
      Alert before = stand.alert();
      awaitState(stand, before, "SENT");
      first.close();

      stand.notifier("1", port());
      Alert after = stand.alert();
      awaitState(stand, after, "SENT");

      assertThat(messageIds())
          .containsExactly(
              "<" + before.id() + ".mail@objector.example>",
              "<" + after.id() + ".mail@objector.example>");
    }
  }

  @Test
  void whatAKillInterruptedIsUncertainAndIsNotSentAgain(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data);
        SilentRelay silent = new SilentRelay()) {
      Alert interrupted = stand.alert();
      Process killed = NotifierProcess.start(stand, "1", silent.port());
      assertThat(silent.tookAMail()).isTrue();
      awaitState(stand, interrupted, "SENDING");
      killed.destroyForcibly().waitFor();

      stand.notifier("1", port());
      Alert next = stand.alert();

      awaitState(stand, next, "SENT");
      awaitState(stand, interrupted, "UNCERTAIN");
      assertThat(messageIds()).containsExactly("<" + next.id() + ".mail@objector.example>");
    }
  }

  @Test
  void ofAKilledBatchOnlyWhatWasBegunIsUncertainAndTheRestIsSent(@TempDir Path data)
      throws Exception {
    try (NotifierStand stand = new NotifierStand(data);
        SilentRelay silent = new SilentRelay()) {
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        alerts.add(stand.alert());
      }
      Process killed = NotifierProcess.start(stand, "1", silent.port());
      assertThat(silent.tookAMail()).isTrue();
      killed.destroyForcibly().waitFor();

      stand.notifier("1", port());
      await()
          .atMost(SOON)
          .until(() ->
              alerts.stream()
                  .map(stand::state)
                  .allMatch(state -> state.equals("SENT") || state.equals("UNCERTAIN")));

      long uncertain =
          alerts.stream().filter(alert -> stand.state(alert).equals("UNCERTAIN")).count();
      assertThat(uncertain).isBetween(1L, (long) Lane.ACCOUNTS.connections());
      assertThat(messageIds()).hasSize(30 - (int) uncertain).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLinkDoesNotWaitBehindThousandsOfPageMails(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      stand.news(4_000);
      Alert link = stand.link();
      stand.notifier("1", port());

      awaitState(stand, link, "SENT");

      Map<AlertId, Delivery> ledger = stand.ledger();
      Instant left = Objects.requireNonNull(ledger.get(link.id())).at();
      assertThat(
              ledger.values().stream()
                  .filter(entry -> entry.state() == Delivery.State.SENT)
                  .filter(entry -> entry.at().isBefore(left)))
          .hasSizeLessThan(3_000);
    }
  }

  @Test
  void whatTheOneGroupBeforeLanesHadEndedIsNotReadAgain(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      Alert before = stand.alert();
      stand.commitBeforeLanes();
      Alert after = stand.alert();

      stand.notifier("1", port());
      awaitState(stand, after, "SENT");

      assertThat(messageIds()).containsExactly("<" + after.id() + ".mail@objector.example>");
      assertThat(stand.state(before)).isEqualTo("nothing");
    }
  }

  @Test
  void aRelayThatIsDownIsSaidSoAndMailsLeaveWhenItIsBack(@TempDir Path data) throws Exception {
    int port = port();
    relay.stop();
    try (NotifierStand stand = new NotifierStand(data)) {
      Notifier notifier = stand.notifier("1", port);
      Alert alert = stand.alert();
      await()
          .atMost(SOON)
          .until(() -> notifier.health().stream().anyMatch(NotifierIT::isWithoutRelay));

      GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      back.start();
      try {
        awaitState(stand, alert, "SENT");
        assertThat(back.getReceivedMessages()).hasSize(1);
      } finally {
        back.stop();
      }
    }
  }

  @Test
  void severalInstancesSendEachAlertOnce(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      List<Alert> alerts = new ArrayList<>();
      stand.notifier("1", port());
      alerts.add(stand.alert());
      await().atMost(SOON).until(() -> stand.sent(alerts));
      Notifier second = stand.notifier("2", port());
      // Alerts keep coming while the second takes partitions over.
      long giveUp = System.nanoTime() + SOON.toNanos();
      while (!second.health().contains(Health.up("notifier.kafka"))) {
        assertThat(System.nanoTime()).as("the second is up in time").isLessThan(giveUp);
        alerts.add(stand.alert());
      }
      for (int i = 0; i < 20; i++) {
        alerts.add(stand.alert());
      }
      second.close();

      await().atMost(SOON).until(() -> stand.sent(alerts));
      assertThat(messageIds()).hasSameSizeAs(alerts).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRecordThatIsNoAlertIsPutAsideAndTheNextIsSent(@TempDir Path data) throws Exception {
    try (NotifierStand stand = new NotifierStand(data)) {
      stand.send(
          new ProducerRecord<>(
              Topics.ALERTS.name(), "nobody/nothing", "?".getBytes(StandardCharsets.US_ASCII)));
      stand.notifier("1", port());
      Alert alert = stand.alert();

      awaitState(stand, alert, "SENT");

      await()
          .atMost(SOON)
          .until(() -> stand.records(Topics.dead(Owner.NOTIFIER).name()).size() == 1);
    }
  }

  private static boolean isWithoutRelay(Health health) {
    return health.part().equals("notifier.mail") && health.state() == Health.State.DEGRADED;
  }

  private int port() {
    return relay.getSmtp().getPort();
  }

  private List<String> messageIds() {
    return Stream.of(relay.getReceivedMessages())
        .map(mail -> {
          try {
            return mail.getMessageID();
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  private static void awaitState(NotifierStand stand, Alert alert, String state) {
    await().atMost(SOON).until(() -> stand.state(alert).equals(state));
  }
}
