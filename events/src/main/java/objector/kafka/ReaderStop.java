package objector.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/// Ends a loop that reads a topic, from another thread, also while it waits for what comes.
public final class ReaderStop {
  private volatile boolean stopped;
  private volatile @Nullable Consumer<?, ?> reader;

  public boolean isStopped() {
    return stopped;
  }

  /// Whether the loop is to begin, or to begin again.
  public boolean goesOn() {
    return !stopped && !Thread.currentThread().isInterrupted();
  }

  /// The loop ends after what it is doing.
  public void stop() {
    stopped = true;
    Consumer<?, ?> waiting = reader;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  /// From now on the loop waits for this consumer.
  public void reads(Consumer<?, ?> consumer) {
    reader = consumer;
  }

  /// The consumer is closed, or about to be.
  public void readsNoMore() {
    reader = null;
  }
}
