package objector.tracker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Topic;
import objector.tracker.streams.SourceReading;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/// The clients that Kafka Streams works with, made here so that it can be asked how far they have
/// read: Kafka Streams tells nobody.
final class ReadingClients implements KafkaClientSupplier, SourceReading {
  private static final int ANSWER_MILLIS = 10_000;

  /// A stream thread's own: only that thread may ask it, and only that thread's tasks do.
  private static final ThreadLocal<ReadingConsumer> OF_THREAD = new ThreadLocal<>();

  private final AtomicReference<@Nullable Admin> admin = new AtomicReference<>();

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    Admin made = Admin.create(settings);
    // Kafka Streams closes it when it closes itself; after that nothing is due any more.
    admin.set(made);
    return made;
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new ReadingConsumer(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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

  /// Remembers the last record that it handed over of each partition, and how long that took.
  private static final class ReadingConsumer extends KafkaConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Long> last = new HashMap<>();
    private final Rest rest = new Rest();
    private long waited;

    ReadingConsumer(Map<String, Object> settings) {
      super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      OF_THREAD.set(this);
      long begun = System.nanoTime();
      ConsumerRecords<byte[], byte[]> records = super.poll(rest.wait(timeout, begun));
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

    private Fetched fetched(TopicPartition partition) {
      try {
        return new Fetched(position(partition, Duration.ZERO), last.getOrDefault(partition, -1L));
      } catch (TimeoutException | IllegalStateException e) {
        // Not assigned any more, or not known yet where to begin.
        return Fetched.NOTHING;
      }
    }
  }
}
