package objector.ingest.smtp;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import objector.ingest.intake.Intake;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.Recipients;
import objector.service.TemporarilyUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all sessions share.
///
/// @param keptLarge one permit for each large mail that may be kept at once: it is asked for once
///   the mail is there, so that no slow sender holds one
record SmtpContext(
    SmtpSettings config,
    Recipients recipients,
    Intake intake,
    MailQuota quota,
    SmtpMemory memory,
    SmtpPace pace,
    Semaphore keptLarge,
    InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpContext.class);
  private static final int LARGE_AT_ONCE = 4;

  SmtpContext(
      SmtpSettings config,
      Recipients recipients,
      Intake intake,
      MailQuota quota,
      SmtpPace pace,
      InstantSource clock) {
    this(
        config,
        recipients,
        intake,
        quota,
        SmtpMemory.of(
            Runtime.getRuntime().maxMemory(),
            config.maxBytes(),
            config.limits().connectionsASource() > 0),
        pace,
        new Semaphore(LARGE_AT_ONCE, true),
        clock);
  }

  /// The sender is told in any case, also where the person cannot be just now.
  void refuse(PersonId person, String reason) {
    try {
      intake.refuse(person, MailSource.SMTP, reason, clock.instant());
    } catch (TemporarilyUnavailable e) {
      LOG.warn("A refusal could not be written down: Kafka does not answer");
    }
  }
}
