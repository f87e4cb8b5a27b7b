package objector.ingest.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far the queue has been worked: mails end in any order, and a position says that all before
/// it have ended. Told by several threads.
final class JudgedPositions {
  private final Map<TopicPartition, Progress> all = new HashMap<>();

  private static final class Progress {
    private final TreeMap<Long, Instant> open = new TreeMap<>();
    private long read;
    private long committed = -1;
    private long heldUntil;

    /// All before this has ended.
    long reached() {
      return open.isEmpty() ? read : open.firstKey();
    }
  }

  /// A partition is read from there on.
  ///
  /// @param committed what the group has; negative: nothing
  /// @param heldUntil nothing is said of it before it was read up to there
  synchronized void start(TopicPartition partition, long from, long committed, long heldUntil) {
    Progress progress = new Progress();
    progress.read = from;
    progress.committed = committed;
    progress.heldUntil = heldUntil;
    all.put(partition, progress);
  }

  /// A mail begins to be judged.
  ///
  /// @param at when it came
  synchronized void begin(TopicPartition partition, long offset, Instant at) {
    Progress progress = all.get(partition);
    if (progress != null) {
      progress.open.put(offset, at);
    }
  }

  /// What was seen of a mail is written.
  synchronized void end(TopicPartition partition, long offset) {
    Progress progress = all.get(partition);
    if (progress != null) {
      progress.open.remove(offset);
    }
  }

  /// All before this has been read, and what is to be judged of it has begun.
  synchronized void read(TopicPartition partition, long next) {
    Progress progress = all.get(partition);
    if (progress != null) {
      progress.read = next;
    }
  }

  /// Others have them now.
  synchronized void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(all::remove);
  }

  /// What is further than the group knows.
  synchronized Map<TopicPartition, OffsetAndMetadata> news() {
    Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
    all.forEach((partition, progress) -> {
      long reached = progress.reached();
      if (reached > progress.committed && reached >= progress.heldUntil) {
        news.put(partition, new OffsetAndMetadata(reached));
      }
    });
    return news;
  }

  synchronized void committed(Map<TopicPartition, OffsetAndMetadata> positions) {
    positions.forEach((partition, position) -> {
      Progress progress = all.get(partition);
      if (progress != null) {
        progress.committed = Math.max(progress.committed, position.offset());
      }
    });
  }

  /// Whether a partition is still where it was begun.
  synchronized boolean isAt(TopicPartition partition, long offset) {
    Progress progress = all.get(partition);
    return progress != null && progress.reached() == offset;
  }

  /// Whether something is being judged, or is further than the group knows.
  synchronized boolean moves() {
    return all.values().stream().anyMatch(progress -> !progress.open.isEmpty())
        || !news().isEmpty();
  }

  /// Since when the eldest of the mails that are being judged waits.
  synchronized @Nullable Instant eldest() {
    Instant eldest = null;
    for (Progress progress : all.values()) {
      for (Instant at : progress.open.values()) {
        eldest = eldest == null || at.isBefore(eldest) ? at : eldest;
      }
    }
    return eldest;
  }
}
