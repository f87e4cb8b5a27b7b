package objector.launcher.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicEnds;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far a consumer group has come, looked at from outside.
public record GroupReading(KafkaAccess kafka, String group) {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /// Waits until the group has committed all that lies on a topic now.
  ///
  /// @return false when it took too long
  public boolean awaitAll(Topic<?> topic, Duration within)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + within.toNanos();
    try (Admin admin = kafka.admin()) {
      Map<TopicPartition, Long> ends = new TopicEnds(admin).committed(topic.name(), ANSWER);
      while (!hasReached(admin, ends)) {
        if (System.nanoTime() > giveUp) {
          return false;
        }
        Thread.sleep(20);
      }
      return true;
    }
  }

  private boolean hasReached(Admin admin, Map<TopicPartition, Long> ends)
      throws IOException, InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> positions =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      return ends.entrySet().stream()
          .allMatch(end -> end.getValue() == 0 || at(positions, end.getKey()) >= end.getValue());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not tell how far " + group + " is", e);
    }
  }

  private static long at(
      Map<TopicPartition, OffsetAndMetadata> positions, TopicPartition partition) {
    @Nullable OffsetAndMetadata at = positions.get(partition);
    return at == null ? -1 : at.offset();
  }
}
