package objector.ingest.recipient;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/// How far a table was read: set by its reader, awaited by others.
final class TablePositions {
  private Map<TopicPartition, Long> read = Map.of();

  synchronized void set(Map<TopicPartition, Long> now) {
    if (!now.equals(read)) {
      read = Map.copyOf(now);
      notifyAll();
    }
  }

  /// Nothing counts as read any more.
  synchronized void forget() {
    read = Map.of();
  }

  /// Waits until all of the ends were reached.
  ///
  /// @param deadline of [System#nanoTime]
  synchronized boolean reached(Map<TopicPartition, Long> ends, long deadline) {
    while (!covers(ends)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private boolean covers(Map<TopicPartition, Long> ends) {
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (read.getOrDefault(end.getKey(), -1L) < end.getValue()) {
        return false;
      }
    }
    return true;
  }
}
