package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import objector.launcher.embedded.FreePort;
import objector.launcher.outside.MailSender;
import objector.launcher.outside.OutboxReader;
import objector.launcher.outside.OutboxReader.Letter;

/// The services as `docker-compose.yml` starts them.
final class Containers implements RunningSystem {
  private static final Path ROOT = Path.of("..");

  private final List<String> compose;
  private final Path folder;
  private final int webPort;
  private final int smtpPort;

  private Containers(List<String> compose, Path folder) throws IOException {
    this.compose = compose;
    this.folder = folder;
    this.webPort = FreePort.find();
    this.smtpPort = FreePort.find();
  }

  /// The command, where there is one and its engine answers.
  static Optional<List<String>> command() {
    for (List<String> command : List.of(List.of("docker-compose"), List.of("docker", "compose"))) {
      if (succeeds(with(command, "version")) && succeeds(List.of("docker", "info"))) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Builds the image and starts everything; returns when the pages answer.
  static Containers up(List<String> compose, Path folder) throws IOException, InterruptedException {
    Containers containers = new Containers(compose, folder);
    containers.run(Duration.ofMinutes(20), "up", "-d", "--build");
    containers.awaitHealthy();
    return containers;
  }

  private void awaitHealthy() throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (true) {
      List<String> waiting = new ArrayList<>();
      for (String service : List.of("kafka", "ingest", "tracker", "notifier", "web-ui")) {
        String id = run(Duration.ofSeconds(30), "ps", "-q", service).strip();
        String state =
            id.isEmpty()
                ? "absent"
                : output(
                        Duration.ofSeconds(30),
                        List.of("docker", "inspect", "--format", "{{.State.Health.Status}}", id))
                    .strip();
        if (!state.equals("healthy")) {
          waiting.add(service + " is " + state);
        }
      }
      if (waiting.isEmpty()) {
        return;
      }
      if (System.nanoTime() > giveUp) {
        throw new IOException(waiting + "\n" + run(Duration.ofSeconds(60), "logs", "--tail", "40"));
      }
      Thread.sleep(1000);
    }
  }

  @Override
  public URI web() {
    return URI.create("http://localhost:" + webPort);
  }

  @Override
  public MailSender postman() {
    return new MailSender(smtpPort);
  }

  @Override
  public Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws IOException, InterruptedException {
    String notifier = run(Duration.ofSeconds(30), "ps", "-q", "notifier").strip();
    Path copy = folder.resolve("outbox");
    long giveUp = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < giveUp) {
      output(
          Duration.ofSeconds(30),
          List.of(
              "docker",
              "cp",
              notifier + ":/var/lib/objector/outbox/.",
              Files.createDirectories(copy).toString()));
      Optional<Letter> found = new OutboxReader(copy).all().stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found;
      }
      Thread.sleep(300);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      run(Duration.ofMinutes(2), "down", "--volumes", "--timeout", "20");
    } catch (IOException e) {
      throw new IllegalStateException("the containers were not taken down", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String run(Duration patience, String... arguments)
      throws IOException, InterruptedException {
    return output(patience, with(compose, arguments));
  }

  private static List<String> with(List<String> command, String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return all;
  }

  private String output(Duration patience, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "docker", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("COMPOSE_PROJECT_NAME", "objector-story");
    builder.environment().put("WEB_PORT", String.valueOf(webPort));
    builder.environment().put("SMTP_PORT", String.valueOf(smtpPort));
    builder.environment().put("OBJECTOR_WEB_URL", web().toString());
    builder.environment().put("OBJECTOR_PAGES_WATCH", "false");
    Process process = builder.start();
    boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    String said = Files.readString(out, UTF_8);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          String.join(" ", command)
              + " failed: "
              + said.substring(Math.max(0, said.length() - 4000)));
    }
    return said;
  }
}
