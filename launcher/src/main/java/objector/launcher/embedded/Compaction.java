package objector.launcher.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// Makes the embedded Kafka compact a topic at once, which else takes until a segment is full.
public final class Compaction {
  private Compaction() {}

  /// From now on a segment is closed by the first record that comes a second after its beginning,
  /// and what is closed is compacted.
  public static void hasten(KafkaAccess kafka, Topic<?> topic)
      throws IOException, InterruptedException {
    Collection<AlterConfigOp> changes = new ArrayList<>();
    Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "1000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0")
        .forEach((key, value) ->
            changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    try (Admin admin = kafka.admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), changes))
          .all()
          .get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not change the settings of " + topic, e);
    }
  }

  /// Whether everything up to an offset was compacted in time. The cleaner writes down how far it
  /// came: `topic partition offset`.
  public static boolean await(Path kafka, Topic<?> topic, int partition, long offset, long seconds)
      throws IOException, InterruptedException {
    String start = topic.name() + " " + partition + " ";
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < giveUp) {
      for (String line : checkpoint(kafka)) {
        if (line.startsWith(start)
            && Long.parseLong(line.substring(start.length()).strip()) > offset) {
          return true;
        }
      }
      Thread.sleep(200);
    }
    return false;
  }

  private static List<String> checkpoint(Path kafka) throws IOException {
    Path file = kafka.resolve("cleaner-offset-checkpoint");
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }
}
