package objector.notifier.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import objector.kafka.KafkaAccess;
import objector.notifier.delivery.Lane;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;

/// How a lane's alerts are read: as a member of the lane's group that comes back under its name.
final class LaneConsumer {
  /// An alert is seen at once; who takes over a lane waits a little longer for its first.
  private static final Duration HELD = Duration.ofSeconds(2);

  private static final Duration SESSION = Duration.ofSeconds(10);

  private LaneConsumer() {}

  static Map<String, Object> settings(KafkaAccess kafka, Lane lane, String instance) {
    Map<String, Object> all = new HashMap<>();
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BackPressure.MOST_READ);
    all.putAll(kafka.patient(HELD));
    all.put(ConsumerConfig.GROUP_ID_CONFIG, LaneOffsets.group(lane));
    // A restart takes its partitions back at once, instead of after the session's end.
    all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, LaneOffsets.group(lane) + "-" + instance);
    all.putAll(kafka.session(SESSION));
    // Gives all partitions back before every rebalance, so that no desk outlives the group's
    // generation that it writes under.
    all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return all;
  }

  /// Whether the group has not been told of us for long, as it cannot be reached. Whatever were
  /// asked instead would wait behind the fetch that the broker holds, and alerts behind that.
  static boolean isSilent(KafkaAccess kafka, Consumer<String, byte[]> reader) {
    long silence = kafka.longestSession(SESSION).toSeconds() - 1;
    return reader.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
        .anyMatch(metric -> metric.metricValue() instanceof Double ago && ago > silence);
  }
}
