package objector.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import objector.events.KafkaAccess;
import objector.events.Topics;
import org.jspecify.annotations.Nullable;

/// What ingest needs to know before it starts.
///
/// @param imap null: no mailbox is polled
/// @param instance tells several instances apart, and stays the same over a restart
public record IngestConfig(
    KafkaAccess kafka,
    Smtp smtp,
    Http http,
    @Nullable Imap imap,
    Pages pages,
    String instance,
    Clock clock) {
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

  public IngestConfig {
    require(!instance.isBlank(), "instance", "is missing");
  }

  /// Where mail is taken.
  ///
  /// @param port 0 chooses a free one
  /// @param domain people forward to TOKEN@ this domain
  public record Smtp(String host, int port, String domain, int maxBytes) {
    public Smtp {
      domain = domain.toLowerCase(Locale.ROOT);
      require(DOMAIN.matcher(domain).matches(), "mail.domain", "is not the name of a domain");
      requirePort(port, "smtp.port");
      require(
          maxBytes >= 1024 && maxBytes <= Topics.MAX_EVIDENCE_BYTES,
          "mail.max-bytes",
          "is not between 1024 and " + Topics.MAX_EVIDENCE_BYTES);
    }
  }

  /// The internal port.
  ///
  /// @param port 0 chooses a free one
  /// @param token what callers must bear
  public record Http(String host, int port, String token) {
    public Http {
      requirePort(port, "ingest.port");
      require(token.length() >= 16, "service token", "is shorter than 16 characters");
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// A mailbox to poll.
  ///
  /// @param tls from the first byte; without it, STARTTLS is used where the server offers it
  public record Imap(
      String host,
      int port,
      boolean tls,
      String user,
      String password,
      String folder,
      Duration interval) {
    public Imap {
      require(!host.isBlank(), "imap.host", "is missing");
      requirePort(port, "imap.port");
      require(!user.isBlank(), "imap.user", "is missing");
      require(!folder.isBlank(), "imap.folder", "is missing");
      require(interval.isPositive(), "imap.interval", "is not a length of time");
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// Which pages are looked at.
  ///
  /// @param watch whether the programmes' own pages are looked at
  /// @param folder declarations of further pages, one a file; looked at in any case
  /// @param interval instead of each page's own
  /// @param allowLoopback pages on this machine may be looked at: tests and the demo
  public record Pages(
      boolean watch, @Nullable Path folder, @Nullable Duration interval, boolean allowLoopback) {
    public Pages {
      require(
          interval == null || interval.isPositive(), "pages.interval", "is not a length of time");
    }

    public static Pages none() {
      return new Pages(false, null, null, false);
    }
  }

  private static void requirePort(int port, String setting) {
    require(port >= 0 && port <= 65_535, setting, "is not a port");
  }

  private static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Setting " + setting + " " + problem + ".");
    }
  }
}
