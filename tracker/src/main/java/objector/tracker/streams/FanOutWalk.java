package objector.tracker.streams;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import objector.tracker.kept.WalkedOrders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Brings page events to those people of a task whom they may concern, in slices, one order after
/// the other. Queue and cursor are stored, so a restart goes on where the last committed slice
/// ended. What was walked stays known for a time: see [WalkedOrders].
final class FanOutWalk {
  private final KeyValueStore<String, FanOutOrder> queue;
  private final KeyValueStore<String, String> cursors;
  private final DossierStore dossiers;
  private final Function<PageEvent, @Nullable String> audience;
  private final WalkedOrders walked;
  private @Nullable KeyValue<String, FanOutOrder> current;

  /// Nothing waits in the queue; so it need not be looked at.
  private boolean empty;

  /// When the orders came that came since the task began.
  private final Map<String, Instant> came = new HashMap<>();

  private final Instant begun;

  /// @param audience whom an event may concern; null: everybody
  FanOutWalk(
      Instant begun,
      KeyValueStore<String, FanOutOrder> queue,
      KeyValueStore<String, String> cursors,
      DossierStore dossiers,
      Function<PageEvent, @Nullable String> audience) {
    this.begun = begun;
    this.queue = queue;
    this.cursors = cursors;
    this.walked = new WalkedOrders(queue, cursors);
    this.dossiers = dossiers;
    this.audience = audience;
  }

  /// @param offset of the order in the task's partition: their order
  void add(long offset, FanOutOrder order, Instant now) {
    String key = "%019d".formatted(offset);
    queue.put(key, order);
    came.put(key, now);
    empty = false;
  }

  /// Up to which moment must be known what people said before they are told: when the order came,
  /// or when the task began with it. Null: nobody waits.
  @Nullable Instant next() {
    KeyValue<String, FanOutOrder> order = current();
    return order == null ? null : came.getOrDefault(order.key, begun);
  }

  /// Walks on as far as the time lasts; answers whether anybody was visited.
  ///
  /// @param visit takes a person and their dossier as it is stored
  boolean walk(
      TimeSlice time, Instant now, BiConsumer<KeyValue<String, byte[]>, FanOutOrder> visit) {
    KeyValue<String, FanOutOrder> order = current();
    if (order == null) {
      return false;
    }
    String last = cursors.get(order.key);
    PageEvent cause = order.value.cause();
    try (Audience people = dossiers.audience(audience.apply(cause), cause.page(), last)) {
      while (people.hasNext()) {
        KeyValue<String, byte[]> person = people.next();
        visit.accept(person, order.value);
        if (time.isOver()) {
          cursors.put(order.key, person.key);
          return true;
        }
      }
      people.end();
    }
    walked.add(order, now);
    came.remove(order.key);
    current = null;
    return true;
  }

  /// The news that have passed a person by, later than a moment by the times that they name; in
  /// that order, each once.
  List<PageEvent> passed(PersonId person, Instant named) {
    Map<EventId, PageEvent> passed = new HashMap<>();
    walked.since(named).forEach(news -> passed.put(news.id(), news));
    KeyValue<String, FanOutOrder> order = current();
    String cursor = order == null ? null : cursors.get(order.key);
    if (order != null && cursor != null && person.value().compareTo(cursor) <= 0) {
      PageEvent news = order.value.cause();
      if (news.at().isAfter(named)) {
        passed.put(news.id(), news);
      }
    }
    return passed.values().stream().sorted(Comparator.comparing(PageEvent::at)).toList();
  }

  /// The first that is not walked to its end.
  private @Nullable KeyValue<String, FanOutOrder> current() {
    if (current == null && !empty) {
      try (KeyValueIterator<String, FanOutOrder> orders = queue.all()) {
        while (current == null && orders.hasNext()) {
          KeyValue<String, FanOutOrder> order = orders.next();
          current = walked.has(order.key) ? null : order;
        }
        empty = current == null;
      }
    }
    return current;
  }

  /// People in the order of their ids, with their dossiers.
  interface Audience extends AutoCloseable {
    boolean hasNext();

    KeyValue<String, byte[]> next();

    /// All were visited, from the first to the last.
    void end();

    @Override
    void close();
  }
}
