package objector.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import objector.events.Envelope;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads evidence back by its coordinates: one seek, one record. Coordinates are a hint, key and
/// hash decide: where something else lies there, the partition is searched, and a wrong record is
/// never shown. Callers may be many; each waits for one of a few consumers.
public final class EvidenceReader implements AutoCloseable {
  private static final int CONSUMERS = 4;
  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final ArrayBlockingQueue<Consumer<String, byte[]>> idle =
      new ArrayBlockingQueue<>(CONSUMERS);
  private final Semaphore permits = new Semaphore(CONSUMERS, true);
  private volatile boolean closed;

  public EvidenceReader(KafkaAccess kafka) {
    this(() -> kafka.consumer(settings()));
  }

  EvidenceReader(Supplier<Consumer<String, byte[]>> consumers) {
    this.consumers = consumers;
  }

  /// The bytes that were kept; empty when they are no more (erased), or were never there.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not answer in time, or searching took too long
  public Optional<byte[]> read(Evidence evidence) {
    acquire();
    Consumer<String, byte[]> consumer = null;
    try {
      consumer = idle.poll();
      if (consumer == null) {
        consumer = consumers.get();
      }
      Optional<byte[]> found = find(consumer, evidence);
      giveBack(consumer);
      consumer = null;
      return found;
    } catch (KafkaException e) {
      throw new TemporarilyUnavailable("Kafka did not give the evidence", e);
    } finally {
      if (consumer != null) {
        consumer.close();
      }
      permits.release();
    }
  }

  private static Optional<byte[]> find(Consumer<String, byte[]> consumer, Evidence evidence) {
    long end = System.nanoTime() + BOUND.toNanos();
    int partitions = consumer.partitionsFor(Topics.EVIDENCE.name(), BOUND).size();
    String key = evidence.id().value();
    int home = PersonPartitioner.partition(key, partitions);
    TopicPartition hinted = new TopicPartition(Topics.EVIDENCE.name(), evidence.partition());
    if (evidence.partition() < partitions) {
      consumer.assign(List.of(hinted));
      long last = consumer.endOffsets(List.of(hinted), BOUND).getOrDefault(hinted, 0L);
      if (evidence.offset() >= 0 && evidence.offset() < last) {
        consumer.seek(hinted, evidence.offset());
        byte[] there = first(consumer, hinted, last, evidence, end);
        if (there != null) {
          return Optional.of(there);
        }
      }
    }
    // The same mail twice keeps the later copy, a mirror shifts them all: the key's own partition
    // is searched from its beginning.
    return search(consumer, new TopicPartition(Topics.EVIDENCE.name(), home), evidence, end);
  }

  private static byte @Nullable [] first(
      Consumer<String, byte[]> consumer,
      TopicPartition partition,
      long last,
      Evidence evidence,
      long end) {
    try {
      while (consumer.position(partition, BOUND) < last) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          return payload(record, evidence);
        }
        if (System.nanoTime() > end) {
          throw new TemporarilyUnavailable("Kafka did not give the evidence within " + BOUND);
        }
      }
      return null;
    } catch (InvalidOffsetException e) {
      return null;
    }
  }

  private static Optional<byte[]> search(
      Consumer<String, byte[]> consumer, TopicPartition partition, Evidence evidence, long end) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long last = consumer.endOffsets(List.of(partition), BOUND).getOrDefault(partition, 0L);
    while (consumer.position(partition, BOUND) < last) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        byte[] payload = payload(record, evidence);
        if (payload != null) {
          return Optional.of(payload);
        }
      }
      if (System.nanoTime() > end) {
        throw new TemporarilyUnavailable("the evidence was not found within " + BOUND);
      }
    }
    return Optional.empty();
  }

  private static byte @Nullable [] payload(
      ConsumerRecord<String, byte[]> record, Evidence evidence) {
    if (!evidence.id().value().equals(record.key()) || record.value() == null) {
      return null;
    }
    try {
      byte[] payload = Envelope.of(record.value()).payload();
      return evidence.isOf(payload) ? payload : null;
    } catch (Json.Unreadable e) {
      return null;
    }
  }

  private void acquire() {
    try {
      if (!closed && permits.tryAcquire(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TemporarilyUnavailable("too many readers of evidence at once");
  }

  private void giveBack(Consumer<String, byte[]> consumer) {
    if (closed || !idle.offer(consumer)) {
      consumer.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Consumer<String, byte[]> consumer = idle.poll();
        consumer != null;
        consumer = idle.poll()) {
      consumer.close();
    }
  }

  private static Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(KafkaAccess.hasty());
    // Evidence is written outside of transactions: nothing open elsewhere may hide it.
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // A record larger than this still comes whole; small ones do not drag their neighbours along.
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    return all;
  }
}
