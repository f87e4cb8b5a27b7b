package objector.tracker.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import objector.tracker.streams.SourceReading.Fetched;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Up to which moment a task knows all that had been written to its partitions by then. A deadline
/// that fires before says "Meta did not answer" while the answer lies on the topic, unread. So the
/// ends are asked for when something is due, and it fires once all before them was taken.
final class Knowledge {
  private static final Logger LOG = LoggerFactory.getLogger(Knowledge.class);
  private static final long PAUSE_AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

  private final SourceReading reading;
  private final int partition;
  private final Map<String, Long> taken = new HashMap<>();
  private Instant reaches = Instant.MIN;

  /// Asked for and not reached yet; null: nothing is asked for.
  private @Nullable Ends asked;

  private long pausedSince;
  private boolean paused;

  Knowledge(SourceReading reading, Iterable<String> topics, int partition) {
    this.reading = reading;
    this.partition = partition;
    for (String topic : topics) {
      reading.forget(topic, partition);
    }
  }

  /// To be told of each record, whatever became of it.
  void took(String topic, long offset) {
    taken.put(topic, offset);
  }

  Instant reaches() {
    return reaches;
  }

  /// Reaches further if it can, up to now at most; to be asked again while something waits.
  Instant reach(Instant now) {
    if (asked == null && !isPausing()) {
      asked = new Ends(now, reading.ends(partition).toCompletableFuture(), new HashMap<>());
    }
    Ends ends = asked;
    if (ends == null) {
      return reaches;
    }
    if (ends.offsets.isCompletedExceptionally()) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .log("Kafka did not tell where the topics end; what is due waits");
      asked = null;
      paused = true;
      pausedSince = System.nanoTime();
    } else if (ends.offsets.isDone() && isTaken(ends)) {
      reaches = ends.at;
      asked = null;
    }
    return reaches;
  }

  private boolean isPausing() {
    paused = paused && System.nanoTime() - pausedSince < PAUSE_AFTER_FAILURE;
    return paused;
  }

  private boolean isTaken(Ends ends) {
    for (Map.Entry<String, Long> end : ends.offsets.join().entrySet()) {
      Fetched fetched = reading.fetched(end.getKey(), partition);
      if (fetched.next() < end.getValue()) {
        return false;
      }
      // Fetched, but perhaps still waiting its turn.
      long needed = ends.needed.computeIfAbsent(end.getKey(), topic -> fetched.last());
      if (taken.getOrDefault(end.getKey(), -1L) < needed) {
        return false;
      }
    }
    return true;
  }

  /// Where the topics ended at a moment, and the last record to take of each, once that is known.
  private record Ends(
      Instant at, CompletableFuture<Map<String, Long>> offsets, Map<String, Long> needed) {}
}
