package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.launcher.outside.Subscriber;
import objector.launcher.outside.UpProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// An `objector up`, as it is, or with its topics no longer written through to the disk.
record ObjectorServer(String name, UpProcess objector, String address) implements MailServer {
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0",
          "OBJECTOR_SMTP_SOURCE_MAILS", "0",
          "OBJECTOR_MAIL_PER_HOUR", "0");

  static ObjectorServer start(Path data, boolean flushes) throws IOException, InterruptedException {
    return start(data, flushes, Map.of());
  }

  static ObjectorServer start(Path data, boolean flushes, Map<String, String> environment)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(NO_LIMITS);
    all.putAll(environment);
    UpProcess objector = UpProcess.start(data, all, List.of("--web-port", "0", "--smtp-port", "0"));
    try {
      String address = new Subscriber(objector).join("anna@example.org");
      if (!flushes) {
        doNotFlush(objector.kafka());
      }
      return new ObjectorServer(
          flushes ? "Objector, flushed to disk" : "Objector, not flushed", objector, address);
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

  @Override
  public void close() {
    objector.close();
  }
}
