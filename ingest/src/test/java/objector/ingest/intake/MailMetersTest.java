package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailSource;
import objector.service.NoRoom;
import org.junit.jupiter.api.Test;

class MailMetersTest {
  private static final Instant NOW = Instant.parse("2026-07-28T10:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MailMeters mails = new MailMeters(meters);

  @Test
  void everyOutcomeIsThereBeforeTheFirstMail() {
    assertThat(meters.find("objector.mails").counters()).hasSize(7);
  }

  @Test
  void whatIsSaidOfAMailIsCounted() {
    mails.said(
        new MailRefused(EventId.random(), PersonId.random(), NOW, MailSource.SMTP, "too large"));

    assertThat(count("refused")).isEqualTo(1);
    assertThat(count("taken")).isZero();
  }

  @Test
  void aFullDiskIsToldFromAKafkaThatDoesNotAnswer() {
    DiskRoom full = new DiskRoom(() -> 1, 2, () -> NOW);
    FakeIntake fake = new FakeIntake();
    CountedIntake intake = new CountedIntake(new RoomyIntake(fake, full), mails, new Crowd());

    assertThatThrownBy(() -> intake.accept(PersonId.random(), MailSource.SMTP, new byte[] {1}, NOW))
        .isInstanceOf(NoRoom.class);

    assertThat(count("no-room")).isEqualTo(1);
    assertThat(count("put-off")).isZero();
  }

  @Test
  void judgingIsOnTheClock() {
    mails.timed(FixedJudge.unrelated()).judge(new byte[] {1}, NOW);

    assertThat(meters.get("objector.judging").timer().count()).isEqualTo(1);
  }

  private double count(String outcome) {
    return meters.get("objector.mails").tag("outcome", outcome).counter().count();
  }
}
