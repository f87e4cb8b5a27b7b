package objector.ingest.smtp;

import java.util.Locale;
import java.util.regex.Pattern;
import objector.events.Topics;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.intake.SettingRule;
import objector.service.ReturnPath;
import objector.service.TlsFiles;
import org.jspecify.annotations.Nullable;

/// Where mail is taken.
///
/// @param port 0 chooses a free one
/// @param domain people forward to TOKEN@ this domain
/// @param certified null: STARTTLS is not offered
/// @param returns tells whose mail came back; null: nobody's
public record SmtpSettings(
    String host,
    int port,
    String domain,
    int maxBytes,
    IntakeLimits limits,
    @Nullable TlsFiles certified,
    @Nullable ReturnPath returns) {
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

  public SmtpSettings {
    domain = domain.toLowerCase(Locale.ROOT);
    SettingRule.require(
        DOMAIN.matcher(domain).matches(), "mail.domain", "is not the name of a domain");
    SettingRule.requirePort(port, "smtp.port");
    SettingRule.require(
        maxBytes >= 1024 && maxBytes <= Topics.MAX_EVIDENCE_BYTES,
        "mail.max-bytes",
        "is not between 1024 and " + Topics.MAX_EVIDENCE_BYTES);
  }

  /// Takes no mail that comes back.
  public SmtpSettings(
      String host,
      int port,
      String domain,
      int maxBytes,
      IntakeLimits limits,
      @Nullable TlsFiles certified) {
    this(host, port, domain, maxBytes, limits, certified, null);
  }

  public SmtpSettings(String host, int port, String domain, int maxBytes) {
    this(host, port, domain, maxBytes, IntakeLimits.standard(), null);
  }
}
