package objector.notifier.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.kafka.DeadLetters;
import objector.kafka.KafkaAccess;
import objector.notifier.delivery.AlertKeys;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LedgerLog;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.LedgerStore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The ledger's topic. Entries are kept in a transaction together with an offset of each of their
/// partitions under the group's metadata as it was at assignment: so an instance that paused, and
/// whose partition was given away, is refused instead of sending a mail that another has sent.
final class KafkaLedger implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_RESTORE = Duration.ofMinutes(4);

  private final KafkaAccess kafka;
  private final String instance;
  private final Lane lane;
  private @Nullable Producer<String, byte[]> producer;
  private @Nullable Admin admin;

  KafkaLedger(KafkaAccess kafka, String instance, Lane lane) {
    this.kafka = kafka;
    this.instance = instance;
    this.lane = lane;
  }

  /// The log of what is leased now, for as long as it is.
  ///
  /// @param group as it was at assignment, never asked for later
  LedgerLog lease(ConsumerGroupMetadata group) {
    return page -> {
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      page.kept().forEach(entry -> records.add(marked(Topics.DELIVERIES.record(entry))));
      page.forgotten().forEach(entry -> records.add(marked(tombstone(entry))));
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      page.committable()
          .forEach((partition, upTo) ->
              offsets.put(
                  new TopicPartition(Topics.ALERTS.name(), partition),
                  new OffsetAndMetadata(upTo)));
      write(records, offsets, group);
    };
  }

  private ProducerRecord<String, byte[]> marked(ProducerRecord<String, byte[]> record) {
    record.headers().add(AlertKeys.WRITTEN_BY, lane.word().getBytes(StandardCharsets.US_ASCII));
    return record;
  }

  // A tombstone is a record whose value is null; the client's signature does not say so.
  @SuppressWarnings("NullAway")
  private static ProducerRecord<String, byte[]> tombstone(Delivery entry) {
    return new ProducerRecord<>(Topics.DELIVERIES.name(), Topics.DELIVERIES.key(entry), null);
  }

  private void write(
      List<ProducerRecord<String, byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group)
      throws Unavailable, LeaseLost {
    try {
      Producer<String, byte[]> open = producer();
      open.beginTransaction();
      for (ProducerRecord<String, byte[]> record : records) {
        // Committing waits for it, and throws what went wrong with it.
        Future<RecordMetadata> _ = open.send(record);
      }
      open.sendOffsetsToTransaction(offsets, group);
      open.commitTransaction();
    } catch (CommitFailedException e) {
      abort();
      throw new LeaseLost(e);
    } catch (ProducerFencedException e) {
      discard();
      throw new Unavailable(
          "another notifier runs under the same instance name, or this one stood still for long",
          e);
    } catch (KafkaException e) {
      // Whether it was kept is not known. A new producer of the same name settles that first.
      discard();
      throw new Unavailable("the ledger cannot be written", e);
    }
  }

  private Producer<String, byte[]> producer() {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      open =
          kafka.producer(
              Map.of(
                  ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                  "objector-notifier-" + instance + "-" + lane.word(),
                  // Each transaction waits for the last one's markers; at 100 ms, the usual pause,
                  // a dozen a second were all.
                  ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                  2L,
                  // Committing sends what there is; before, half a page would go as many requests.
                  ProducerConfig.LINGER_MS_CONFIG,
                  1_000,
                  ProducerConfig.BATCH_SIZE_CONFIG,
                  262_144,
                  ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                  10_000,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  10_000,
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  5_000));
      producer = open;
      open.initTransactions();
    }
    return open;
  }

  private void abort() {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      return;
    }
    try {
      open.abortTransaction();
    } catch (KafkaException e) {
      discard();
    }
  }

  private void discard() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  /// Fills a store with what the ledger holds of a partition for this lane. Call it after the
  /// group's committed offset was read: that waits until no former holder's transaction is open.
  ///
  /// @return what in it is *sending*
  Collection<Delivery> restore(int partition, LedgerStore store, DeadLetters dead)
      throws Unavailable, InterruptedException {
    TopicPartition deliveries = new TopicPartition(Topics.DELIVERIES.name(), partition);
    Map<AlertId, Delivery> sending = new HashMap<>();
    long end = end(deliveries);
    if (end == 0) {
      return List.of();
    }
    long deadline = System.nanoTime() + LONGEST_RESTORE.toNanos();
    try (Consumer<String, byte[]> consumer = kafka.consumer(KafkaAccess.hasty())) {
      consumer.assign(List.of(deliveries));
      consumer.seekToBeginning(List.of(deliveries));
      while (consumer.position(deliveries) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new Unavailable(
              "the ledger could not be read in time", new TimeoutException("restore"));
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          restore(record, store, sending, dead);
        }
      }
    } catch (KafkaException e) {
      throw new Unavailable("the ledger cannot be read", e);
    }
    return sending.values();
  }

  private void restore(
      ConsumerRecord<String, byte[]> record,
      LedgerStore store,
      Map<AlertId, Delivery> sending,
      DeadLetters dead)
      throws InterruptedException {
    // Another lane never asks for it.
    if (isOfAnotherLane(record)) {
      return;
    }
    byte[] value = record.value();
    if (value == null) {
      AlertKeys.alert(record.key())
          .ifPresent(alert -> {
            store.remove(alert);
            sending.remove(alert);
          });
      return;
    }
    try {
      Delivery entry = Topics.DELIVERIES.decode(value);
      store.put(entry);
      if (entry.state() == Delivery.State.SENDING) {
        sending.put(entry.alert(), entry);
      } else {
        sending.remove(entry.alert());
      }
    } catch (Json.Unreadable e) {
      // Every lane reads it; one puts it aside.
      if (lane == Lane.ACCOUNTS) {
        dead.put(record, String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean isOfAnotherLane(ConsumerRecord<String, byte[]> record) {
    Header written = record.headers().lastHeader(AlertKeys.WRITTEN_BY);
    // Without one, it is from before there were lanes.
    return written != null
        && !lane.word().equals(new String(written.value(), StandardCharsets.US_ASCII));
  }

  /// The end as it is, open transactions included.
  private long end(TopicPartition deliveries) throws Unavailable, InterruptedException {
    Admin asked = admin;
    if (asked == null) {
      asked = kafka.admin();
      admin = asked;
    }
    try {
      return asked
          .listOffsets(
              Map.of(deliveries, OffsetSpec.latest()),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(deliveries)
          .get(30, TimeUnit.SECONDS)
          .offset();
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("the ledger's end cannot be asked for", e);
    }
  }

  @Override
  public void close() {
    Admin asked = admin;
    admin = null;
    if (asked != null) {
      asked.close(Duration.ZERO);
    }
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ofSeconds(5));
    }
  }
}
