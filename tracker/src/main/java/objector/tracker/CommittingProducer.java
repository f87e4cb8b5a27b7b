package objector.tracker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import objector.tracker.store.CommittedStores;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Tells the stores of what it committed, and up to where. A transaction that would say nothing new
/// is none: to Kafka Streams each look at a clock is something to be committed, and an idle house
/// would write its positions, and that they hold, every two seconds for ever.
final class CommittingProducer extends KafkaProducer<byte[], byte[]> {
  private final CommittedStores stores;
  private final SaidOffsets said = new SaidOffsets();

  /// Of this transaction. Filled by the producer's own thread.
  private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

  private boolean sent;

  CommittingProducer(Map<String, Object> settings, CommittedStores stores) {
    super(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.stores = stores;
  }

  @Override
  public void beginTransaction() {
    super.beginTransaction();
    said.begins();
    sent = false;
  }

  @Override
  public Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    sent = true;
    return super.send(
        record,
        (metadata, trouble) -> {
          if (trouble == null && metadata.hasOffset()) {
            written.merge(
                new TopicPartition(metadata.topic(), metadata.partition()),
                metadata.offset(),
                Math::max);
          }
          if (callback != null) {
            callback.onCompletion(metadata, trouble);
          }
        });
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    if (sent || said.isNew(offsets, System.nanoTime())) {
      super.sendOffsetsToTransaction(offsets, group);
      said.asked(offsets, System.nanoTime());
    }
  }

  /// All that was sent is answered when it returns; where nothing was, Kafka is not asked.
  @Override
  public void commitTransaction() {
    super.commitTransaction();
    said.holds();
    Map<TopicPartition, Long> committed = Map.copyOf(written);
    written.clear();
    stores.committed(committed);
  }

  @Override
  public void abortTransaction() {
    super.abortTransaction();
    said.forget();
    written.clear();
  }
}
