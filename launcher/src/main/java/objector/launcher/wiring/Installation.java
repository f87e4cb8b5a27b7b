package objector.launcher.wiring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import objector.ingest.Ingest;
import objector.ingest.intake.DiskRoom;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.embedded.FreePort;
import objector.launcher.embedded.HangingTransactions;
import objector.service.Health;
import objector.service.Service;
import objector.service.Setting;
import objector.service.Settings;
import objector.service.Threads;
import objector.telemetry.MonitoringPort;
import objector.telemetry.Telemetry;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything in one process: an embedded Kafka and all services, kept under one folder.
public final class Installation implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final Duration LAST_PARTS = Duration.ofSeconds(10);

  private final Settings settings;
  private final Path data;
  private final Clock clock;
  private final Telemetry telemetry;
  private final Deque<Service> started = new ArrayDeque<>();
  private @Nullable InstallationAddresses addresses;
  private @Nullable FolderLock lock;
  private long begun;
  private final List<MonitoringPort> healthPorts = new ArrayList<>();

  public Installation(Settings settings, Path data, Clock clock) {
    this(settings, data, clock, new Telemetry());
  }

  /// One that is counted.
  ///
  /// @param telemetry of this process
  public Installation(Settings settings, Path data, Clock clock, Telemetry telemetry) {
    this.telemetry = telemetry;
    this.settings = settings;
    this.data = data;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "objector";
  }

  @Override
  public void start() {
    begun = System.nanoTime();
    // What is no number is said before anything is made.
    Settings fitted = fit(settings);
    List.of(Setting.WEB_PORT, Setting.SMTP_PORT).forEach(fitted::number);
    lock = FolderLock.take(data);
    // Before Kafka's seconds are spent: a port in use is the commonest failure.
    requireFree(fitted, Setting.WEB_PORT, Setting.WEB_HOST);
    requireFree(fitted, Setting.SMTP_PORT, Setting.SMTP_HOST);

    EmbeddedKafka embedded = new EmbeddedKafka(data.resolve("kafka"));
    // Others may look at what lies there, but none takes part in a group.
    KafkaAccess kafka = embedded.access().ofOneProcess();
    // Data and words are read while Kafka starts.
    AtomicReference<ServiceFactory> made = new AtomicReference<>();
    together(
        List.of(
            () -> {
              begin(embedded);
              timed("topics", () -> ensureTopics(fitted, embedded));
            },
            () ->
                timed(
                    "words",
                    () -> made.set(new ServiceFactory(fitted, kafka, data, clock, telemetry)))));
    ServiceFactory wiring = Objects.requireNonNull(made.get());
    URI pages = ServiceFactory.pages(fitted);
    Ingest ingest = wiring.ingest(DiskRoom.on(data, fitted.number(Setting.DISK_RESERVE_MB), clock));
    Service tracker = wiring.tracker();
    Service notifier = wiring.notifier(pages, () -> internal(fitted, ingest));
    String outboxToken = wiring.relayed() ? null : ServiceFactory.outboxToken();
    String operatorToken = wiring.operatorToken();
    // The pages do not wait for the tracker: they say how far it is.
    together(
        List.of(
            () -> begin(tracker),
            () -> begin(notifier),
            () -> {
              begin(ingest);
              begin(
                  wiring.webUi(
                      pages, internal(fitted, ingest), outboxToken, operatorToken, this::health));
            }));
    openHealthPorts(fitted, wiring, tracker, notifier);
    timed("last parts", this::awaitWorking);
    addresses =
        new InstallationAddresses(
            pages,
            ingest.smtpPort(),
            fitted.text(Setting.MAIL_DOMAIN),
            wiring.relayed() ? null : wiring.outbox(),
            internal(fitted, ingest),
            outboxToken == null ? null : URI.create(pages + "/outbox?token=" + outboxToken),
            URI.create(
                pages
                    + "/operator"
                    + (fitted.isSet(Setting.OPERATOR_TOKEN) ? "" : "?token=" + operatorToken)),
            kafka.bootstrap(),
            embedded.clientFile(),
            data);
  }

  /// Some begin in loops of their own, and whoever hears "ready" asks them at once. One that does
  /// not come says so on its health; the others are there all the same.
  private void awaitWorking() {
    long deadline = System.nanoTime() + LAST_PARTS.toNanos();
    while (!health().stream().allMatch(Health::works)
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      Threads.sleep(Duration.ofMillis(10));
    }
  }

  private static URI internal(Settings settings, Ingest ingest) {
    String host = settings.text(Setting.INGEST_HOST);
    return URI.create(
        "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + ingest.httpPort());
  }

  /// Where everything is, once started.
  public InstallationAddresses addresses() {
    if (addresses == null) {
      throw new IllegalStateException("not started");
    }
    return addresses;
  }

  private void begin(Service service) {
    synchronized (started) {
      started.push(service);
    }
    timed(service.name(), service::start);
  }

  /// Where a start's time goes, for who asks the log (`-Dobjector.log=DEBUG`).
  private void timed(String step, Runnable doing) {
    long from = System.nanoTime();
    doing.run();
    long to = System.nanoTime();
    LOG.atDebug()
        .addKeyValue("step", step)
        .addKeyValue("fromMs", (from - begun) / 1_000_000)
        .addKeyValue("toMs", (to - begun) / 1_000_000)
        .log("A step of the start");
  }

  /// They wait for Kafka, not for each other.
  private static void together(List<Runnable> all) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      all.forEach(one -> running.add(threads.submit(one)));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private static void ensureTopics(Settings settings, EmbeddedKafka embedded) {
    try (Admin admin = embedded.access().promptAdmin()) {
      KafkaSettings.topics(settings, true).ensure(admin);
      new HangingTransactions(admin, embedded).end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  /// Ports of parts that people do not visit are only opened where somebody asks for them, on a
  /// free number and for this machine; and 0 means any.
  private static Settings fit(Settings settings) {
    Settings fitted = settings.with(Setting.KAFKA_REPLICATION, "1");
    if (!settings.isSet(Setting.INSTANCE)) {
      // There is but one.
      fitted = fitted.with(Setting.INSTANCE, "1");
    }
    if (!settings.isSet(Setting.INGEST_PORT)
        && settings.optional(Setting.INGEST_MAIL_TOKEN).isEmpty()) {
      fitted = fitted.with(Setting.INGEST_PORT, "0");
      if (!settings.isSet(Setting.INGEST_HOST)) {
        fitted = fitted.with(Setting.INGEST_HOST, "127.0.0.1");
      }
    }
    return fitted.number(Setting.WEB_PORT) == 0
        ? fitted.with(Setting.WEB_PORT, String.valueOf(FreePort.find()))
        : fitted;
  }

  /// One address tells of all parts: these are for who wants to ask a part alone.
  private void openHealthPorts(
      Settings settings, ServiceFactory wiring, Service tracker, Service notifier) {
    open(settings, Setting.TRACKER_PORT, wiring, tracker);
    open(settings, Setting.NOTIFIER_PORT, wiring, notifier);
  }

  private void open(Settings settings, Setting port, ServiceFactory wiring, Service part) {
    if (settings.isSet(port)) {
      MonitoringPort open =
          new MonitoringPort(
              settings.text(Setting.HEALTH_HOST), settings.number(port), wiring.monitoring(part));
      open.start();
      synchronized (started) {
        healthPorts.add(open);
      }
    }
  }

  private static void requireFree(Settings settings, Setting port, Setting host) {
    int number = settings.number(port);
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.text(host), number));
    } catch (IOException e) {
      throw new StartFailure(
          "Port "
              + number
              + " is in use or not allowed. Choose another with --"
              + port.key().replace('.', '-')
              + ".",
          e);
    }
  }

  @Override
  public List<Health> health() {
    synchronized (started) {
      return started.stream().flatMap(service -> service.health().stream()).toList();
    }
  }

  /// Side by side, and Kafka last, as all others need it to say goodbye.
  @Override
  public void close() {
    List<Runnable> ends = new ArrayList<>();
    Service first;
    synchronized (started) {
      healthPorts.forEach(MonitoringPort::close);
      healthPorts.clear();
      first = started.pollLast();
      started.forEach(service -> ends.add(service::close));
      started.clear();
    }
    try {
      together(ends);
    } finally {
      if (first != null) {
        first.close();
      }
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
