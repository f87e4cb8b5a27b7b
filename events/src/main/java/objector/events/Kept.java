package objector.events;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// How long topics are kept, as Kafka's topic settings.
final class Kept {
  private Kept() {}

  /// What was replaced or erased goes within hours, not when a segment is full.
  static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.SEGMENT_MS_CONFIG,
        String.valueOf(6 * 3_600_000L),
        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
        String.valueOf(6 * 3_600_000L),
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
        "0.3",
        // Whoever keeps a copy, and was away for days, still learns that something was erased.
        TopicConfig.DELETE_RETENTION_MS_CONFIG,
        String.valueOf(30 * 86_400_000L));
  }

  /// Compacted under a key per event: all stay until their owner's tombstones come.
  static Map<String, String> untilErased() {
    return compacted();
  }

  static Map<String, String> forEver() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        "-1");
  }

  static Map<String, String> days(int days) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(days * 86_400_000L));
  }

  static Map<String, String> compactedForDays(int days) {
    return with(
        compacted(),
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            String.valueOf(days * 86_400_000L)));
  }

  static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> both = new HashMap<>(some);
    both.putAll(more);
    return Map.copyOf(both);
  }
}
