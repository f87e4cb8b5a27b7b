package objector.endtoend.tracker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import objector.events.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// The alerts that are committed from now on.
final class NewAlerts implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Consumer<String, byte[]> consumer;

  NewAlerts(TrackerStand stand) {
    List<TopicPartition> all =
        IntStream.range(0, TrackerStand.PARTITIONS)
            .mapToObj(p -> new TopicPartition(Topics.ALERTS.name(), p))
            .toList();
    consumer = stand.access().consumer(Map.of());
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
  }

  void awaitOne() {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.poll(Duration.ofMillis(20)).isEmpty()) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError("no alert within three minutes");
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
