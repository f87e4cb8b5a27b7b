package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.launcher.wiring.DataFolder;
import objector.launcher.wiring.HeapSize;
import objector.launcher.wiring.Installation;
import objector.launcher.wiring.InstallationAddresses;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.ProcessLog;
import objector.launcher.wiring.SpareMemory;
import objector.programmes.Programmes;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.service.Threads;
import objector.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// All services and an embedded Kafka, until Ctrl-C.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description =
        "Starts everything on this machine: an embedded Kafka and all services, in one process."
            + " Ctrl-C stops; nothing is lost.")
final class UpCommand implements Callable<Integer> {
  private static final List<Setting> OF_A_CLUSTER =
      List.of(
          Setting.KAFKA_BOOTSTRAP,
          Setting.KAFKA_CLIENT_FILE,
          Setting.KAFKA_REPLICATION,
          Setting.INGEST_URL,
          Setting.OPERATOR_PARTS,
          Setting.TRACKER_STANDBYS);

  private static final Duration SETTLED = Duration.ofSeconds(20);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ~/.local/share/objector)")
  private @Nullable Path data;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description = "the port of the web pages (default: 8080; 0: any)")
  private @Nullable Integer webPort;

  @Option(
      names = "--smtp-port",
      paramLabel = "PORT",
      description = "the port on which mail is taken (default: 2525; 0: any)")
  private @Nullable Integer smtpPort;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, one a line, such as mail.domain=example.org")
  private @Nullable Path config;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "writes the addresses there, as JSON, when ready")
  private @Nullable Path readyFile;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description =
          "the most that Java's heap may take, such as 1g (default: 320m); the rest is sized after"
              + " it")
  private @Nullable String heap;

  @Override
  public Integer call() throws InterruptedException, IOException {
    long begun = System.nanoTime();
    tellIfHeapIsSmaller();
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    settings = with(settings, Setting.WEB_PORT, webPort);
    settings = with(settings, Setting.SMTP_PORT, smtpPort);
    tellWhatHasNoEffect(settings);
    Path folder = DataFolder.of(settings, data);
    PrintWriter out = spec.commandLine().getOut();
    if (readyFile != null) {
      prepare(readyFile);
    }

    Installation installation =
        new Installation(
            settings, folder, Clock.systemUTC(), Telemetry.ofProcess(ProcessLog.begin(settings)));
    AtomicBoolean ready = new AtomicBoolean();
    CountDownLatch stopped = stopOnSignal(installation, ready, out);
    Thread.ofPlatform().daemon().name("spare-memory").start(SpareMemory::prepare);
    installation.start();
    ready.set(true);
    SpareMemory.unmapCache();
    InstallationAddresses addresses = installation.addresses();
    welcome(out, addresses, settings);
    out.println(
        "Ready in "
            + seconds(begun)
            + " s. "
            + watching(settings)
            + "Ctrl-C stops; nothing is lost.");
    out.flush();
    if (readyFile != null) {
      announce(readyFile, addresses);
    }
    SpareMemory.giveBack();
    // What begins with the start goes on for some seconds: pages are looked at, groups joined.
    Thread.ofVirtual()
        .name("spare-memory")
        .start(() -> {
          Threads.sleep(SETTLED);
          SpareMemory.giveBack();
          SpareMemory.letGoOfCache();
        });
    return ServiceCommand.untilOver(installation, stopped);
  }

  /// A heap has its size from the beginning: the script gives it.
  private void tellIfHeapIsSmaller() {
    if (heap != null && !HeapSize.isAbout(heap, Runtime.getRuntime().maxMemory())) {
      spec.commandLine()
          .getErr()
          .println(
              "Option --heap is for the script ./objector: this heap began with another size.");
    }
  }

  private void tellWhatHasNoEffect(Settings settings) {
    for (Setting setting : withoutEffect(settings)) {
      spec.commandLine()
          .getErr()
          .println(
              "Setting "
                  + setting.key()
                  + " has no effect here: up brings its own Kafka and all services.");
    }
  }

  /// Of what somebody has set, what is for services that run apart.
  static List<Setting> withoutEffect(Settings settings) {
    return OF_A_CLUSTER.stream().filter(settings::isSet).toList();
  }

  private static Settings with(Settings settings, Setting setting, @Nullable Integer value) {
    return value == null ? settings : settings.with(setting, value.toString());
  }

  private static void welcome(PrintWriter out, InstallationAddresses addresses, Settings settings) {
    out.println(
        "Objector "
            + JarVersion.text()
            + "   embedded Kafka, everything kept in "
            + DataFolder.readable(addresses.data()));
    out.println();
    out.println("  Status page   " + addresses.web());
    out.println(
        "  Mail in       smtp://localhost:"
            + addresses.smtpPort()
            + "   to TOKEN@"
            + addresses.mailDomain());
    out.println(
        "  Mail out      "
            + settings
                .optional(Setting.SENDER_HOST)
                .map(host -> "through " + host)
                .orElse("no relay set: read the mails at " + addresses.outboxPage()));
    out.println("  Operator      " + addresses.operator());
    out.println();
  }

  private static String watching(Settings settings) {
    boolean further = settings.optional(Setting.PAGES_FOLDER).isPresent();
    if (!settings.flag(Setting.PAGES_WATCH)) {
      return further
          ? "Watching only the pages of pages.folder (pages.watch=false). "
          : "Watching no pages (pages.watch=false). ";
    }
    int pages = Programmes.load().metaAiTraining().pages().size();
    return "Watching " + pages + (further ? " pages, and those of pages.folder. " : " pages. ");
  }

  private static String seconds(long begun) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
  }

  /// A stranger's script waits for this file: one of an earlier run would mislead it.
  private static void prepare(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".new"), "", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StartFailure("The file of --ready-file, " + file + ", cannot be written.", e);
    }
  }

  /// Written aside and moved, so that whoever waits for the file finds it whole.
  private static void announce(Path file, InstallationAddresses addresses) throws IOException {
    Path aside =
        Files.writeString(
            file.resolveSibling(file.getFileName() + ".new"),
            addresses.json() + "\n",
            StandardCharsets.UTF_8);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static CountDownLatch stopOnSignal(
      Installation installation, AtomicBoolean ready, PrintWriter out) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  installation.close();
                  if (ready.get()) {
                    out.println("Stopped. Everything is kept.");
                    out.flush();
                  }
                  stopped.countDown();
                },
                "stop"));
    return stopped;
  }
}
