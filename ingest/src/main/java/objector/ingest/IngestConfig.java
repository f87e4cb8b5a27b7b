package objector.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.KafkaAccess;
import objector.events.Topics;
import objector.ingest.page.BrowserParts;
import org.jspecify.annotations.Nullable;

/// What ingest needs to know before it starts.
///
/// @param mailboxes that are polled
/// @param instance tells several instances apart, and stays the same over a restart
public record IngestConfig(
    KafkaAccess kafka,
    Smtp smtp,
    Http http,
    List<Imap> mailboxes,
    Pages pages,
    String instance,
    Clock clock) {
  public static final Duration TARPIT = Duration.ofMillis(100);

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

  public IngestConfig {
    mailboxes = List.copyOf(mailboxes);
    require(!instance.isBlank(), "instance", "is missing");
  }

  /// Where mail is taken.
  ///
  /// @param port 0 chooses a free one
  /// @param domain people forward to TOKEN@ this domain
  /// @param certified null: STARTTLS is not offered
  public record Smtp(
      String host,
      int port,
      String domain,
      int maxBytes,
      Limits limits,
      @Nullable Certified certified) {
    public Smtp {
      domain = domain.toLowerCase(Locale.ROOT);
      require(DOMAIN.matcher(domain).matches(), "mail.domain", "is not the name of a domain");
      requirePort(port, "smtp.port");
      require(
          maxBytes >= 1024 && maxBytes <= Topics.MAX_EVIDENCE_BYTES,
          "mail.max-bytes",
          "is not between 1024 and " + Topics.MAX_EVIDENCE_BYTES);
    }

    public Smtp(String host, int port, String domain, int maxBytes) {
      this(host, port, domain, maxBytes, Limits.standard(), null);
    }
  }

  /// How much strangers may take up. 0 means as much as they like.
  ///
  /// @param connections open at once, never 0
  /// @param connectionsASource open at once from one address (IPv6: one /64 network)
  /// @param mailsASource within an hour
  /// @param mailsAPerson within an hour
  /// @param tarpit how long the answer to the first unknown address waits; it doubles each time
  public record Limits(
      int connections,
      int connectionsASource,
      int mailsASource,
      int mailsAPerson,
      Duration tarpit) {
    public Limits {
      require(connections > 0, "smtp.connections", "is not a number above 0");
      require(connectionsASource >= 0, "smtp.source-connections", "is not a number");
      require(mailsASource >= 0, "smtp.source-mails", "is not a number");
      require(mailsAPerson >= 0, "mail.per-hour", "is not a number");
    }

    /// What the settings say by default.
    public static Limits standard() {
      return new Limits(12_000, 50, 2_000, 300, TARPIT);
    }
  }

  /// PEM files: the certificate with its chain, and its key.
  public record Certified(Path certificate, Path key) {}

  /// The internal port.
  ///
  /// @param port 0 chooses a free one
  /// @param token what callers must bear
  /// @param mailToken what a mail server or mail worker must bear that only hands over mails; null:
  ///   none may
  public record Http(String host, int port, String token, @Nullable String mailToken) {
    public Http {
      requirePort(port, "ingest.port");
      require(token.length() >= 16, "service token", "is shorter than 16 characters");
      require(
          mailToken == null || mailToken.length() >= 16,
          "ingest.mail-token",
          "is shorter than 16 characters");
    }

    public Http(String host, int port, String token) {
      this(host, port, token, null);
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// A mailbox to poll.
  ///
  /// @param name how logs and health call it
  /// @param tls from the first byte; without it, STARTTLS is used where the server offers it
  public record Imap(
      String name,
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
  /// @param browser for pages that need their scripts; without one they cannot be looked at
  public record Pages(
      boolean watch,
      @Nullable Path folder,
      @Nullable Duration interval,
      boolean allowLoopback,
      Optional<BrowserParts> browser) {
    /// Without a browser.
    public Pages(
        boolean watch, @Nullable Path folder, @Nullable Duration interval, boolean allowLoopback) {
      this(watch, folder, interval, allowLoopback, Optional.empty());
    }

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
