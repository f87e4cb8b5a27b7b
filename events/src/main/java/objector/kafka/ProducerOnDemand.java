package objector.kafka;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// A producer that is made when something is to be written for the first time. Most of what might
/// be written never is (what cannot be read, whoever is erased), and each producer is a thread, its
/// buffers and some hundred figures.
public final class ProducerOnDemand implements Supplier<Producer<String, byte[]>>, AutoCloseable {
  private final KafkaAccess kafka;
  private @Nullable Producer<String, byte[]> made;
  private boolean closed;

  /// None yet.
  public ProducerOnDemand(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// The one there is.
  ///
  /// @throws IllegalStateException after the end
  @Override
  public synchronized Producer<String, byte[]> get() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    Producer<String, byte[]> open = made;
    if (open == null) {
      open = kafka.producer(Map.of());
      made = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (made != null) {
      made.close();
      made = null;
    }
  }
}
