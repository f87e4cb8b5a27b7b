package objector.tracker.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A task's deadlines, in the order of their moments.
final class DeadlineQueue {
  private static final int AT_ONCE = 64;

  private final KeyValueStore<String, String> store;

  /// Nothing stands before this key. Without it each look would walk over the graves of all
  /// deadlines that were ever fired.
  private String from = "";

  /// The smallest key that was set while others fired.
  private @Nullable String setMeanwhile;

  DeadlineQueue(KeyValueStore<String, String> store) {
    this.store = store;
  }

  /// Sets and takes back what is awaited of a person otherwise than before.
  void follow(PendingDeadlines before, PendingDeadlines now) {
    if (before.equals(now)) {
      return;
    }
    List<String> old = before.keys();
    List<String> keys = now.keys();
    for (String key : old) {
      if (!keys.contains(key)) {
        store.delete(key);
      }
    }
    for (String key : keys) {
      if (!old.contains(key)) {
        schedule(key);
      }
    }
  }

  void schedule(Deadline deadline) {
    schedule(deadline.key());
  }

  private void schedule(String key) {
    store.put(key, "");
    from = smaller(from, key);
    setMeanwhile = setMeanwhile == null ? key : smaller(setMeanwhile, key);
  }

  /// The moment of the first deadline that is due.
  @Nullable Instant next(Instant now) {
    List<Deadline> due = due(Deadline.keyAfter(now), 1);
    if (due.isEmpty()) {
      passOver(now);
      return null;
    }
    return due.getFirst().at();
  }

  private void passOver(Instant now) {
    String end = Deadline.keyAfter(now);
    from = from.compareTo(end) < 0 ? end : from;
  }

  /// Fires what is due, as far as the time lasts; answers whether anything was.
  boolean fire(Instant now, TimeSlice time, Consumer<Deadline> action) {
    String end = Deadline.keyAfter(now);
    List<Deadline> due = due(end, AT_ONCE);
    setMeanwhile = null;
    String reached = due.isEmpty() && from.compareTo(end) < 0 ? end : from;
    for (Deadline deadline : due) {
      reached = deadline.key();
      store.delete(reached);
      action.accept(deadline);
      if (time.isOver()) {
        break;
      }
    }
    from = setMeanwhile == null ? reached : smaller(reached, setMeanwhile);
    return !due.isEmpty();
  }

  private static String smaller(String one, String other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private List<Deadline> due(String end, int most) {
    List<Deadline> due = new ArrayList<>();
    if (from.compareTo(end) < 0) {
      try (KeyValueIterator<String, String> deadlines = store.range(from, end)) {
        while (deadlines.hasNext() && due.size() < most) {
          due.add(Deadline.of(deadlines.next().key));
        }
      }
    }
    return due;
  }
}
