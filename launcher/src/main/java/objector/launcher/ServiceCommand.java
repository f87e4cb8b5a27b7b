package objector.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import objector.ingest.intake.DiskRoom;
import objector.kafka.KafkaAccess;
import objector.kafka.StartPatience;
import objector.kafka.TopicSetup;
import objector.launcher.wiring.DataFolder;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaSettings;
import objector.launcher.wiring.ProcessLog;
import objector.launcher.wiring.ServiceFactory;
import objector.service.Health;
import objector.service.Service;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.telemetry.MonitoringPort;
import objector.telemetry.Telemetry;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// One service alone, on a Kafka that is somewhere else: what a container runs.
@Command(mixinStandardHelpOptions = true, versionProvider = JarVersion.class)
final class ServiceCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCommand.class);
  private static final int ANSWER_SECONDS = 5;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Part part;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, one a line, such as kafka.bootstrap=kafka:9092")
  private @Nullable Path config;

  private ServiceCommand(Part part) {
    this.part = part;
  }

  /// The services that can run alone.
  enum Part {
    INGEST("ingest", "Takes mail and watches pages, on a Kafka that runs elsewhere."),
    TRACKER(
        "tracker", "Keeps the dossiers, the clock and the alerts, on a Kafka that runs elsewhere."),
    NOTIFIER("notifier", "Delivers alerts by mail, on a Kafka that runs elsewhere."),
    WEB_UI("web-ui", "Serves the pages, on a Kafka that runs elsewhere.");

    private final String word;
    private final String description;

    Part(String word, String description) {
      this.word = word;
      this.description = description;
    }

    /// For a service without a port of its own.
    private Optional<Setting> healthPort() {
      return switch (this) {
        case TRACKER -> Optional.of(Setting.TRACKER_PORT);
        case NOTIFIER -> Optional.of(Setting.NOTIFIER_PORT);
        case INGEST, WEB_UI -> Optional.empty();
      };
    }
  }

  static void addTo(CommandLine objector) {
    for (Part part : Part.values()) {
      CommandLine command = new CommandLine(new ServiceCommand(part));
      command.getCommandSpec().usageMessage().description(part.description);
      objector.addSubcommand(part.word, command);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    KafkaAccess kafka = KafkaSettings.access(settings);
    awaitTopics(
        kafka, KafkaSettings.topics(settings, settings.number(Setting.KAFKA_REPLICATION) == 1));
    ServiceFactory wiring =
        new ServiceFactory(
            settings,
            kafka,
            DataFolder.of(settings, null),
            Clock.systemUTC(),
            Telemetry.ofProcess(ProcessLog.begin(settings)));
    Service service = make(wiring, settings);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  stopped.countDown();
                },
                "stop"));
    service.start();
    int healthPort = part.healthPort().map(settings::number).orElse(0);
    try (MonitoringPort health =
        new MonitoringPort(
            settings.text(Setting.HEALTH_HOST), healthPort, wiring.monitoring(service))) {
      if (part.healthPort().isPresent()) {
        health.start();
      }
      LOG.atInfo().addKeyValue("service", service.name()).log("ready");
      return untilOver(service, stopped);
    }
  }

  /// A part that has stopped for good ends the process, so that whatever runs it can start it anew.
  static int untilOver(Service service, CountDownLatch stopped) throws InterruptedException {
    while (!stopped.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      for (Health part : service.health()) {
        if (part.state() == Health.State.STOPPED) {
          LOG.atError()
              .addKeyValue("part", part.part())
              .addKeyValue("why", part.detail())
              .log("a part has stopped for good: the process ends, to be started anew");
          return CommandLine.ExitCode.SOFTWARE;
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Service make(ServiceFactory wiring, Settings settings) {
    URI pages = ServiceFactory.pages(settings);
    return switch (part) {
      case INGEST -> wiring.ingest(DiskRoom.elsewhere());
      case TRACKER -> wiring.tracker();
      case NOTIFIER -> wiring.notifier(pages, () -> URI.create(settings.text(Setting.INGEST_URL)));
      case WEB_UI ->
          wiring.webUi(
              pages,
              URI.create(settings.text(Setting.INGEST_URL)),
              outboxToken(wiring, pages),
              operatorToken(wiring, settings, pages),
              null);
    };
  }

  /// In a container the log is where its reader is.
  private static @Nullable String outboxToken(ServiceFactory wiring, URI pages) {
    if (wiring.relayed()) {
      return null;
    }
    String token = ServiceFactory.outboxToken();
    LOG.atInfo()
        .addKeyValue("url", pages + "/outbox?token=" + token)
        .log("no relay is set: read the mails there");
    return token;
  }

  private static String operatorToken(ServiceFactory wiring, Settings settings, URI pages) {
    String token = wiring.operatorToken();
    if (!settings.isSet(Setting.OPERATOR_TOKEN)) {
      LOG.atInfo()
          .addKeyValue("url", pages + "/operator?token=" + token)
          .log("the operator's page; set operator.token to keep one token");
    }
    return token;
  }

  /// Kafka may come up after us: containers start in any order.
  private static void awaitTopics(KafkaAccess kafka, TopicSetup topics)
      throws InterruptedException {
    StartPatience patience = StartPatience.with(kafka);
    try (Admin admin = kafka.admin()) {
      String _ =
          patience.answer(
              () -> admin.describeCluster().clusterId().get(ANSWER_SECONDS, TimeUnit.SECONDS));
      boolean _ =
          patience.answer(() -> {
            topics.ensure(admin);
            return true;
          });
    } catch (TopicSetup.Mismatch e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
