package objector.tracker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far the group was last told that it has come. What it was told already is told again once an
/// hour: Kafka forgets a week after its last transaction who may make them.
final class SaidOffsets {
  private static final long AGAIN = Duration.ofHours(1).toNanos();

  private final Map<TopicPartition, OffsetAndMetadata> held = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> open = new HashMap<>();
  private long asked;

  /// Of one before it is not known whether it holds, if neither was said.
  void begins() {
    open.clear();
  }

  /// Whether the group would learn something, or hear it again after long.
  boolean isNew(Map<TopicPartition, OffsetAndMetadata> offsets, long now) {
    return held.isEmpty()
        || now - asked >= AGAIN
        || !held.entrySet().containsAll(offsets.entrySet());
  }

  /// It is told in a transaction that has not ended.
  void asked(Map<TopicPartition, OffsetAndMetadata> offsets, long now) {
    open.putAll(offsets);
    asked = now;
  }

  /// The transaction holds.
  void holds() {
    held.putAll(open);
    open.clear();
  }

  /// The transaction does not hold.
  void forget() {
    held.clear();
    open.clear();
  }
}
