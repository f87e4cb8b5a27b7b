package objector.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The one partitioner: looks only at what stands before the first `/` of a key, so that all that
/// is one person's lies in one partition of every topic, in order.
public final class PersonPartitioner implements Partitioner {
  public static int partition(String key, int partitions) {
    int slash = key.indexOf('/');
    String owner = slash < 0 ? key : key.substring(0, slash);
    return Utils.toPositive(Utils.murmur2(owner.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  @Override
  public int partition(
      String topic,
      @Nullable Object key,
      byte @Nullable [] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    if (keyBytes == null) {
      throw new IllegalArgumentException("a record for " + topic + " needs a key");
    }
    return partition(
        new String(keyBytes, StandardCharsets.UTF_8), cluster.partitionsForTopic(topic).size());
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
