package objector.launcher.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import objector.ingest.Ingest;
import objector.ingest.IngestConfig;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.http.InternalPortSettings;
import objector.ingest.intake.DiskRoom;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.smtp.SmtpSettings;
import objector.ingest.watch.WatchSettings;
import objector.kafka.KafkaAccess;
import objector.notifier.Notifier;
import objector.notifier.NotifierConfig;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.ReturnPath;
import objector.service.Secrets;
import objector.service.Secrets.Purpose;
import objector.service.Service;
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
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// Makes each service from the settings: here, and in `KafkaSettings`, `MailboxSettings`,
/// `SenderSettings` and `WebSettings`, settings become configurations, and nowhere else.
public final class ServiceFactory {
  private final Settings settings;
  private final KafkaAccess kafka;
  private final Path data;
  private final Secrets secrets;
  private final Clock clock;
  private final String instance;
  private final Telemetry telemetry;
  private final SenderSettings sender;
  private final WebSettings web;
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
    this.sender = new SenderSettings(settings, data.resolve("outbox"));
    this.web = new WebSettings(settings);
    this.clock = clock;
    this.instance = InstanceName.of(settings, data, Optional.ofNullable(System.getenv("HOSTNAME")));
  }

  /// What is told to whoever watches over a service.
  public Monitoring monitoring(Service service) {
    return new Monitoring(
        service.name(), service::health, telemetry, secrets.token(Purpose.SERVICE_TOKEN), clock);
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
    return counted(() ->
        new Notifier(
            new NotifierConfig(
                kafka,
                pages,
                sender.from(),
                settings.text(Setting.MAIL_DOMAIN),
                sender.sending(),
                secrets.key(Purpose.LINK),
                operator(),
                instance,
                clock,
                sender.toldOfTrouble(),
                data.resolve("notifier"),
                sender.limits(),
                sender.signer(),
                new NotifierConfig.Ingest(ingest, secrets.token(Purpose.SERVICE_TOKEN))),
            words,
            programmes,
            telemetry.meters()));
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
                web.server(tls(Setting.WEB_CERTIFICATE, Setting.WEB_KEY)),
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
                web.facts(),
                instance,
                settings.text(Setting.MAIL_DOMAIN),
                web.console(operatorToken, everything == null),
                pagesFolder(),
                clock),
            programmes,
            words,
            everything,
            telemetry));
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

  private @Nullable TlsFiles tls(Setting certificate, Setting key) {
    return settings
        .optional(certificate)
        .map(file -> new TlsFiles(Path.of(file), Path.of(settings.text(key))))
        .orElse(null);
  }

  public boolean relayed() {
    return sender.isRelayed();
  }

  Path outbox() {
    return sender.outbox();
  }

  /// Where nobody said their name, the domain is a name in every language.
  private String operator() {
    return settings.optional(Setting.OPERATOR_NAME).orElse(settings.text(Setting.MAIL_DOMAIN));
  }

  private <S extends Service> S counted(Supplier<S> making) {
    S service = Refusal.told(making);
    HealthMeters.bind(telemetry.meters(), service.name(), service::health);
    return service;
  }
}
