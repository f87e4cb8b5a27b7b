package objector.notifier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import objector.address.EmailAddress;
import objector.kafka.KafkaAccess;
import objector.notifier.letter.DkimSigner;
import objector.notifier.smtp.Sending;
import org.jspecify.annotations.Nullable;

/// What the notifier needs to know before it starts.
///
/// @param webUrl how people reach the web pages, for links
/// @param from the address that mails come from
/// @param mailDomain what Message-IDs end in
/// @param sending how mails leave
/// @param linkKey signs the links in mails; web-ui checks them by the same
/// @param operatorName who runs this, as people should read it
/// @param instance tells several instances apart, and stays the same over a restart
/// @param operator whom to mail of trouble; null: nobody
/// @param folder where is noted how far a batch has come; null: after a crash the whole batch is
///   uncertain
/// @param limits how many mails go at most
/// @param dkim signs what leaves; null: the relay does, or nobody
/// @param ingest is told whose mailbox is gone; null: nobody is
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NotifierConfig(
    KafkaAccess kafka,
    URI webUrl,
    String from,
    String mailDomain,
    Sending sending,
    byte[] linkKey,
    String operatorName,
    String instance,
    Clock clock,
    @Nullable Operator operator,
    @Nullable Path folder,
    Limits limits,
    @Nullable DkimSigner dkim,
    @Nullable Ingest ingest) {
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  public NotifierConfig {
    String scheme = webUrl.getScheme();
    require(
        webUrl.getHost() != null && ("http".equals(scheme) || "https".equals(scheme)),
        "web.url",
        "is not an http or https address");
    from = readAddress(from, "sender.from");
    require(DOMAIN.matcher(mailDomain).matches(), "mail.domain", "is not the name of a domain");
    require(linkKey.length >= 32, "secrets.key", "gives a link key shorter than 32 bytes");
    require(!operatorName.isBlank(), "operator.name", "is empty");
    require(INSTANCE.matcher(instance).matches(), "instance", "must match " + INSTANCE);
    linkKey = linkKey.clone();
  }

  /// Nobody is mailed of trouble.
  public NotifierConfig(
      KafkaAccess kafka,
      URI webUrl,
      String from,
      String mailDomain,
      Sending sending,
      byte[] linkKey,
      String operatorName,
      String instance,
      Clock clock) {
    this(
        kafka,
        webUrl,
        from,
        mailDomain,
        sending,
        linkKey,
        operatorName,
        instance,
        clock,
        null,
        null);
  }

  /// As many mails as there are, unsigned.
  public NotifierConfig(
      KafkaAccess kafka,
      URI webUrl,
      String from,
      String mailDomain,
      Sending sending,
      byte[] linkKey,
      String operatorName,
      String instance,
      Clock clock,
      @Nullable Operator operator,
      @Nullable Path folder) {
    this(
        kafka,
        webUrl,
        from,
        mailDomain,
        sending,
        linkKey,
        operatorName,
        instance,
        clock,
        operator,
        folder,
        Limits.NONE,
        null,
        null);
  }

  /// How many mails go at most; 0: as many as there are.
  ///
  /// @param domainPerMinute to one domain, but for links and codes
  /// @param confirmationsPerHour that ask somebody to confirm their address, all together
  /// @param domainConnections mails to one domain that are being sent at once, of each lane but
  ///   links and codes
  public record Limits(int domainPerMinute, int confirmationsPerHour, int domainConnections) {
    public static final Limits NONE = new Limits(0, 0, 0);

    public Limits {
      require(domainPerMinute >= 0, "sender.domain-per-minute", "is less than 0");
      require(confirmationsPerHour >= 0, "sender.confirmations-per-hour", "is less than 0");
      require(domainConnections >= 0, "sender.domain-connections", "is less than 0");
    }
  }

  /// Ingest's internal port.
  ///
  /// @param url may throw [IllegalStateException] as long as it is not known
  public record Ingest(Supplier<URI> url, String token) {
    @Override
    public String toString() {
      return "ingest's internal port";
    }
  }

  /// Whoever runs this.
  ///
  /// @param patience a page that was not seen for so long is told
  public record Operator(String address, Duration patience) {
    public Operator {
      address = readAddress(address, "operator.address");
      require(patience.isPositive(), "pages.blind-alert", "is not a length of time");
    }
  }

  /// As it goes over the wire.
  private static String readAddress(String typed, String setting) {
    return EmailAddress.of(typed)
        .map(EmailAddress::toString)
        .orElseThrow(
            () -> new IllegalArgumentException("Setting " + setting + " is not a mail address."));
  }

  private static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Setting " + setting + " " + problem + ".");
    }
  }
}
