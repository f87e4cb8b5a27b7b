package objector.launcher.soak.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.outside.TemporaryFolder;
import objector.launcher.soak.stand.ServiceProcess;
import objector.launcher.soak.stand.SoakTopics;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;

/// A tracker in a process of its own, at a moment that stands still: what falls due then does not
/// depend on how long the trial takes. It keeps its name in the group over every restart.
final class StillTracker {
  private final EmbeddedKafka kafka;
  private final Path own;
  private final Path log;
  private Process process;

  /// Starts it.
  StillTracker(EmbeddedKafka kafka, Path folder, int number, Instant moment) throws IOException {
    this.kafka = kafka;
    this.own = Files.createDirectories(folder.resolve("tracker-" + number));
    this.log = folder.resolve("tracker-" + number + ".log");
    this.process = started(moment);
  }

  /// Starts it again.
  void start(Instant moment) throws IOException {
    process = started(moment);
  }

  private Process started(Instant moment) throws IOException {
    Files.deleteIfExists(running());
    return ServiceProcess.java(
            log,
            List.of(
                StillTracker.class.getName(),
                kafka.clientFile().toString(),
                own.toString(),
                moment.toString()))
        .start();
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Asks it to end, and waits for it.
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /// Its stores are gone, as with a lost disk; only its name is left.
  void loseStores() throws IOException {
    try (Stream<Path> all = Files.list(own)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        TemporaryFolder.delete(folder);
      }
    }
  }

  /// Whether it has its stores and takes what comes.
  boolean isRunning() {
    return process.isAlive() && Files.exists(running());
  }

  boolean isGone() {
    return !process.isAlive();
  }

  private Path running() {
    return own.resolve("running");
  }

  /// Runs until it is ended.
  ///
  /// @param arguments the file with the client's properties, the folder, and the moment
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path own = Path.of(arguments[1]);
    Tracker tracker =
        new Tracker(
            new TrackerConfig(
                KafkaAccess.of(Path.of(arguments[0])),
                SoakTopics.PARTITIONS,
                own,
                "still",
                1,
                1,
                0,
                TrackerConfig.DEFAULT_APPLICATION_ID,
                Clock.fixed(Instant.parse(arguments[2]), ZoneOffset.UTC)));
    tracker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(tracker::close, "end"));
    Files.writeString(own.resolve("running"), "");
    Thread.currentThread().join();
  }
}
