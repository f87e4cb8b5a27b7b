package objector.notifier.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.kafka.DeadLetters;
import objector.notifier.delivery.LedgerLog;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.PartitionDeliveries;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions that this instance holds, each with its desk. A lease begins with the ledger read
/// back and ends when the partition is taken away.
final class Leases implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration COMMIT = Duration.ofSeconds(5);

  /// Makes the desk of a partition.
  interface Desks {
    PartitionDeliveries at(LedgerLog log, Map<AlertId, Delivery> ledger, long position);
  }

  private final Consumer<String, byte[]> reader;
  private final KafkaLedger ledger;
  private final DeadLetters dead;
  private final Desks made;
  private final Map<TopicPartition, PartitionDeliveries> desks = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  Leases(Consumer<String, byte[]> reader, KafkaLedger ledger, DeadLetters dead, Desks made) {
    this.reader = reader;
    this.ledger = ledger;
    this.dead = dead;
    this.made = made;
  }

  /// A copy: a desk may be dropped while one walks them.
  Map<TopicPartition, PartitionDeliveries> held() {
    return Map.copyOf(desks);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    ConsumerGroupMetadata group = reader.groupMetadata();
    try {
      // Waits until a former holder's open transaction has ended: the ledger read after it is
      // whole.
      reader.committed(Set.copyOf(partitions), ANSWER);
      for (TopicPartition partition : partitions) {
        Map<AlertId, Delivery> entries = ledger.restore(partition.partition(), dead);
        LedgerLog log = ledger.lease(partition, group);
        desks.put(partition, made.at(log, entries, reader.position(partition, ANSWER)));
        LOG.atDebug()
            .addKeyValue("partition", partition.partition())
            .addKeyValue("entries", entries.size())
            .log("Took over a partition");
      }
    } catch (Unavailable e) {
      throw new KafkaException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      try {
        commit(partition);
      } catch (LeaseLost e) {
        LOG.atDebug().addKeyValue("partition", partition).log("It was another's already");
      }
      drop(partition);
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    partitions.forEach(this::drop);
  }

  private void drop(TopicPartition partition) {
    desks.remove(partition);
    committed.remove(partition);
  }

  /// A hint only: where a successor begins to read. The ledger decides what is sent.
  ///
  /// @throws LeaseLost when somebody else holds the partition by now
  void commit(TopicPartition partition) throws LeaseLost {
    PartitionDeliveries deliveries = desks.get(partition);
    if (deliveries == null) {
      return;
    }
    long upTo = deliveries.committable();
    if (upTo == committed.getOrDefault(partition, -1L)) {
      return;
    }
    try {
      reader.commitSync(Map.of(partition, new OffsetAndMetadata(upTo)), COMMIT);
      committed.put(partition, upTo);
    } catch (CommitFailedException e) {
      throw new LeaseLost(e);
    } catch (RebalanceInProgressException | TimeoutException e) {
      LOG.atDebug().addKeyValue("partition", partition).log("An offset is committed later");
    }
  }
}
