package objector.ingest.intake;

import java.time.Duration;

/// How much strangers may take up. 0 means as much as they like.
///
/// @param connections open at once, never 0
/// @param connectionsASource open at once from one address (IPv6: one /64 network)
/// @param mailsASource within an hour
/// @param mailsAPerson within an hour
/// @param tarpit how long the answer to the first unknown address waits; it doubles each time
public record IntakeLimits(
    int connections, int connectionsASource, int mailsASource, int mailsAPerson, Duration tarpit) {
  public static final Duration TARPIT = Duration.ofMillis(100);

  public IntakeLimits {
    SettingRule.require(connections > 0, "smtp.connections", "is not a number above 0");
    SettingRule.require(connectionsASource >= 0, "smtp.source-connections", "is not a number");
    SettingRule.require(mailsASource >= 0, "smtp.source-mails", "is not a number");
    SettingRule.require(mailsAPerson >= 0, "mail.per-hour", "is not a number");
  }

  /// What the settings say by default.
  public static IntakeLimits standard() {
    return new IntakeLimits(12_000, 50, 2_000, 300, TARPIT);
  }
}
