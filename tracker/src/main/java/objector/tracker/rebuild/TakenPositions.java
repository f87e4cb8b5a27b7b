package objector.tracker.rebuild;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Which events a generation has taken: all before these positions.
record TakenPositions(Map<TopicPartition, OffsetAndMetadata> positions) {
  /// @param application the generation's name
  static TakenPositions of(Admin admin, String application) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    Generations.get(
            admin
                .listConsumerGroupOffsets(
                    Map.of(application, new ListConsumerGroupOffsetsSpec()),
                    new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(application))
        .forEach((partition, position) -> {
          if (position != null) {
            positions.put(partition, position);
          }
        });
    return new TakenPositions(positions);
  }

  /// From there another generation goes on.
  void give(Admin admin, String application) throws InterruptedException {
    Generations.get(admin.alterConsumerGroupOffsets(application, positions).all());
  }

  /// The first event that was not taken; where none was, 0.
  long of(String topic, int partition) {
    OffsetAndMetadata position = positions.get(new TopicPartition(topic, partition));
    return position == null ? 0 : position.offset();
  }
}
