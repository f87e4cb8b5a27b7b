package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// Where a process's time goes, by the samples of its own flight recorder: what was nearest to each
/// sample's top of the parts that are named here.
final class TimeSpent {
  /// The first that fits, for each frame from the top: JSON inside the tracker is JSON.
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("tools.jackson.", "JSON");
    PARTS.put("objector.ingest.smtp", "SMTP");
    PARTS.put("objector.ingest", "reading and judging");
    PARTS.put("objector.programmes", "reading and judging");
    PARTS.put("objector.tracker", "tracker");
    PARTS.put("org.apache.kafka.streams", "tracker");
    PARTS.put("org.rocksdb", "tracker");
    PARTS.put("objector.webui", "web-ui");
    PARTS.put("io.vertx", "web-ui");
    PARTS.put("objector.notifier", "notifier");
    PARTS.put("org.apache.kafka.clients", "Kafka's clients");
    PARTS.put("org.apache.kafka.common", "Kafka's clients");
  }

  private TimeSpent() {}

  /// What makes a Java process write such a recording when it ends.
  static Map<String, String> recordedTo(Path file) {
    return Map.of(
        "JDK_JAVA_OPTIONS",
        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file);
  }

  /// One line: shares of the samples, the largest first, from this instant on.
  static String line(Path recording, Instant from) throws IOException {
    List<String> parts =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
            .filter(event -> !event.getStartTime().isBefore(from))
            .map(TimeSpent::part)
            .toList();
    return parts.stream()
        .collect(Collectors.groupingBy(part -> part, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(part ->
            String.format(
                Locale.ROOT, "%s %.0f %%", part.getKey(), 100.0 * part.getValue() / parts.size()))
        .collect(Collectors.joining(", ", "", " (of " + parts.size() + " samples)"));
  }

  private static String part(RecordedEvent sample) {
    RecordedThread thread = sample.getThread("sampledThread");
    String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    // The embedded broker's work happens in threads of its own.
    if (name.startsWith("data-plane-kafka") || name.startsWith("quorum-controller")) {
      return "the broker";
    }
    if (sample.getStackTrace() != null) {
      for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
        String type = frame.getMethod().getType().getName();
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
          if (type.startsWith(part.getKey())) {
            return part.getValue();
          }
        }
      }
    }
    return "the rest";
  }
}
