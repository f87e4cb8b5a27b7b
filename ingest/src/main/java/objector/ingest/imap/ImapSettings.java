package objector.ingest.imap;

import java.time.Duration;
import objector.ingest.intake.SettingRule;

/// A mailbox to poll.
///
/// @param name how logs and health call it
/// @param tls from the first byte; without it, STARTTLS is used where the server offers it
public record ImapSettings(
    String name,
    String host,
    int port,
    boolean tls,
    String user,
    String password,
    String folder,
    Duration interval) {
  public ImapSettings {
    SettingRule.require(!host.isBlank(), "imap.host", "is missing");
    SettingRule.requirePort(port, "imap.port");
    SettingRule.require(!user.isBlank(), "imap.user", "is missing");
    SettingRule.require(!folder.isBlank(), "imap.folder", "is missing");
    SettingRule.require(interval.isPositive(), "imap.interval", "is not a length of time");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
