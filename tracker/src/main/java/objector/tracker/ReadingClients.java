package objector.tracker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topic;
import objector.kafka.PromptConsumer;
import objector.tracker.store.CommittedStores;
import objector.tracker.streams.SourceReading;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clients that Kafka Streams works with, made here so that it can be asked how far they have
/// read: Kafka Streams tells nobody.
final class ReadingClients implements KafkaClientSupplier, SourceReading {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingClients.class);
  private static final int ANSWER_MILLIS = 10_000;

  /// A stream thread's own: only that thread may ask it, and only that thread's tasks do.
  private static final ThreadLocal<ReadingConsumer> OF_THREAD = new ThreadLocal<>();

  private final boolean alone;
  private final AtomicReference<@Nullable Admin> admin = new AtomicReference<>();
  private final CommittedStores stores = new CommittedStores(this::end);
  private final List<ReadingConsumer> readers = new CopyOnWriteArrayList<>();
  private volatile boolean busy = true;

  /// @param alone whether all readers are of one process
  ReadingClients(boolean alone) {
    this.alone = alone;
  }

  /// The stores that hear of what these clients commit.
  CommittedStores stores() {
    return stores;
  }

  /// Whether stores are being read back, or partitions taken over: what has become ready meanwhile
  /// is looked at only between two waits for records.
  void busy(boolean now) {
    busy = now;
  }

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    Admin made = Admin.create(settings);
    // Kafka Streams closes it when it closes itself; after that nothing is due any more.
    admin.set(made);
    return made;
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new CommittingProducer(settings, stores);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    // Kafka Streams lets nobody choose.
    all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, PromptAssignor.class.getName());
    ReadingConsumer made = new ReadingConsumer(all);
    readers.add(made);
    return made;
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return new PromptConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Ends the waits for records that are under way, so that their threads see what else there is:
  /// that they are to end.
  void rouse() {
    readers.forEach(ReadingConsumer::rouse);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getRestoreConsumer(settings);
  }

  /// What is not committed yet counts, too: it was there.
  @Override
  public CompletionStage<Map<String, Long>> ends(int partition) {
    Admin asked = admin.get();
    if (asked == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("not started"));
    }
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Topic<?> topic : TrackerTopology.ofPeople()) {
      latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
    }
    return asked
        .listOffsets(
            latest,
            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(ANSWER_MILLIS))
        .all()
        .toCompletionStage()
        .thenApply(offsets -> {
          Map<String, Long> ends = new HashMap<>();
          offsets.forEach((topic, end) -> ends.put(topic.topic(), end.offset()));
          return ends;
        });
  }

  private OptionalLong end(TopicPartition changelog) {
    Admin asked = admin.get();
    if (asked == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          asked
              .listOffsets(
                  Map.of(changelog, OffsetSpec.latest()),
                  new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(ANSWER_MILLIS))
              .partitionResult(changelog)
              .get()
              .offset());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (ExecutionException e) {
      LOG.debug("Where a changelog ends is not known", e);
      return OptionalLong.empty();
    }
  }

  @Override
  public Fetched fetched(String topic, int partition) {
    @Nullable ReadingConsumer consumer = OF_THREAD.get();
    return consumer == null
        ? Fetched.NOTHING
        : consumer.fetched(new TopicPartition(topic, partition));
  }

  @Override
  public void forget(String topic, int partition) {
    @Nullable ReadingConsumer consumer = OF_THREAD.get();
    if (consumer != null) {
      consumer.last.remove(new TopicPartition(topic, partition));
    }
  }

  @Override
  public long waited() {
    @Nullable ReadingConsumer consumer = OF_THREAD.get();
    return consumer == null ? 0 : consumer.waited;
  }

  @Override
  public void stayAwake() {
    @Nullable ReadingConsumer consumer = OF_THREAD.get();
    if (consumer != null) {
      consumer.rest.worked(System.nanoTime());
    }
  }

  @Override
  public void hurry() {
    @Nullable ReadingConsumer consumer = OF_THREAD.get();
    if (consumer != null) {
      consumer.hurried = true;
    }
  }

  /// Remembers the last record that it handed over of each partition, and how long that took.
  private final class ReadingConsumer extends PromptConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Long> last = new HashMap<>();
    private final Rest rest = new Rest(alone);
    private final @Nullable FetchHold hold;
    private long waited;
    private boolean waiting;
    private boolean hurried;

    ReadingConsumer(Map<String, Object> settings) {
      super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      hold = alone ? FetchHold.of(this) : null;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      OF_THREAD.set(this);
      long begun = System.nanoTime();
      if (busy) {
        rest.worked(begun);
      }
      Duration wait = hurried ? Duration.ZERO : rest.wait(timeout, begun);
      if (hold != null) {
        hold.next(wait.compareTo(timeout) > 0, !paused().isEmpty());
      }
      ConsumerRecords<byte[], byte[]> records = await(wait);
      hurried = false;
      long ended = System.nanoTime();
      waited += ended - begun;
      if (!records.isEmpty()) {
        rest.worked(ended);
      }
      for (TopicPartition partition : records.partitions()) {
        last.put(partition, records.records(partition).getLast().offset());
      }
      return records;
    }

    private ConsumerRecords<byte[], byte[]> await(Duration wait) {
      waits(true);
      try {
        return super.poll(wait);
      } catch (WakeupException e) {
        // Kafka Streams knows nothing of being roused: to it, nothing came.
        return ConsumerRecords.empty();
      } finally {
        waits(false);
      }
    }

    private synchronized void waits(boolean now) {
      waiting = now;
    }

    private synchronized void rouse() {
      if (waiting) {
        wakeup();
      }
    }

    /// Streams closes it from the thread that polls, or where it never began.
    @Override
    public void close(CloseOptions how) {
      readers.remove(this);
      super.close(how);
    }

    private Fetched fetched(TopicPartition partition) {
      try {
        return new Fetched(position(partition, Duration.ZERO), last.getOrDefault(partition, -1L));
      } catch (TimeoutException | WakeupException | IllegalStateException e) {
        // Not assigned any more, or not known yet where to begin.
        return Fetched.NOTHING;
      }
    }
  }
}
