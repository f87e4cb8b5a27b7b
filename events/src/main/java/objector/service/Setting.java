package objector.service;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every setting there is, with its default. In a file as `web.port=8080`, in the environment as
/// `OBJECTOR_WEB_PORT=8080`; the environment wins.
public enum Setting {
  DATA_FOLDER("data.folder", null, "where the embedded Kafka, the stores and the outbox lie"),

  DISK_RESERVE_MB(
      "disk.reserve-mb",
      "512",
      "megabytes that stay free on the data folder's disk: below, mail waits with its senders"
          + " (`up` only; 0: never)"),

  KAFKA_BOOTSTRAP(
      "kafka.bootstrap",
      "localhost:9092",
      "host:port of Kafka, comma-separated; `up` brings its own"),
  KAFKA_PARTITIONS(
      "kafka.partitions",
      "4",
      "partitions of every topic, fixed at the first start; 48 for an organisation"),
  KAFKA_REPLICATION("kafka.replication", "1", "copies of every topic; 3 on a cluster"),
  KAFKA_CLIENT_FILE(
      "kafka.client-file",
      null,
      "a properties file with TLS and SASL settings for Kafka's clients"),

  SECRETS_FILE(
      "secrets.file",
      null,
      "where keys are kept, mode 600, made at first start; default: `secrets` in the"
          + " data folder"),
  SECRETS_KEY(
      "secrets.key",
      null,
      "instead of the file: at least 32 characters from which all keys are derived; the same for"
          + " every service"),

  MAIL_DOMAIN("mail.domain", "localhost", "people forward to TOKEN@ this domain"),
  MAIL_MAX_BYTES("mail.max-bytes", "10485760", "the largest mail that is taken"),
  MAIL_PER_HOUR("mail.per-hour", "300", "mails that one person gets within an hour; 0: no limit"),
  SMTP_HOST("smtp.host", "0.0.0.0", "the address on which mail is taken"),
  SMTP_PORT("smtp.port", "2525", "the port on which mail is taken"),
  SMTP_CERTIFICATE(
      "smtp.certificate",
      null,
      "a PEM file with the certificate and its chain: STARTTLS is offered; read anew when it"
          + " changes"),
  SMTP_KEY("smtp.key", null, "a PEM file with the certificate's key, PKCS #8 without a password"),
  SMTP_CONNECTIONS("smtp.connections", "12000", "connections of mail servers at once"),
  SMTP_SOURCE_CONNECTIONS(
      "smtp.source-connections",
      "50",
      "of these from one address; 0: no limit, as behind a mail server of your own"),
  SMTP_SOURCE_MAILS(
      "smtp.source-mails", "2000", "mails that one address brings within an hour; 0: no limit"),
  INGEST_HOST("ingest.host", "127.0.0.1", "the address of ingest's internal port"),
  INGEST_PORT("ingest.port", "8181", "ingest's internal port"),
  INGEST_MAIL_TOKEN(
      "ingest.mail-token",
      null,
      "with this token, at least 16 characters, a mail server or mail worker may hand over mails on"
          + " ingest's port"),
  INGEST_URL(
      "ingest.url",
      "http://127.0.0.1:8181",
      "where web-ui and the notifier find ingest's internal port"),

  IMAP_HOST("imap.host", null, "a mailbox to poll; none when absent"),
  IMAP_PORT("imap.port", "993", "the mailbox's port"),
  IMAP_TLS("imap.tls", "true", "TLS from the first byte"),
  IMAP_USER("imap.user", null, "the mailbox's user"),
  IMAP_PASSWORD("imap.password", null, "the mailbox's password"),
  IMAP_FOLDER("imap.folder", "INBOX", "the folder to poll"),
  IMAP_INTERVAL(
      "imap.interval",
      "60s",
      "the pause between two polls; a server with IDLE says at once when mail comes"),
  IMAP_FILE(
      "imap.file",
      null,
      "a properties file with more mailboxes: NAME.host, NAME.user and so on, with the defaults"
          + " above"),

  PAGES_WATCH("pages.watch", "true", "whether Meta's pages are looked at"),
  PAGES_FOLDER("pages.folder", null, "a folder with declarations of further pages"),
  PAGES_INTERVAL(
      "pages.interval", null, "looks at every page this often, instead of as its declaration says"),
  PAGES_BROWSER(
      "pages.browser",
      "auto",
      "Chromium for pages that need their scripts: `auto` (where it is installed), `none`, or a"
          + " path"),
  PAGES_NODE("pages.node", "auto", "Node.js, which drives it: `auto`, or a path"),
  PAGES_BLIND_ALERT(
      "pages.blind-alert",
      "24h",
      "a page that was not seen for so long is mailed to `operator.address`"),
  PAGES_ALLOW_LOOPBACK(
      "pages.allow-loopback", "false", "for tests: pages on this machine may be looked at"),

