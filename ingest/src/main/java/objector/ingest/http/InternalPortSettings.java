package objector.ingest.http;

import objector.ingest.intake.SettingRule;
import org.jspecify.annotations.Nullable;

/// The internal port.
///
/// @param port 0 chooses a free one
/// @param token what callers must bear
/// @param mailToken what a mail server or mail worker must bear that only hands over mails; null:
///   none may
public record InternalPortSettings(
    String host, int port, String token, @Nullable String mailToken) {
  public InternalPortSettings {
    SettingRule.requirePort(port, "ingest.port");
    SettingRule.require(token.length() >= 16, "service token", "is shorter than 16 characters");
    SettingRule.require(
        mailToken == null || mailToken.length() >= 16,
        "ingest.mail-token",
        "is shorter than 16 characters");
  }

  public InternalPortSettings(String host, int port, String token) {
    this(host, port, token, null);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
