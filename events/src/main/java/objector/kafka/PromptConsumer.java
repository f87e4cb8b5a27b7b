package objector.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/// A consumer whose end waits for nothing that the broker holds. A fetch is held until something
/// comes or its time is over, and whatever else is asked on that connection waits behind it: the
/// consumer's end, too, as it says goodbye there. What is said to the group, so that its partitions
/// go to others at once, goes on a connection of its own and takes a moment.
public class PromptConsumer<K, V> extends KafkaConsumer<K, V> {
  /// In which a group hears that a member leaves.
  private static final Duration GOODBYE = Duration.ofMillis(250);

  /// Who keeps its place in the group, or is in none, has nothing to say.
  private static final Duration WORDLESS = Duration.ofMillis(10);

  private final Duration longestEnd;

  /// Of these settings, beside which nothing else is said.
  public PromptConsumer(
      Map<String, Object> settings, Deserializer<K> keys, Deserializer<V> values) {
    super(settings, keys, values);
    boolean leaves =
        settings.containsKey(ConsumerConfig.GROUP_ID_CONFIG)
            && !settings.containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    this.longestEnd = leaves ? GOODBYE : WORDLESS;
  }

  @Override
  public void close() {
    super.close(CloseOptions.timeout(longestEnd));
  }

  /// Kafka Streams says whether it leaves the group, and seldom how long that may take.
  @Override
  public void close(CloseOptions how) {
    if (how.timeout().isPresent()) {
      super.close(how);
    } else {
      super.close(
          CloseOptions.groupMembershipOperation(how.groupMembershipOperation())
              .withTimeout(GOODBYE));
    }
  }
}
