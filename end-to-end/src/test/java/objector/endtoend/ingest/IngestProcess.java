package objector.endtoend.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import objector.ingest.Ingest;
import objector.ingest.watch.WatchSettings;
import objector.kafka.KafkaAccess;

/// An ingest in a process of its own, so that it can be killed, or stopped for a while.
final class IngestProcess implements AutoCloseable {
  private final Process process;
  private final Path portFile;

  private IngestProcess(Process process, Path portFile) {
    this.process = process;
    this.portFile = portFile;
  }

  /// @param folder declarations of the pages to watch
  static IngestProcess start(Path kafkaClientFile, String instance, Path folder, Path scratch)
      throws IOException {
    Path portFile = scratch.resolve("port-of-" + instance);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                kafkaClientFile.toString(),
                instance,
                folder.toString(),
                portFile.toString())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("log-of-" + instance).toFile())
            .start();
    return new IngestProcess(process, portFile);
  }

  /// Its internal port, once it is ready.
  int port() throws IOException, InterruptedException {
    IngestStand.await("the other process is ready", () -> Files.exists(portFile));
    return Integer.parseInt(Files.readString(portFile, UTF_8));
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As a laptop's lid does.
  void stop() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("kill " + signal + " did not work");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    WatchSettings pages =
        new WatchSettings(false, Path.of(arguments[2]), Duration.ofHours(6), true);
    Ingest ingest =
        new Ingest(IngestStand.config(KafkaAccess.of(Path.of(arguments[0])), arguments[1], pages));
    ingest.start();
    Path port = Path.of(arguments[3]);
    Path aside = port.resolveSibling(port.getFileName() + ".new");
    Files.writeString(aside, String.valueOf(ingest.httpPort()), UTF_8);
    Files.move(aside, port);
    Thread.currentThread().join();
  }
}