  SENDER_HOST(
      "sender.host",
      null,
      "the SMTP relay for outgoing mail, or several with commas between them, each perhaps with its"
          + " `:port`: the first that answers; without one, mails go to the outbox folder"),
  SENDER_PORT("sender.port", "587", "the relay's port"),
  SENDER_TLS("sender.tls", "starttls", "`starttls`, `tls` or `none`"),
  SENDER_USER("sender.user", null, "the relay's user"),
  SENDER_PASSWORD("sender.password", null, "the relay's password"),
  SENDER_FROM(
      "sender.from", null, "the From address of our mails; default: objector@ the mail domain"),
  SENDER_DOMAIN_PER_MINUTE(
      "sender.domain-per-minute",
      "600",
      "mails to one domain within a minute, but for links and codes that somebody waits for; 0: no"
          + " limit"),
  SENDER_DOMAIN_CONNECTIONS(
      "sender.domain-connections",
      "0",
      "mails to one domain that are being sent at the same time, but for links and codes; 0: as"
          + " many as there are lines to the relay, which for most relays is right"),
  SENDER_CONFIRMATIONS_PER_HOUR(
      "sender.confirmations-per-hour",
      "1000",
      "mails within an hour that ask somebody to confirm their address, all together;"
          + " `operator.address` is mailed when more are asked for; 0: no limit"),
  SENDER_DKIM_KEY(
      "sender.dkim-key",
      null,
      "a PEM file with a private key, RSA or Ed25519, PKCS #8 without a password: mails are signed"
          + " with it (DKIM)"),
  SENDER_DKIM_SELECTOR(
      "sender.dkim-selector",
      "objector",
      "the public key lies in the DNS at this name before `._domainkey.` and the domain"),
  SENDER_DKIM_DOMAIN(
      "sender.dkim-domain", null, "the domain that signs; default: that of `sender.from`"),

  WEB_HOST("web.host", "0.0.0.0", "the address of the web pages"),
  WEB_PORT("web.port", "8080", "the port of the web pages"),
  WEB_URL(
      "web.url",
      null,
      "how people reach the web pages; default: http (or https, with a certificate) ://localhost:"
          + " and the port"),

  WEB_CERTIFICATE(
      "web.certificate",
      null,
      "a PEM file with the certificate and its chain: the pages come by TLS; read anew when it"
          + " changes"),
  WEB_KEY("web.key", null, "a PEM file with the certificate's key, PKCS #8 without a password"),
  WEB_TRUSTED_PROXIES(
      "web.trusted-proxies",
      "127.0.0.0/8, ::1",
      "addresses and networks of your own proxies: these alone are believed when `X-Forwarded-For`"
          + " or RFC 7239's header says for whom they ask"),
  WEB_CONNECTIONS("web.connections", "12000", "connections to the web pages at once"),
  WEB_SOURCE_CONNECTIONS(
      "web.source-connections",
      "200",
      "of these from one address, or one IPv6 network, but for trusted proxies; 0: no limit"),

  TRACKER_PORT("tracker.port", "8182", "the tracker's health port"),
  TRACKER_THREADS("tracker.threads", "1", "Kafka Streams threads of the tracker"),
  TRACKER_STANDBYS(
      "tracker.standbys",
      "0",
      "copies of the tracker's stores that other instances keep, to take over at once"),
  NOTIFIER_PORT("notifier.port", "8183", "the notifier's health port"),
  HEALTH_HOST("health.host", "127.0.0.1", "the address of the health ports"),

  LOG_FORMAT("log.format", "text", "the log's lines: `text`, or `json` with an object a line"),

  INSTANCE(
      "instance",
      null,
      "tells several instances of a service apart; default: made once and kept in the data folder,"
          + " or the machine's name where nothing can be kept"),
  OPERATOR_ADDRESS("operator.address", null, "whoever runs this is mailed there of trouble"),
  OPERATOR_NAME(
      "operator.name",
      null,
      "who runs this installation, as people should read it; default: the mail domain"),
  OPERATOR_CONTACT(
      "operator.contact",
      null,
      "the e-mail address for people's questions about their data, shown on /privacy"),
  OPERATOR_IMPRINT(
      "operator.imprint",
      null,
      "the imprint on /privacy: name, postal address and so on, with `//` between its lines"),
  OPERATOR_COUNTRY(
      "operator.country",
      null,
      "the country of whoever runs this, two letters: /privacy names its authority"),
  OPERATOR_HOSTING(
      "operator.hosting", null, "whose machines these are, where not one's own; named on /privacy"),
  OPERATOR_RELAY(
      "operator.relay",
      null,
      "who delivers our mails, named on /privacy; default: the host of the relay"),
  OPERATOR_TOKEN(
      "operator.token",
      null,
      "opens /operator, and /metrics on the pages' port, at least 16 characters; default: one made"
          + " at each start, told in the terminal or log"),
  OPERATOR_IDENTITY_HEADER(
      "operator.identity-header",
      null,
      "the header in which your own proxy says who asks; believed of `web.trusted-proxies` only,"
          + " which then must not hold what others run on"),
  OPERATOR_IDENTITIES(
      "operator.identities",
      null,
      "whom that header lets in to /operator, with commas between them"),
  OPERATOR_PARTS(
      "operator.parts",
      null,
      "for web-ui alone: where the other parts' reports are, as `http://host:port` of their"
          + " internal or health ports, with commas between them");

  private final String key;
  private final @Nullable String fallback;
  private final String meaning;

  Setting(String key, @Nullable String fallback, String meaning) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  public String key() {
    return key;
  }

  public Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  public String meaning() {
    return meaning;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
