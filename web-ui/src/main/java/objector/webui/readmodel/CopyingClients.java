package objector.webui.readmodel;

import java.util.Map;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/// The clients of a reader of global stores, of which only the consumer does anything.
final class CopyingClients implements KafkaClientSupplier {
  private final KafkaAccess kafka;
  private volatile @Nullable RestingConsumer copying;

  CopyingClients(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// All there was has been read: from now on it waits for what comes.
  void rest() {
    RestingConsumer consumer = copying;
    if (consumer != null) {
      consumer.rest();
    }
  }

  /// Its thread looks whether it is to end.
  void rouse() {
    RestingConsumer consumer = copying;
    if (consumer != null) {
      consumer.rouse();
    }
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    RestingConsumer made = new RestingConsumer(kafka, settings);
    copying = made;
    return made.consumer();
  }

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return RestingConsumer.of(settings, Map.of());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return RestingConsumer.of(settings, Map.of());
  }
}
