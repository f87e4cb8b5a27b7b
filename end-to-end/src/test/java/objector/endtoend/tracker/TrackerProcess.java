package objector.endtoend.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import objector.kafka.KafkaAccess;
import objector.tracker.Tracker;

/// A tracker in a process of its own, so that it can be killed.
final class TrackerProcess {
  private TrackerProcess() {}

  /// What it says is appended beside its state.
  static Process start(Path clientFile, String application, Path state) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TrackerProcess.class.getName(),
            clientFile.toString(),
            application,
            state.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(state).toFile()))
        .start();
  }

  static Path log(Path state) {
    return state.resolveSibling(state.getFileName() + ".log");
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Tracker tracker =
        new Tracker(
            TrackerStand.config(
                KafkaAccess.of(Path.of(arguments[0])),
                arguments[1],
                Path.of(arguments[2]),
                Clock.systemUTC()));
    tracker.start();
    Thread.currentThread().join();
  }
}
