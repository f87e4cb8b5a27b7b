package objector.ingest;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import objector.events.MailSource;
import objector.events.PersonId;
import objector.ingest.IngestConfig.Smtp;

/// What all sessions share.
///
/// @param roomForLarge one permit for each large mail that may be in memory
record SmtpDesk(
    Smtp config,
    Recipients recipients,
    Intake intake,
    SmtpQuota quota,
    Semaphore roomForLarge,
    InstantSource clock) {
  private static final int LARGE_AT_ONCE = 4;

  static SmtpDesk of(Smtp config, Recipients recipients, Intake intake, InstantSource clock) {
    return new SmtpDesk(
        config,
        recipients,
        intake,
        new SmtpQuota(config.limits(), clock),
        new Semaphore(LARGE_AT_ONCE),
        clock);
  }

  void refuse(PersonId person, String reason) {
    intake.refuse(person, MailSource.SMTP, reason, clock.instant());
  }
}
