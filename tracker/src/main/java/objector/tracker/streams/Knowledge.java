package objector.tracker.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import objector.tracker.streams.SourceReading.Fetched;
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

  /// Asked for and not reached yet.
  private Ends asked = Ends.NONE;

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
    if (asked == Ends.NONE && !isPausing()) {
      asked = new Ends(now, reading.ends(partition).toCompletableFuture());
    }
    if (asked.offsets.isCompletedExceptionally()) {
      LOG.atWarn().addKeyValue("partition", partition).log(
          "Kafka did not tell where the topics end; what is due waits");
      asked = Ends.NONE;
      paused = true;
      pausedSince = System.nanoTime();
    } else if (asked != Ends.NONE && asked.offsets.isDone() && isTaken(asked.offsets.join())) {
      reaches = asked.at;
      asked = Ends.NONE;
    }
    return reaches;
  }

  private boolean isPausing() {
    paused = paused && System.nanoTime() - pausedSince < PAUSE_AFTER_FAILURE;
    return paused;
  }

  private boolean isTaken(Map<String, Long> ends) {
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      Fetched fetched = reading.fetched(end.getKey(), partition);
      if (fetched.next() < end.getValue()) {
        return false;
      }
      // Fetched, but perhaps still waiting its turn.
      long needed = asked.needed.computeIfAbsent(end.getKey(), topic -> fetched.last());
      if (taken.getOrDefault(end.getKey(), -1L) < needed) {
        return false;
      }
    }
    return true;
  }

  /// Where the topics ended at a moment, and the last record to take of each, once that is known.
  private record Ends(
      Instant at, CompletableFuture<Map<String, Long>> offsets, Map<String, Long> needed) {
    private static final Ends NONE = new Ends(Instant.MIN, new CompletableFuture<>());

    Ends(Instant at, CompletableFuture<Map<String, Long>> offsets) {
      this(at, offsets, new HashMap<>());
    }
  }
}
