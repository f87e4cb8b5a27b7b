package objector.launcher.wiring;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import objector.ingest.Ingest;
import objector.ingest.IngestConfig;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.http.InternalPortSettings;
import objector.ingest.intake.DiskRoom;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.smtp.SmtpSettings;
import objector.ingest.watch.WatchSettings;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.notifier.Notifier;
import objector.notifier.NotifierConfig;
import objector.notifier.letter.DkimSigner;
import objector.notifier.smtp.Sending;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.ReturnPath;
import objector.service.Secrets;
import objector.service.Secrets.Purpose;
import objector.service.Service;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.service.TlsFiles;
import objector.telemetry.HealthMeters;
import objector.telemetry.Monitoring;
import objector.telemetry.Telemetry;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import objector.webui.WebUi;
import objector.webui.WebUiConfig;
import objector.webui.operator.OperatorConsole;
import objector.webui.page.OperatorFacts;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// Makes each service from the settings: the one place where settings become configurations.
public final class ServiceFactory {
  private final Settings settings;
  private final KafkaAccess kafka;
  private final Path data;
  private final Secrets secrets;
  private final Clock clock;
  private final String instance;
  private final Telemetry telemetry;
  private final Programmes programmes = Programmes.load();
  private final Translations words = Translations.load();

  /// @param telemetry counts what the services do
  public ServiceFactory(
      Settings settings, KafkaAccess kafka, Path data, Clock clock, Telemetry telemetry) {
    this.telemetry = telemetry;
    this.settings = settings;
    this.kafka = kafka;
    this.data = data;
    this.secrets = Secrets.of(settings, data.resolve("secrets"));
    this.clock = clock;
    this.instance = InstanceName.of(settings, data, Optional.ofNullable(System.getenv("HOSTNAME")));
  }

  /// What is told to whoever watches over a service.
  public Monitoring monitoring(Service service) {
    return new Monitoring(
        service.name(), service::health, telemetry, secrets.token(Purpose.SERVICE_TOKEN), clock);
  }

