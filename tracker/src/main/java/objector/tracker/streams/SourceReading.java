package objector.tracker.streams;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/// How far this process has read what the people's tasks read. Whoever runs the topology knows; a
/// processor is told of each record alone, and cannot know whether another one waits.
public interface SourceReading {
  /// Where the topics of a task end at this moment, or a little later, committed or not.
  ///
  /// @param partition the task's, in all of its topics
  /// @return by topic, the offset of the next record that will be written
  CompletionStage<Map<String, Long>> ends(int partition);

  /// What was fetched of a topic's partition since [#forget].
  Fetched fetched(String topic, int partition);

  /// A task begins with a partition: what was fetched for an earlier one is not for it.
  void forget(String topic, int partition);

  /// How long this thread has waited for records so far, in nanoseconds.
  long waited();

  /// There is work beside the records: the thread may not wait long for them.
  default void stayAwake() {}

  /// There is work right now: the thread's next look at the records is to be no wait.
  default void hurry() {}

  /// How far a partition was fetched.
  ///
  /// @param next the offset that will be fetched next; what lies before it was handed over, or is
  ///   no record (a transaction's marker, a gap after compaction)
  /// @param last the offset of the last record that was handed over; -1: none
  record Fetched(long next, long last) {
    /// Nothing yet, not even where to begin.
    public static final Fetched NOTHING = new Fetched(-1, -1);
  }
}
