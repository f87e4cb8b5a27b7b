package objector.tracker.rebuild;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Where topics begin and end.
///
/// @param partitions of every topic
record TopicOffsets(Admin admin, int partitions) {
  /// About how many records there are to read: what was compacted away is counted, too.
  long records(String topic) throws InterruptedException {
    Map<TopicPartition, Long> begins =
        offsets(topic, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
    long records = 0;
    for (Map.Entry<TopicPartition, Long> end :
        offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED).entrySet()) {
      records += end.getValue() - begins.getOrDefault(end.getKey(), 0L);
    }
    return records;
  }

  /// Whether no transaction is open: nothing lies behind what may be read.
  boolean isSettled(String topic) throws InterruptedException {
    return offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED)
        .equals(offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
  }

  private Map<TopicPartition, Long> offsets(
      String topic, OffsetSpec which, IsolationLevel isolation) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int p = 0; p < partitions; p++) {
      wanted.put(new TopicPartition(topic, p), which);
    }
    Map<TopicPartition, Long> found = new HashMap<>();
    Generations.get(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, offset) -> found.put(partition, offset.offset()));
    return found;
  }
}
