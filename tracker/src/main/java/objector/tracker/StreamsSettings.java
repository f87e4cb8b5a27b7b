package objector.tracker;

import java.time.Duration;
import java.util.Properties;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/// How Kafka Streams is to run: exactly once, soon, and with what cannot be read put aside.
final class StreamsSettings {
  private static final int SESSION_MILLIS = 10_000;

  /// Kafka Streams pauses a partition of which a thousand records wait, and what it goes on with
  /// then waits behind the fetch of the others: no longer than those thousand take. See
  /// [FetchHold].
  private static final Duration HELD = Duration.ofSeconds(2);

  private StreamsSettings() {}

  static Properties of(TrackerConfig config) {
    Properties all = new Properties();
    all.putAll(config.kafka().common());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    all.put(StreamsConfig.CLIENT_ID_CONFIG, config.applicationId());
    all.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Streams' own topics hold what its stores would be rebuilt from: as safe as all others.
    all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replication());
    if (config.replication() > 1) {
      all.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), "2");
    }
    all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    // What the pace on demand leaves over; and a commit is looked at only after each poll.
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
    all.put(StreamsConfig.POLL_MS_CONFIG, 5);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    all.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.dead(Owner.TRACKER).name());
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        config.applicationId() + "-" + config.instance());
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    if (config.kafka().alone()) {
      KafkaAccess.whole()
          .forEach((key, value) -> all.put(StreamsConfig.mainConsumerPrefix(key), value));
      config
          .kafka()
          .looks()
          .forEach((key, value) -> all.put(StreamsConfig.mainConsumerPrefix(key), value));
      all.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
          Math.toIntExact(HELD.toMillis()));
    }
    if (config.standbys() == 0) {
      // Stores are read back to an end that is there; the next partition waits behind each wait.
      KafkaAccess.hasty()
          .forEach((key, value) -> all.put(StreamsConfig.restoreConsumerPrefix(key), value));
    }
    // The broker turns a transaction's first records away while it still writes the last one's
    // markers; the usual 100 ms would be most of the latency.
    all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
    // Of two batches in flight the second is turned away whenever the first is, as it comes out of
    // order: at a transaction's beginning that is often, and under load a storm.
    all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    return all;
  }
}
