package objector.launcher.outside;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.events.Json;
import objector.kafka.KafkaAccess;
import tools.jackson.databind.JsonNode;

/// `objector up` as a process of its own, as a person starts it: it can be killed.
public final class UpProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// Unless `--heap` says another.
  private static final String HEAP = "320m";

  private final Process process;
  private final JsonNode ready;

  private UpProcess(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /// Returns when it is ready.
  ///
  /// @param environment further settings, `OBJECTOR_…`
  /// @param options of the command, such as `--web-port`
  public static UpProcess start(Path data, Map<String, String> environment, List<String> options)
      throws IOException, InterruptedException {
    Path readyFile = data.resolveSibling(data.getFileName() + "-ready.json");
    Files.deleteIfExists(readyFile);
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--ready-file", readyFile.toString()));
    Process process = begin(data, environment, all);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(readyFile)) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        process.destroyForcibly();
        throw new IOException(
            "objector up did not get ready: "
                + Files.readString(log(data), StandardCharsets.UTF_8));
      }
      Thread.sleep(20);
    }
    return new UpProcess(
        process, Json.MAPPER.readTree(Files.readString(readyFile, StandardCharsets.UTF_8)));
  }

  /// A start that need not succeed; its output goes to [#log].
  public static Process begin(Path data, Map<String, String> environment, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + heap(options),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    if (heap(options).equals(HEAP)) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(cache());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "objector.launcher.Main",
            "up",
            "--data",
            data.toString()));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
    builder.environment().put("OBJECTOR_PAGES_WATCH", "false");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// As the command has it: with more than the usual heap both of the JVM's compilers work.
  private static String heap(List<String> options) {
    int at = options.indexOf("--heap");
    return at < 0 ? HEAP : options.get(at + 1);
  }

  /// The cache of classes that this process was started with, if it was, and what it was made with:
  /// a JVM that is set otherwise does not take it.
  private static List<String> cache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument ->
            argument.startsWith("-XX:AOTCache=")
                || argument.equals("-XX:+UseCompactObjectHeaders")
                || argument.equals("-XX:+UnlockDiagnosticVMOptions")
                || argument.startsWith("-XX:ArchiveRelocationMode="))
        .toList();
  }

  /// Beside the data folder.
  public static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  public long pid() {
    return process.pid();
  }

  public URI web() {
    return URI.create(ready.required("web").stringValue());
  }

  /// Where mails are read that no relay took, with what opens it.
  public URI outboxPage() {
    return URI.create(ready.required("outboxPage").stringValue());
  }

  public int smtpPort() {
    return ready.required("smtpPort").intValue();
  }

  public String mailDomain() {
    return ready.required("mailDomain").stringValue();
  }

  public KafkaAccess kafka() throws IOException {
    return KafkaAccess.of(Path.of(ready.required("kafkaClientFile").stringValue()));
  }

  public OutboxReader letters() {
    return new OutboxReader(Path.of(ready.required("outbox").stringValue()));
  }

  /// Asked to stop, as Ctrl-C does; false when it goes on all the same.
  public boolean endsWithin(Duration patience) throws InterruptedException {
    process.destroy();
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// As a power cut would, but for the disk's own memory: no goodbye to anybody (`kill -9`).
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed process goes on");
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
