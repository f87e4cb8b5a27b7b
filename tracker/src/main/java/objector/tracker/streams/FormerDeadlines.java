package objector.tracker.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.schedule.Deadlines;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The deadlines that releases until November 2026 set, each in a record of its own with a
/// changelog. They fire from there, unless their person's record is written before: then they go
/// into it. After some months none is left.
final class FormerDeadlines {
  private final KeyValueStore<String, String> store;
  private final DeadlineQueue queue;

  /// Whether some may be left; null: nobody has looked.
  private @Nullable Boolean some;

  FormerDeadlines(KeyValueStore<String, String> store) {
    this.store = store;
    this.queue = new DeadlineQueue(store);
  }

  /// Those of a person, who has them from now on. One that was put off until a morning is not
  /// found, and fires from here.
  PendingDeadlines take(Dossier dossier) {
    if (!isSome()) {
      return PendingDeadlines.NONE;
    }
    List<Deadline> taken = new ArrayList<>();
    for (Deadline deadline : Deadlines.of(dossier)) {
      String key = deadline.key();
      if (store.get(key) != null) {
        store.delete(key);
        taken.add(deadline);
      }
    }
    return PendingDeadlines.of(taken);
  }

  /// The moment of the first that is due.
  @Nullable Instant next(Instant now) {
    return isSome() ? queue.next(now) : null;
  }

  /// Fires what is due, as far as the time lasts; answers whether anything was.
  boolean fire(Instant now, TimeSlice time, Consumer<Deadline> action) {
    return isSome() && queue.fire(now, time, action);
  }

  /// Puts one off that nobody can work in now.
  void schedule(Deadline deadline) {
    queue.schedule(deadline);
  }

  private boolean isSome() {
    Boolean known = some;
    if (known == null) {
      try (KeyValueIterator<String, String> all = store.all()) {
        known = all.hasNext();
      }
      some = known;
    }
    return known;
  }
}
