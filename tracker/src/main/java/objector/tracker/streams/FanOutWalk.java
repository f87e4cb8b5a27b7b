package objector.tracker.streams;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
  private final DossierStore dossiers;
  private @Nullable KeyValue<String, FanOutOrder> current;

  /// When the orders came that came since the task began.
  private final Map<String, Instant> came = new HashMap<>();

  private final Instant begun;

  FanOutWalk(
      Instant begun,
      KeyValueStore<String, FanOutOrder> queue,
      KeyValueStore<String, String> cursors,
      DossierStore dossiers) {
    this.begun = begun;
    this.queue = queue;
    this.cursors = cursors;
    this.dossiers = dossiers;
  }

  /// @param offset of the order in the task's partition: their order
  void add(long offset, FanOutOrder order, Instant now) {
    String key = "%019d".formatted(offset);
    queue.put(key, order);
    came.put(key, now);
  }

  /// Up to which moment must be known what people said before they are told: when the order came,
  /// or when the task began with it. Null: nobody waits.
  @Nullable Instant next() {
    KeyValue<String, FanOutOrder> order = current();
    return order == null ? null : came.getOrDefault(order.key, begun);
  }

  /// Walks on as far as the time lasts; answers whether anybody was visited.
  boolean walk(TimeSlice time, BiConsumer<Dossier, FanOutOrder> visit) {
    KeyValue<String, FanOutOrder> order = current();
    if (order == null) {
      return false;
    }
    String last = cursors.get(order.key);
    try (KeyValueIterator<String, byte[]> people = dossiers.after(last)) {
      while (people.hasNext()) {
        KeyValue<String, byte[]> person = people.next();
        visit.accept(dossiers.known(person), order.value);
        if (time.isOver()) {
          cursors.put(order.key, person.key);
          return true;
        }
      }
    }
    queue.delete(order.key);
    cursors.delete(order.key);
    came.remove(order.key);
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
