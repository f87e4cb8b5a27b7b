package objector.tracker.streams;

import java.util.function.BiConsumer;
import objector.events.page.FanOutOrder;
import objector.events.person.Dossier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Brings page events to all people of a task, in slices, one order after the other. Queue and
/// cursor are stored, so a restart goes on where the last committed slice ended.
final class FanOutWalk {
  private final KeyValueStore<String, FanOutOrder> queue;
  private final KeyValueStore<String, String> cursors;
  private final KeyValueStore<String, Dossier> dossiers;
  private @Nullable KeyValue<String, FanOutOrder> current;

  FanOutWalk(
      KeyValueStore<String, FanOutOrder> queue,
      KeyValueStore<String, String> cursors,
      KeyValueStore<String, Dossier> dossiers) {
    this.queue = queue;
    this.cursors = cursors;
    this.dossiers = dossiers;
  }

  /// @param offset of the order in the task's partition: their order
  void add(long offset, FanOutOrder order) {
    queue.put("%019d".formatted(offset), order);
  }

  /// Walks on as far as the time lasts; answers whether anybody was visited.
  boolean walk(TimeSlice time, BiConsumer<Dossier, FanOutOrder> visit) {
    KeyValue<String, FanOutOrder> order = current();
    if (order == null) {
      return false;
    }
    String last = cursors.get(order.key);
    try (KeyValueIterator<String, Dossier> people =
        dossiers.range(last == null ? null : last + "\0", null)) {
      while (people.hasNext()) {
        KeyValue<String, Dossier> person = people.next();
        visit.accept(person.value, order.value);
        if (time.isOver()) {
          cursors.put(order.key, person.key);
          return true;
        }
      }
    }
    queue.delete(order.key);
    cursors.delete(order.key);
    current = null;
    return true;
  }

  private @Nullable KeyValue<String, FanOutOrder> current() {
    if (current == null) {
      try (KeyValueIterator<String, FanOutOrder> orders = queue.all()) {
        current = orders.hasNext() ? orders.next() : null;
      }
    }
    return current;
  }
}