  /// Kafka as the settings name it, for services on a cluster.
  public static KafkaAccess kafka(Settings settings) {
    Map<String, String> security = new HashMap<>();
    settings
        .optional(Setting.KAFKA_CLIENT_FILE)
        .ifPresent(file ->
            read(Path.of(file))
                .forEach((key, value) -> security.put((String) key, (String) value)));
    return new KafkaAccess(settings.text(Setting.KAFKA_BOOTSTRAP), security);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "The file of kafka.client-file, " + file + ", cannot be read: " + e.getMessage(), e);
    }
  }

  /// The topics as the settings want them.
  ///
  /// @param flush where no second broker remembers what is acknowledged
  public static TopicSetup topics(Settings settings, boolean flush) {
    return said(() ->
        new TopicSetup(
            settings.number(Setting.KAFKA_PARTITIONS),
            (short) settings.number(Setting.KAFKA_REPLICATION),
            flush));
  }

  /// Mails and pages in.
  ///
  /// @param room on the disk that Kafka writes to
  public Ingest ingest(DiskRoom room) {
    return counted(() ->
        new Ingest(
            new IngestConfig(
                kafka,
                smtp(),
                new InternalPortSettings(
                    settings.text(Setting.INGEST_HOST),
                    settings.number(Setting.INGEST_PORT),
                    secrets.token(Purpose.SERVICE_TOKEN),
                    settings.optional(Setting.INGEST_MAIL_TOKEN).orElse(null)),
                MailboxSettings.of(settings),
                new WatchSettings(
                    settings.flag(Setting.PAGES_WATCH),
                    settings.optional(Setting.PAGES_FOLDER).map(Path::of).orElse(null),
                    settings.duration(Setting.PAGES_INTERVAL).orElse(null),
                    settings.flag(Setting.PAGES_ALLOW_LOOPBACK),
                    browser(settings)),
                instance,
                room,
                clock),
            telemetry));
  }

  private SmtpSettings smtp() {
    return new SmtpSettings(
        settings.text(Setting.SMTP_HOST),
        settings.number(Setting.SMTP_PORT),
        settings.text(Setting.MAIL_DOMAIN),
        settings.number(Setting.MAIL_MAX_BYTES),
        new IntakeLimits(
            settings.number(Setting.SMTP_CONNECTIONS),
            settings.number(Setting.SMTP_SOURCE_CONNECTIONS),
            settings.number(Setting.SMTP_SOURCE_MAILS),
            settings.number(Setting.MAIL_PER_HOUR),
            IntakeLimits.TARPIT),
        tls(Setting.SMTP_CERTIFICATE, Setting.SMTP_KEY),
        new ReturnPath(secrets.key(Purpose.LINK)));
  }

  /// What pages that need their scripts are looked at with.
  public static Optional<BrowserParts> browser(Settings settings) {
    return BrowserParts.find(
        settings.text(Setting.PAGES_BROWSER),
        settings.text(Setting.PAGES_NODE),
        System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
  }

  public Tracker tracker() {
    return counted(() ->
        new Tracker(
            new TrackerConfig(
                kafka,
                settings.number(Setting.KAFKA_PARTITIONS),
                data.resolve("state"),
                instance,
                settings.number(Setting.TRACKER_THREADS),
                settings.number(Setting.KAFKA_REPLICATION),
                settings.number(Setting.TRACKER_STANDBYS),
                TrackerConfig.DEFAULT_APPLICATION_ID,
                clock),
            telemetry.meters()));
  }

  /// Mails out.
  ///
  /// @param ingest its internal port, asked for when there is something to tell
  public Notifier notifier(URI pages, Supplier<URI> ingest) {
    String from =
        settings
            .optional(Setting.SENDER_FROM)
            .orElse("objector@" + settings.text(Setting.MAIL_DOMAIN));
    return counted(() ->
        new Notifier(
            new NotifierConfig(
                kafka,
                pages,
                from,
                settings.text(Setting.MAIL_DOMAIN),
                relayed() ? relays() : new Sending.Outbox(outbox()),
                secrets.key(Purpose.LINK),
                operator(),
                instance,
                clock,
                toldOfTrouble(),
                data.resolve("notifier"),
                new NotifierConfig.Limits(
                    settings.number(Setting.SENDER_DOMAIN_PER_MINUTE),
                    settings.number(Setting.SENDER_CONFIRMATIONS_PER_HOUR),
                    settings.number(Setting.SENDER_DOMAIN_CONNECTIONS)),
                settings.optional(Setting.SENDER_DKIM_KEY).map(key -> dkim(key, from)).orElse(null),
                new NotifierConfig.Ingest(ingest, secrets.token(Purpose.SERVICE_TOKEN))),
            words,
            programmes,
            telemetry.meters()));
  }

  private DkimSigner dkim(String file, String from) {
    String ours = from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String domain =
        settings.optional(Setting.SENDER_DKIM_DOMAIN).orElse(ours).toLowerCase(Locale.ROOT);
    if (!ours.equals(domain) && !ours.endsWith("." + domain)) {
      // Valid, and yet worth nothing: DMARC looks for the sender's own.
      throw new IllegalArgumentException(
          "Setting sender.dkim-domain is neither the domain of sender.from nor above it.");
    }
    try {
      return DkimSigner.of(
          domain,
          settings.text(Setting.SENDER_DKIM_SELECTOR),
          Files.readString(Path.of(file), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalArgumentException("Setting sender.dkim-key cannot be read.", e);
    }
  }

  private NotifierConfig.@Nullable Operator toldOfTrouble() {
    Duration patience = settings.duration(Setting.PAGES_BLIND_ALERT).orElse(Duration.ofDays(1));
    return settings
        .optional(Setting.OPERATOR_ADDRESS)
        .map(address -> new NotifierConfig.Operator(address, patience))
        .orElse(null);
  }

  private Sending.Relays relays() {
    return Sending.Relays.of(
        settings.text(Setting.SENDER_HOST),
        settings.number(Setting.SENDER_PORT),
        Sending.Tls.of(settings.text(Setting.SENDER_TLS)),
        settings.optional(Setting.SENDER_USER).orElse(null),
        settings.optional(Setting.SENDER_PASSWORD).orElse(null));
  }

  /// Whoever can read the log, or the terminal, may read the outbox: everybody's links are in it.
  public static String outboxToken() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// The pages.
  ///
  /// @param outboxToken opens the outbox; null where there is none
  /// @param operatorToken opens the operator's page
  /// @param everything the health of all parts, where one process has them; null: of the pages
  public WebUi webUi(
      URI pages,
      URI ingest,
      @Nullable String outboxToken,
      String operatorToken,
      @Nullable Supplier<List<Health>> everything) {
    return counted(() ->
        new WebUi(
            new WebUiConfig(
                web(),
                pages,
                kafka,
                secrets.key(Purpose.LOGIN_HASH),
                secrets.key(Purpose.SESSION),
                secrets.key(Purpose.LINK),
                ingest,
                secrets.token(Purpose.SERVICE_TOKEN),
                relayed() ? null : outbox(),
                outboxToken,
                operator(),
                facts(),
                instance,
                settings.text(Setting.MAIL_DOMAIN),
                console(operatorToken, everything == null),
                pagesFolder(),
                clock),
            programmes,
            words,
            everything,
            telemetry));
  }

  /// Who may see the operator's page.
  private OperatorConsole console(String token, boolean alone) {
    return new OperatorConsole(
        token,
        settings
            .optional(Setting.OPERATOR_IDENTITY_HEADER)
            .map(header -> header.strip().toLowerCase(Locale.ROOT))
            .orElse(null),
        Set.copyOf(listed(Setting.OPERATOR_IDENTITIES)),
        // One process has all parts, and asks itself.
        alone ? listed(Setting.OPERATOR_PARTS).stream().map(URI::create).toList() : List.of());
  }

  private List<String> listed(Setting setting) {
    return settings
        .optional(setting)
        .map(list ->
            Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList())
        .orElse(List.of());
  }

  /// What opens the operator's page: as set, or one for this start.
  public String operatorToken() {
    return settings.optional(Setting.OPERATOR_TOKEN).orElseGet(ServiceFactory::outboxToken);
  }

  /// Where what the pages read lies; null where there is no disk, as in a container without a
  /// volume: then it is read anew at each start, into memory.
  private @Nullable Path pagesFolder() {
    Path folder = data.resolve("pages");
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder) ? folder : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// How people reach the pages.
  public static URI pages(Settings settings) {
    String scheme = settings.optional(Setting.WEB_CERTIFICATE).isPresent() ? "https" : "http";
    return URI.create(
        settings
            .optional(Setting.WEB_URL)
            .orElse(scheme + "://localhost:" + settings.number(Setting.WEB_PORT)));
  }

  private WebServerSettings web() {
    return new WebServerSettings(
        settings.text(Setting.WEB_HOST),
        settings.number(Setting.WEB_PORT),
        TrustedProxies.of(settings.text(Setting.WEB_TRUSTED_PROXIES)),
        settings.number(Setting.WEB_CONNECTIONS),
        settings.number(Setting.WEB_SOURCE_CONNECTIONS),
        settings.number(Setting.MAIL_MAX_BYTES),
        settings
            .optional(Setting.OPERATOR_IDENTITY_HEADER)
            .map(header -> header.strip().toLowerCase(Locale.ROOT))
            .orElse(null),
        tls(Setting.WEB_CERTIFICATE, Setting.WEB_KEY));
  }

  private @Nullable TlsFiles tls(Setting certificate, Setting key) {
    return settings
        .optional(certificate)
        .map(file -> new TlsFiles(Path.of(file), Path.of(settings.text(key))))
        .orElse(null);
  }

  public boolean relayed() {
    return settings.optional(Setting.SENDER_HOST).isPresent();
  }

  Path outbox() {
    return data.resolve("outbox");
  }

  /// What people read on /privacy.
  private OperatorFacts facts() {
    return new OperatorFacts(
        settings.optional(Setting.OPERATOR_CONTACT).orElse(null),
        settings
            .optional(Setting.OPERATOR_IMPRINT)
            .map(lines -> List.of(lines.split("\\s*//\\s*", -1)))
            .orElse(List.of()),
        settings.optional(Setting.OPERATOR_COUNTRY).orElse(null),
        settings.optional(Setting.OPERATOR_HOSTING).orElse(null),
        settings
            .optional(Setting.OPERATOR_RELAY)
            .or(() -> settings.optional(Setting.SENDER_HOST))
            .orElse(null));
  }

  /// Where nobody said their name, the domain is a name in every language.
  private String operator() {
    return settings.optional(Setting.OPERATOR_NAME).orElse(settings.text(Setting.MAIL_DOMAIN));
  }

  private <S extends Service> S counted(Supplier<S> making) {
    S service = said(making);
    HealthMeters.bind(telemetry.meters(), service.name(), service::health);
    return service;
  }

  /// A configuration's refusal is something that the person at the terminal can mend.
  private static <T> T said(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
