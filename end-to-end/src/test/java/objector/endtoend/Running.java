package objector.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import objector.events.Json;
import objector.launcher.Letterbox;
import objector.launcher.Letterbox.Letter;
import objector.launcher.Postman;
import tools.jackson.databind.JsonNode;

/// `objector up` as a process of its own, as a person starts it: it can be killed.
final class Running implements Site {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final JsonNode ready;

  private Running(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /// Returns when it is ready.
  ///
  /// @param environment further settings, `OBJECTOR_…`
  static Running up(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path readyFile = data.resolveSibling(data.getFileName() + "-ready.json");
    Files.deleteIfExists(readyFile);
    Process process = start(data, environment, List.of("--ready-file", readyFile.toString()));
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(readyFile)) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        process.destroyForcibly();
        throw new IOException(
            "objector up did not get ready: " + Files.readString(log(data), UTF_8));
      }
      Thread.sleep(20);
    }
    return new Running(process, Json.MAPPER.readTree(Files.readString(readyFile, UTF_8)));
  }

  /// A start that need not succeed; its output goes to [#log].
  static Process start(Path data, Map<String, String> environment, List<String> more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "objector.launcher.Main",
                "up",
                "--data",
                data.toString(),
                "--web-port",
                "0",
                "--smtp-port",
                "0"));
    command.addAll(more);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()));
    builder.environment().put("OBJECTOR_PAGES_WATCH", "false");
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  @Override
  public URI web() {
    return URI.create(ready.required("web").stringValue());
  }

  int smtpPort() {
    return ready.required("smtpPort").intValue();
  }

  String kafka() {
    return ready.required("kafka").stringValue();
  }

  Letterbox letters() {
    return new Letterbox(Path.of(ready.required("outbox").stringValue()));
  }

  @Override
  public Postman postman() {
    return new Postman(smtpPort());
  }

  @Override
  public Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws IOException, InterruptedException {
    return letters().await(wanted, patience);
  }

  /// As a power cut would: no goodbye to anybody.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(20, TimeUnit.SECONDS);
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
