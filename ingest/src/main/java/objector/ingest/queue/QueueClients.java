package objector.ingest.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.Producer;

/// What the queue is read and told with, made anew each time that it begins.
public record QueueClients(KafkaAccess kafka) {
  /// Where others may take over.
  private static final Duration SESSION = Duration.ofSeconds(10);

  /// Its own: a mail that is brought must not wait behind what is told of others.
  Producer<String, byte[]> producer() {
    return kafka.promptProducer();
  }

  /// A member of the group.
  ///
  /// @param held how long the broker may hold an empty answer
  Consumer<String, byte[]> consumer(Duration held, String instance) {
    Map<String, Object> all = new HashMap<>(kafka.held(held));
    all.put(ConsumerConfig.GROUP_ID_CONFIG, JudgeLoop.GROUP);
    // A restart takes its partitions back at once, instead of after the session's end.
    all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, JudgeLoop.GROUP + "-" + instance);
    all.putAll(kafka.session(SESSION));
    all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    // Looking for what was told of already may take long.
    all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 600_000);
    // Where there is no position, it is not for Kafka to say where to begin.
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // Evidence is written outside of transactions: nothing open elsewhere may hide it.
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    // A record larger than this still comes whole.
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
    all.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1024 * 1024);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    return kafka.consumer(all);
  }

  /// What was told of already.
  KnownMails known() {
    return KnownMails.read(kafka);
  }
}
