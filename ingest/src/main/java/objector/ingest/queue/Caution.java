package objector.ingest.queue;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Finds the mail that ends the process itself, as by using up its memory, which no catching helps
/// against. How often the queue was begun at a position and came no further stands beside that
/// position. After two times the mails behind it are judged one by one, each noted before it
/// begins; one with which the process ended twice more is not judged again.
final class Caution {
  private static final int SUSPECTED = 2;
  private static final int GIVEN_UP = 4;

  /// As many as can have been in work, and then some.
  private static final long AHEAD = 1_000;

  private final Map<TopicPartition, Watch> watched = new HashMap<>();

  /// @param from where it was begun
  /// @param times how often before
  private record Watch(long from, int times) {
    boolean isAt(long offset) {
      return times >= SUSPECTED && offset >= from && offset < from + AHEAD;
    }
  }

  /// A partition where something waits is begun.
  ///
  /// @return what is to be committed before it is
  OffsetAndMetadata begin(TopicPartition partition, OffsetAndMetadata there) {
    int times = times(there.metadata());
    watched.put(partition, new Watch(there.offset(), times));
    return new OffsetAndMetadata(there.offset(), String.valueOf(times + 1));
  }

  /// Whether what lies there is to be judged alone.
  boolean isNeeded(TopicPartition partition, long offset) {
    Watch watch = watched.get(partition);
    return watch != null && watch.isAt(offset);
  }

  /// What is to be committed before a mail is judged alone.
  OffsetAndMetadata before(TopicPartition partition, long offset) {
    return new OffsetAndMetadata(
        offset, String.valueOf(Math.max(SUSPECTED, tried(partition, offset) + 1)));
  }

  /// Whether the process ended too often with this mail.
  boolean isGivenUp(TopicPartition partition, long offset) {
    return tried(partition, offset) >= GIVEN_UP;
  }

  private int tried(TopicPartition partition, long offset) {
    Watch watch = watched.get(partition);
    return watch != null && watch.from() == offset ? watch.times() : 0;
  }

  void forget(TopicPartition partition) {
    watched.remove(partition);
  }

  /// What is to be committed at an end that is none of a mail's doing, where nothing moved.
  Map<TopicPartition, OffsetAndMetadata> withoutSuspicion() {
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    watched.forEach(
        (partition, watch) -> all.put(partition, new OffsetAndMetadata(watch.from(), "")));
    return all;
  }

  private static int times(String metadata) {
    try {
      return Math.clamp(Integer.parseInt(metadata), 0, GIVEN_UP);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
