package objector.notifier.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.kafka.KafkaAccess;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LedgerLog.Unavailable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Where a lane begins to read. Before there were lanes, one group read for all; what it had come
/// to the end of is not looked at again, and while one of it still runs, no lane begins: it would
/// not see what that one sends.
record LaneOffsets(KafkaAccess kafka) {
  private static final String BEFORE_LANES = "objector-notifier";
  private static final Duration ANSWER = Duration.ofSeconds(30);

  static String group(Lane lane) {
    return BEFORE_LANES + "-" + lane.word();
  }

  /// Moves the reader to where the time before lanes ended, in partitions in which the lane was
  /// never committed.
  void seekWhereNobodyWas(Consumer<String, byte[]> reader, Set<TopicPartition> partitions)
      throws Unavailable, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> own = reader.committed(partitions, ANSWER);
    Map<TopicPartition, OffsetAndMetadata> old = Map.of();
    for (TopicPartition partition : partitions) {
      if (own.get(partition) == null) {
        if (old.isEmpty()) {
          old = beforeLanes();
        }
        OffsetAndMetadata ended = old.get(partition);
        if (ended != null) {
          reader.seek(partition, ended.offset());
        }
      }
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> beforeLanes()
      throws Unavailable, InterruptedException {
    try (Admin admin = kafka.admin()) {
      return admin
          .listConsumerGroupOffsets(BEFORE_LANES)
          .partitionsToOffsetAndMetadata()
          .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("the offsets from before there were lanes cannot be read", e);
    }
  }

  /// Whether a notifier from before there were lanes still runs.
  boolean isAnOlderOneRunning() throws Unavailable, InterruptedException {
    try (Admin admin = kafka.admin()) {
      return admin
          .describeConsumerGroups(Set.of(BEFORE_LANES))
          .all()
          .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
          .values()
          .stream()
          .anyMatch(group -> !group.members().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new Unavailable("Kafka does not say whether an older notifier runs", e);
    } catch (TimeoutException e) {
      throw new Unavailable("Kafka does not say whether an older notifier runs", e);
    }
  }
}
