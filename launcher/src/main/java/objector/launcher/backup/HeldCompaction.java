package objector.launcher.backup;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// For as long as a backup reads, nothing is compacted that is younger than it: a value that was
/// replaced after the moment that it keeps would be gone before it is read. What was set before is
/// set again at the end. A backup that is killed leaves it to the next one: until then, what is
/// erased goes some hours later from the disk, and nothing else is otherwise.
final class HeldCompaction implements AutoCloseable {
  private static final String LAG = TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;

  /// Below the six hours after which everything of ours must be compacted.
  private static final long HELD = Duration.ofHours(5).toMillis();

  private final Admin admin;
  private final Map<String, String> topics;

  private HeldCompaction(Admin admin, Map<String, String> topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /// @param settings of each topic, those that were set for it alone
  static HeldCompaction of(Admin admin, Map<String, Map<String, String>> settings)
      throws InterruptedException {
    Map<String, String> compacted = new TreeMap<>();
    settings.forEach((topic, set) -> {
      if (set.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "").contains("compact")
          && !set.containsKey(LAG)) {
        compacted.put(topic, longest(set));
      }
    });
    HeldCompaction held = new HeldCompaction(admin, compacted);
    held.alter(OpType.SET);
    return held;
  }

  /// Those that were set for each topic alone, without what a backup sets.
  static Map<String, Map<String, String>> settings(Admin admin, Set<String> topics)
      throws InterruptedException {
    List<ConfigResource> wanted =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    Map<String, Map<String, String>> all = new HashMap<>();
    for (Map.Entry<ConfigResource, Config> found :
        Cut.get(admin.describeConfigs(wanted).all()).entrySet()) {
      Map<String, String> set = new HashMap<>();
      for (ConfigEntry entry : found.getValue().entries()) {
        if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
            && entry.value() != null) {
          set.put(entry.name(), entry.value());
        }
      }
      // Of a backup that was killed.
      set.remove(LAG, longest(set));
      all.put(found.getKey().name(), set);
    }
    return all;
  }

  /// Kafka wants it to be no longer than the time after which must be compacted.
  private static String longest(Map<String, String> set) {
    return String.valueOf(
        Math.min(
            HELD,
            Long.parseLong(
                set.getOrDefault(
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, String.valueOf(Long.MAX_VALUE)))));
  }

  private void alter(OpType operation) throws InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    topics.forEach((topic, lag) ->
        changes.put(
            new ConfigResource(ConfigResource.Type.TOPIC, topic),
            List.of(new AlterConfigOp(new ConfigEntry(LAG, lag), operation))));
    Cut.get(admin.incrementalAlterConfigs(changes).all());
  }

  @Override
  public void close() {
    try {
      alter(OpType.DELETE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
