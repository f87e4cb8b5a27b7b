package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailSource;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailIntakeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] MAIL =
      "Subject: invented\r\n\r\nHello".getBytes(StandardCharsets.UTF_8);

  private final PersonId anna = PersonId.random();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aMailIsKeptWithAllThatJudgingNeeds() {
    MockProducer<String, byte[]> kafka = kafka(true);

    EventId id = intake(kafka).accept(anna, MailSource.IMAP, MAIL, NOW);

    ProducerRecord<String, byte[]> kept = kafka.history().getFirst();
    KeptMail mail = KeptMail.of(KeptMailTest.read(kept, 3, 17));
    assertThat(kafka.history()).hasSize(1);
    assertThat(mail.id()).isEqualTo(id);
    assertThat(mail.person()).isEqualTo(anna);
    assertThat(mail.source()).isEqualTo(MailSource.IMAP);
    assertThat(mail.at()).isEqualTo(NOW);
    assertThat(mail.raw()).isEqualTo(MAIL);
    assertThat(mail.evidence().partition()).isEqualTo(3);
    assertThat(mail.evidence().offset()).isEqualTo(17);
    assertThat(mail.evidence().isOf(MAIL)).isTrue();
  }

  @Test
  void nothingIsSaidBeforeTheEvidenceIsAcknowledged() throws Exception {
    MockProducer<String, byte[]> kafka = kafka(false);
    MailIntake intake = intake(kafka);

    CompletableFuture<EventId> accepted =
        CompletableFuture.supplyAsync(
            () -> intake.accept(anna, MailSource.SMTP, MAIL, NOW), threads);

    awaitSent(kafka, 1);
    assertThat(accepted).isNotDone();
    assertThat(kafka.completeNext()).isTrue();
    assertThat(accepted.get()).isEqualTo(EventId.of("mail", anna, Evidence.sha256(MAIL)));
  }

  @Test
  void aScreenshotIsNoMailToBeJudged() {
    MockProducer<String, byte[]> kafka = kafka(true);

    Evidence kept = intake(kafka).keep(anna, MAIL);

    ProducerRecord<String, byte[]> record = kafka.history().getFirst();
    assertThat(record.key()).isEqualTo(kept.id().value());
    assertThat(KeptMail.isOne(KeptMailTest.read(record, 0, 0))).isFalse();
  }

  @Test
  void evidenceThatKafkaDoesNotTakeIsNotSpokenOf() {
    MockProducer<String, byte[]> kafka = kafka(false);
    kafka.sendException = new TimeoutException("no broker");
    MailIntake intake = intake(kafka);

    assertThatThrownBy(() -> intake.accept(anna, MailSource.SMTP, MAIL, NOW))
        .isInstanceOf(TemporarilyUnavailable.class);

    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void aSilentKafkaIsNotWaitedForForEver() {
    MailIntake intake = new MailIntake(kafka(false), Duration.ofMillis(50));

    assertThatThrownBy(() -> intake.accept(anna, MailSource.SMTP, MAIL, NOW))
        .isInstanceOf(TemporarilyUnavailable.class);
  }

  @Test
  void theSameMailAgainIsTheSameEventAndKeptOnce() {
    MockProducer<String, byte[]> kafka = kafka(true);
    MailIntake intake = intake(kafka);
    EventId first = intake.accept(anna, MailSource.SMTP, MAIL, NOW);

    EventId second = intake.accept(anna, MailSource.UPLOAD, MAIL, NOW.plusSeconds(60));

    assertThat(second).isEqualTo(first);
    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void aMailThatKafkaRefusedOnceIsWrittenWhenItComesAgain() {
    MockProducer<String, byte[]> kafka = kafka(true);
    kafka.sendException = new TimeoutException("no broker");
    MailIntake intake = intake(kafka);
    assertThatThrownBy(() -> intake.accept(anna, MailSource.SMTP, MAIL, NOW))
        .isInstanceOf(TemporarilyUnavailable.class);
    kafka.sendException = null;

    intake.accept(anna, MailSource.SMTP, MAIL, NOW);

    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void aPersonHearsOfRefusedMailOnceADay() {
    MockProducer<String, byte[]> kafka = kafka(true);
    MailIntake intake = intake(kafka);

    for (int i = 0; i < 100; i++) {
      intake.refuse(anna, MailSource.SMTP, "too-large", NOW.plusSeconds(i));
    }
    intake.refuse(anna, MailSource.SMTP, "too-large", NOW.plus(Duration.ofDays(1)));

    List<MailRefused> events =
        kafka.history().stream()
            .map(record -> (MailRefused) Topics.MAIL.decode(record.value()))
            .toList();
    assertThat(events).extracting(MailRefused::reason).containsExactly("too-large", "too-large");
  }

  @Test
  void aRefusalThatKafkaDoesNotTakeIsSaidAndWrittenWhenItComesAgain() {
    MockProducer<String, byte[]> kafka = kafka(true);
    kafka.sendException = new TimeoutException("no broker");
    MailIntake intake = intake(kafka);
    assertThatThrownBy(() -> intake.refuse(anna, MailSource.IMAP, "too-large", NOW))
        .isInstanceOf(TemporarilyUnavailable.class);
    kafka.sendException = null;

    intake.refuse(anna, MailSource.IMAP, "too-large", NOW);

    assertThat(kafka.history()).hasSize(1);
  }

  private MailIntake intake(MockProducer<String, byte[]> kafka) {
    return new MailIntake(kafka, Duration.ofSeconds(10));
  }

  private static MockProducer<String, byte[]> kafka(boolean acknowledges) {
    return new MockProducer<>(
        acknowledges, null, new StringSerializer(), new ByteArraySerializer());
  }

  private static void awaitSent(MockProducer<String, byte[]> kafka, int records)
      throws InterruptedException {
    for (int i = 0; i < 500 && kafka.history().size() < records; i++) {
      Thread.sleep(10);
    }
    assertThat(kafka.history()).hasSize(records);
  }
}
