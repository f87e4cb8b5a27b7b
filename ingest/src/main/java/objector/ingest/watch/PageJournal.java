package objector.ingest.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import objector.events.Envelope;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.WatchState;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what a look came to. Evidence goes first and by itself; event and state follow in
/// one transaction that Kafka refuses when the lease is no longer ours.
public final class PageJournal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageJournal.class);
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Producer<String, byte[]> plain;
  private final Supplier<Producer<String, byte[]>> transactional;
  private @Nullable Producer<String, byte[]> open;

  /// Writes by producers of its own, one a partition.
  ///
  /// @param transactional makes a producer with [#settings]
  public PageJournal(
      Producer<String, byte[]> plain, Supplier<Producer<String, byte[]>> transactional) {
    this.plain = plain;
    this.transactional = transactional;
  }

  public static Map<String, Object> settings(String instance) {
    return Map.of(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, PageLeases.GROUP + "-" + instance,
        // What an open transaction of a paused holder hides, it hides for no longer than this.
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
        ProducerConfig.LINGER_MS_CONFIG, 0);
  }

  Evidence keep(PageId page, byte[] raw) {
    String hash = Evidence.sha256(raw);
    EvidenceId id = EvidenceId.of(page, hash);
    byte[] envelope = Envelope.plain(page.value(), raw).toBytes();
    try {
      RecordMetadata kept =
          plain
              .send(new ProducerRecord<>(Topics.EVIDENCE.name(), id.value(), envelope))
              .get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
      return new Evidence(id, kept.partition(), kept.offset(), hash, raw.length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not take a page", e);
    }
  }

  /// Writes all or nothing.
  ///
  /// @throws LeaseLost when another instance has these pages now
  /// @throws TemporarilyUnavailable when Kafka does not answer; whether it was written is then not
  ///   known, and the same events may be written again
  synchronized void write(Lease lease, List<PageEvent> events, WatchState state) {
    try {
      Producer<String, byte[]> producer = producer();
      producer.beginTransaction();
      // The commit reports what became of each.
      for (PageEvent event : events) {
        var _ = producer.send(Topics.PAGES.record(event));
      }
      var _ = producer.send(Topics.WATCH.record(state));
      // Never empty, as Kafka checks the membership with the offsets only. The offset itself is
      // read by nobody.
      producer.sendOffsetsToTransaction(
          Map.of(lease.partition(), new OffsetAndMetadata(0)), lease.membership());
      producer.commitTransaction();
    } catch (CommitFailedException e) {
      abort();
      throw new LeaseLost();
    } catch (KafkaException e) {
      // A new producer ends what this one left open.
      forget();
      throw new TemporarilyUnavailable("Kafka did not take what a look came to", e);
    }
  }

  private Producer<String, byte[]> producer() {
    Producer<String, byte[]> ready = open;
    if (ready == null) {
      ready = transactional.get();
      try {
        ready.initTransactions();
      } catch (KafkaException e) {
        end(ready, Duration.ZERO);
        throw e;
      }
      open = ready;
    }
    return ready;
  }

  private void abort() {
    try {
      if (open != null) {
        open.abortTransaction();
      }
    } catch (KafkaException e) {
      forget();
    }
  }

  private void forget() {
    end(Duration.ZERO);
  }

  @Override
  public synchronized void close() {
    end(Duration.ofSeconds(5));
  }

  private void end(Duration within) {
    Producer<String, byte[]> former = open;
    open = null;
    if (former != null) {
      end(former, within);
    }
  }

  /// Who loses its pages is interrupted, maybe here: then a producer says so, and is closed all the
  /// same. One that were kept would refuse all that comes later.
  private static void end(Producer<String, byte[]> former, Duration within) {
    try {
      former.close(within);
    } catch (KafkaException e) {
      LOG.debug("A producer's end was cut short", e);
    }
  }

  /// Another instance watches these pages now.
  static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
