package objector.tracker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.processor.internals.StreamsPartitionAssignor;

/// Kafka Streams' own assignor, which makes the topics that are missing when it shares partitions
/// out, and pauses after each look whether they are there. It takes the pause from the settings of
/// the consumer that it belongs to, where it also says how seldom a group's member looks whether a
/// heartbeat is due. A broker has made a topic within some milliseconds.
///
/// Public, as Kafka makes it by its name.
public final class PromptAssignor extends StreamsPartitionAssignor {
  private static final long PAUSE_MILLIS = 20;

  @Override
  public void configure(Map<String, ?> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, PAUSE_MILLIS);
    super.configure(all);
  }
}
