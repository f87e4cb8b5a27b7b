package objector.ingest;

import java.time.Clock;
import java.util.List;
import objector.ingest.http.InternalPortSettings;
import objector.ingest.imap.ImapSettings;
import objector.ingest.intake.DiskRoom;
import objector.ingest.intake.SettingRule;
import objector.ingest.smtp.SmtpSettings;
import objector.ingest.watch.WatchSettings;
import objector.kafka.KafkaAccess;

/// What ingest needs to know before it starts.
///
/// @param mailboxes that are polled
/// @param room on the disk that Kafka writes to
/// @param instance tells several instances apart, and stays the same over a restart
public record IngestConfig(
    KafkaAccess kafka,
    SmtpSettings smtp,
    InternalPortSettings http,
    List<ImapSettings> mailboxes,
    WatchSettings pages,
    String instance,
    DiskRoom room,
    Clock clock) {
  public IngestConfig {
    mailboxes = List.copyOf(mailboxes);
    SettingRule.require(!instance.isBlank(), "instance", "is missing");
  }
}
