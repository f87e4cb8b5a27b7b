package objector.ingest.recipient;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.recipient.Recipients.Lookup.Known;
import objector.ingest.recipient.Recipients.Lookup.NotYet;
import objector.ingest.recipient.Recipients.Lookup.Unknown;
import objector.kafka.DeadLetters;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who owns which address token, read from `objector.mailboxes` and kept in memory. One thread owns
/// the consumer.
public final class MailboxOwners implements Recipients, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxOwners.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String PART = "mailboxes";

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Ends ends;
  private final DeadLetters dead;
  private final Map<AddressToken, PersonId> table = new ConcurrentHashMap<>();
  private final TablePositions positions = new TablePositions();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Consumer<String, byte[]> reading;
  private volatile @Nullable String trouble;
  private final KeptRunning kept = new KeptRunning(PART, this::run, () -> closed.getCount() == 0);
  private @Nullable Thread thread;

  public MailboxOwners(Supplier<Consumer<String, byte[]>> consumers, Ends ends, DeadLetters dead) {
    this.consumers = consumers;
    this.ends = ends;
    this.dead = dead;
  }

  /// Begins to read; returns at once.
  public void start() {
    thread = Thread.ofPlatform().name("ingest-mailboxes").daemon().start(kept);
  }

  /// Waits until all that is written now has been read.
  ///
  /// @return false when that took too long
  public boolean caughtUp(Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    try {
      return positions.reached(ends.now(within), deadline);
    } catch (TemporarilyUnavailable e) {
      return false;
    }
  }

  @Override
  public Lookup find(AddressToken token) {
    PersonId known = table.get(token);
    if (known != null) {
      return new Known(known);
    }
    if (!caughtUp(PATIENCE)) {
      return new NotYet();
    }
    PersonId now = table.get(token);
    return now == null ? new Unknown() : new Known(now);
  }

  public Health health() {
    String problem = trouble;
    return kept.health(problem == null ? Health.up(PART) : Health.degraded(PART, problem));
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void run() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (closed.getCount() > 0) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        reading = consumer;
        readAll(consumer);
      } catch (WakeupException | InterruptException e) {
        // Closing, or else it is begun again.
        throw e;
      } catch (RuntimeException e) {
        trouble = "the table of addresses cannot be read";
        LOG.warn("The table of addresses cannot be read: {}", e.toString());
        pause.await(closed);
      } finally {
        reading = null;
        // Read anew from the beginning: who is not found meanwhile is not unknown.
        positions.forget();
      }
    }
  }

  private void readAll(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.MAILBOXES.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("topic " + Topics.MAILBOXES + " is not there");
    }
    table.clear();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    // In a table in which nobody stands, or nobody any more, nothing would end the first wait.
    positions.set(read(consumer, partitions));
    while (closed.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        take(record);
      }
      trouble = null;
      positions.set(read(consumer, partitions));
    }
  }

  private static Map<TopicPartition, Long> read(
      Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> read = new HashMap<>();
    for (TopicPartition partition : partitions) {
      read.put(partition, consumer.position(partition));
    }
    return read;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      AddressToken token = new AddressToken(record.key());
      if (record.value() == null) {
        table.remove(token);
        return;
      }
      table.put(token, Topics.MAILBOXES.decode(record.value()).person());
    } catch (Json.Unreadable | IllegalArgumentException e) {
      bury(record, String.valueOf(e.getMessage()));
    }
  }

  private void bury(ConsumerRecord<String, byte[]> record, String reason) {
    try {
      dead.put(record, reason);
      LOG.warn("An unreadable record on {} went to the dead letters", record.topic());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    Threads.join(thread);
  }

  /// Where the topic ends at this moment, for a reader of what is committed.
  public interface Ends {
    /// The end of each partition.
    ///
    /// @throws TemporarilyUnavailable when Kafka does not answer in time
    Map<TopicPartition, Long> now(Duration within);
  }
}
