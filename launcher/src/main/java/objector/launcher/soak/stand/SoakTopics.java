package objector.launcher.soak.stand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.events.Topic;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// How far topics have come, and what lies in them.
public final class SoakTopics {
  public static final int PARTITIONS = 4;

  private SoakTopics() {}

  public static List<TopicPartition> partitions(List<Topic<?>> topics) {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic<?> topic : topics) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        all.add(new TopicPartition(topic.name(), partition));
      }
    }
    return all;
  }

  public static Map<TopicPartition, Long> ends(Admin admin, List<TopicPartition> of)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    of.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get(30, TimeUnit.SECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /// Every record that is not a tombstone, key and value.
  public static void each(KafkaAccess kafka, Topic<?> topic, BiConsumer<String, byte[]> taker) {
    List<TopicPartition> all = partitions(List.of(topic));
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (record.value() != null) {
                taker.accept(record.key(), record.value());
              }
            });
      }
    }
  }
}
