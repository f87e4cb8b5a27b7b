package objector.launcher.soak.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.launcher.embedded.EmbeddedKafka;

/// One service alone in a process of its own, as a container runs it: it can be killed.
public final class ServiceProcess {
  private ServiceProcess() {}

  /// Starts it; what it says goes to a log in the folder.
  ///
  /// @param service as the command line says it
  /// @param number which of several of its kind; it finds its own things again after a kill
  /// @param settings further ones, `OBJECTOR_…`
  public static Process start(
      String service, EmbeddedKafka kafka, Path folder, int number, Map<String, String> settings)
      throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("OBJECTOR_KAFKA_BOOTSTRAP", kafka.access().bootstrap());
    all.put("OBJECTOR_KAFKA_CLIENT_FILE", kafka.clientFile().toString());
    all.put("OBJECTOR_INSTANCE", String.valueOf(number));
    return start(service, folder, number, all);
  }

  /// The same on whatever Kafka the settings name.
  public static Process start(String service, Path folder, int number, Map<String, String> settings)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(service + "-" + number));
    ProcessBuilder builder =
        java(
            folder.resolve(service + "-" + number + ".log"),
            List.of("objector.launcher.Main", service));
    builder
        .environment()
        .putAll(
            Map.of(
                "OBJECTOR_DATA_FOLDER", own.toString(),
                "OBJECTOR_KAFKA_PARTITIONS", String.valueOf(SoakTopics.PARTITIONS)));
    builder.environment().putAll(settings);
    return builder.start();
  }

  /// One of this program's classes in a process of its own.
  ///
  /// @param log what it says is appended to it
  /// @param called the class, and what it is told
  public static ProcessBuilder java(Path log, List<String> called) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(called);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }
}
