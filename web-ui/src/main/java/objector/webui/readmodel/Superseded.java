package objector.webui.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.Json;
import objector.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/// Dossiers that a later one of the same person follows in the same poll: nobody will see them, and
/// reading one is the dearest thing that is done with it. Many come at once where somebody gets
/// many mails, and at a start.
final class Superseded {
  private Superseded() {}

  /// The same records, without those. What cannot be read supersedes nothing.
  static ConsumerRecords<byte[], byte[]> leftOut(ConsumerRecords<byte[], byte[]> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      boolean dossiers = partition.topic().equals(Topics.DOSSIERS.name()) && records.size() > 1;
      kept.put(partition, dossiers ? newest(records) : records);
    }
    return new ConsumerRecords<>(kept, polled.nextOffsets());
  }

  private static List<ConsumerRecord<byte[], byte[]>> newest(
      List<ConsumerRecord<byte[], byte[]>> records) {
    Map<Bytes, Integer> times = new HashMap<>();
    records.forEach(record -> times.merge(key(record), 1, Integer::sum));
    Set<Bytes> superseded = new HashSet<>();
    List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records.reversed()) {
      Bytes key = key(record);
      if (superseded.contains(key)) {
        continue;
      }
      kept.add(record);
      // Whoever comes once need not be read twice.
      if (times.getOrDefault(key, 0) > 1 && isReadable(record.value())) {
        superseded.add(key);
      }
    }
    return kept.reversed();
  }

  private static Bytes key(ConsumerRecord<byte[], byte[]> record) {
    return Bytes.wrap(record.key());
  }

  private static boolean isReadable(byte @Nullable [] value) {
    try {
      return value == null || Topics.DOSSIERS.decode(value) != null;
    } catch (Json.Unreadable | IllegalArgumentException e) {
      return false;
    }
  }
}
