package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topics;
import objector.ingest.queue.JudgeLoop;
import objector.kafka.KafkaAccess;
import objector.launcher.outside.GroupReading;
import objector.launcher.outside.Subscriber;
import objector.launcher.outside.UpProcess;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// An `objector up`, as it is, or with its topics no longer written through to the disk.
record ObjectorServer(String name, UpProcess objector, String address) implements MailServer {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0",
          "OBJECTOR_SMTP_SOURCE_MAILS", "0",
          "OBJECTOR_MAIL_PER_HOUR", "0");

  /// As a family has it, with a small heap and the JVM's first compiler alone.
  static ObjectorServer atHome(Path data) throws IOException, InterruptedException {
    return start("Objector at home", data, List.of(), Map.of());
  }

  /// With room for both of the JVM's compilers.
  static ObjectorServer roomy(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start("Objector with 1 GB", data, List.of("--heap", "1g"), environment);
  }

  static ObjectorServer notFlushed(Path data) throws IOException, InterruptedException {
    ObjectorServer server =
        start("Objector with 1 GB, not flushed", data, List.of("--heap", "1g"), Map.of());
    try {
      doNotFlush(server.objector.kafka());
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static ObjectorServer start(
      String name, Path data, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(NO_LIMITS);
    all.putAll(environment);
    List<String> ports = new ArrayList<>(List.of("--web-port", "0", "--smtp-port", "0"));
    ports.addAll(options);
    UpProcess objector = UpProcess.start(data, all, ports);
    try {
      return new ObjectorServer(name, objector, new Subscriber(objector).join("anna@example.org"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      objector.close();
      throw e;
    }
  }

  private static void doNotFlush(KafkaAccess kafka) throws IOException, InterruptedException {
    Map<ConfigResource, java.util.Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : List.of(Topics.MAIL.name(), Topics.EVIDENCE.name())) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          new ArrayList<>(
              List.of(
                  new AlterConfigOp(
                      new ConfigEntry(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, ""),
                      AlterConfigOp.OpType.DELETE))));
    }
    try (Admin admin = kafka.admin()) {
      admin.incrementalAlterConfigs(changes).all().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not change how it flushes", e);
    }
  }

  @Override
  public int port() {
    return objector.smtpPort();
  }

  /// All are judged, and worked into the dossier.
  @Override
  public void awaitDone() throws IOException, InterruptedException {
    KafkaAccess kafka = objector.kafka();
    if (!new GroupReading(kafka, JudgeLoop.GROUP).awaitAll(Topics.EVIDENCE, PATIENCE)
        || !new GroupReading(kafka, TrackerConfig.DEFAULT_APPLICATION_ID)
            .awaitAll(Topics.MAIL, PATIENCE)) {
      throw new IOException("not all mails were worked in within " + PATIENCE);
    }
  }

  @Override
  public void close() {
    objector.close();
  }
}
