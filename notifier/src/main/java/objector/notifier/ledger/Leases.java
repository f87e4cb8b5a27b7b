package objector.notifier.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.kafka.DeadLetters;
import objector.notifier.delivery.LaneDeliveries;
import objector.notifier.delivery.LedgerLog;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.LedgerStore;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions that this instance holds of a lane. A lease begins with the ledger read back and
/// ends when the partitions are taken away; all of them are, before every rebalance.
final class Leases implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration COMMIT = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> reader;
  private final KafkaLedger ledger;
  private final LaneOffsets offsets;
  private final DeadLetters dead;
  private final IntFunction<LedgerStore> stores;
  private final Function<LedgerLog, LaneDeliveries> desks;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private @Nullable LaneDeliveries desk;

  Leases(
      Consumer<String, byte[]> reader,
      KafkaLedger ledger,
      LaneOffsets offsets,
      DeadLetters dead,
      IntFunction<LedgerStore> stores,
      Function<LedgerLog, LaneDeliveries> desks) {
    this.reader = reader;
    this.ledger = ledger;
    this.offsets = offsets;
    this.dead = dead;
    this.stores = stores;
    this.desks = desks;
  }

  /// What is held now; null: nothing.
  @Nullable LaneDeliveries held() {
    return desk;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    LaneDeliveries taken = desks.apply(ledger.lease(reader.groupMetadata()));
    try {
      // Waits until a former holder's open transaction has ended: the ledger read after it is
      // whole.
      offsets.seekWhereNobodyWas(reader, Set.copyOf(partitions));
      for (TopicPartition partition : partitions) {
        LedgerStore store = stores.apply(partition.partition());
        Collection<Delivery> sending = ledger.restore(partition.partition(), store, dead);
        long position = reader.position(partition, ANSWER);
        taken.takeOver(partition.partition(), store, sending, position);
        LOG.atDebug()
            .addKeyValue("partition", partition.partition())
            .addKeyValue("interrupted", sending.size())
            .log("Took over a partition");
      }
    } catch (Unavailable e) {
      throw new KafkaException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    desk = taken;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      commit();
    } catch (LeaseLost e) {
      LOG.debug("The partitions were another's already");
    }
    drop();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    drop();
  }

  private void drop() {
    desk = null;
    committed.clear();
  }

  /// A hint only: where a successor begins to read. The ledger decides what is sent.
  ///
  /// @throws LeaseLost when somebody else holds the partitions by now
  void commit() throws LeaseLost {
    LaneDeliveries deliveries = desk;
    if (deliveries == null) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    deliveries
        .committable()
        .forEach((partition, upTo) -> {
          TopicPartition alerts = new TopicPartition(Topics.ALERTS.name(), partition);
          if (!upTo.equals(committed.get(alerts))) {
            moved.put(alerts, new OffsetAndMetadata(upTo));
          }
        });
    if (moved.isEmpty()) {
      return;
    }
    try {
      reader.commitSync(moved, COMMIT);
      moved.forEach((alerts, upTo) -> committed.put(alerts, upTo.offset()));
    } catch (CommitFailedException e) {
      throw new LeaseLost(e);
    } catch (RebalanceInProgressException | TimeoutException e) {
      LOG.debug("Offsets are committed later");
    }
  }
}
