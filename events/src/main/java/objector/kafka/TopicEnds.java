package objector.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Where topics end at this moment.
public final class TopicEnds {
  private final Admin admin;
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

  public TopicEnds(Admin admin) {
    this.admin = admin;
  }

  /// What a reader of committed records can reach now, for every partition of a topic.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer in time
  public Map<TopicPartition, Long> committed(String topic, Duration within) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    int count = partitions(topic, within);
    for (int partition = 0; partition < count; partition++) {
      latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    return list(latest, IsolationLevel.READ_COMMITTED, within);
  }

  /// All that is written, also what is not committed yet.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer in time
  public Map<TopicPartition, Long> written(Collection<TopicPartition> partitions, Duration within) {
    return list(
        partitions.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest())),
        IsolationLevel.READ_UNCOMMITTED,
        within);
  }

  /// Fixed at the first start, so asked once.
  private int partitions(String topic, Duration within) {
    Integer known = partitions.get(topic);
    if (known != null) {
      return known;
    }
    try {
      for (TopicDescription description :
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(within.toMillis(), TimeUnit.MILLISECONDS)
              .values()) {
        partitions.put(description.name(), description.partitions().size());
      }
      return partitions.getOrDefault(topic, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new TemporarilyUnavailable("Kafka did not describe " + topic, e);
    }
  }

  private Map<TopicPartition, Long> list(
      Map<TopicPartition, OffsetSpec> wanted, IsolationLevel isolation, Duration within) {
    try {
      return admin
          .listOffsets(wanted, new ListOffsetsOptions(isolation))
          .all()
          .get(within.toMillis(), TimeUnit.MILLISECONDS)
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new TemporarilyUnavailable("Kafka did not tell where its topics end", e);
    }
  }
}
