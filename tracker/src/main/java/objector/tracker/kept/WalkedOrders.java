package objector.tracker.kept;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The orders that were walked to their end, kept for a day: an event that reaches us late may be
/// older than their news. They stay in the queue, with a cursor behind every person (`~`, and when
/// they ended): so an earlier release finds nobody left to visit, and a rebuild that all have
/// heard.
public final class WalkedOrders {
  /// Much longer than any producer tries, or any process is away and comes back with what it held.
  private static final Duration KEPT = Duration.ofDays(1);

  /// The news of a page are 200 kB at most, and lie in memory.
  private static final int MOST = 30;

  /// Follows every letter and digit.
  private static final String ENDED = "~";

  private final KeyValueStore<String, FanOutOrder> queue;
  private final KeyValueStore<String, String> cursors;

  /// Eldest first; null: not read yet.
  private @Nullable Deque<Walked> walked;

  /// Among those of a queue.
  public WalkedOrders(
      KeyValueStore<String, FanOutOrder> queue, KeyValueStore<String, String> cursors) {
    this.queue = queue;
    this.cursors = cursors;
  }

  /// Whether an order is one of them.
  public boolean has(String order) {
    return endOf(order) != null;
  }

  /// An order came to its end.
  public void add(KeyValue<String, FanOutOrder> order, Instant now) {
    Deque<Walked> all = all();
    cursors.put(order.key, ENDED + now.toEpochMilli());
    all.addLast(new Walked(order.key, order.value.cause().at(), now));
    while (all.size() > MOST || all.getFirst().ended.plus(KEPT).isBefore(now)) {
      String eldest = all.removeFirst().order;
      queue.delete(eldest);
      cursors.delete(eldest);
    }
  }

  /// Their news that are later than a moment. Read only where there are some, which is hardly ever.
  public Stream<PageEvent> since(Instant named) {
    return all().stream()
        .filter(one -> one.news.isAfter(named))
        .map(one -> queue.get(one.order).cause());
  }

  private Deque<Walked> all() {
    Deque<Walked> known = walked;
    if (known == null) {
      known = new ArrayDeque<>();
      try (KeyValueIterator<String, FanOutOrder> orders = queue.all()) {
        while (orders.hasNext()) {
          KeyValue<String, FanOutOrder> order = orders.next();
          Instant ended = endOf(order.key);
          if (ended != null) {
            known.addLast(new Walked(order.key, order.value.cause().at(), ended));
          }
        }
      }
      walked = known;
    }
    return known;
  }

  private @Nullable Instant endOf(String order) {
    String cursor = cursors.get(order);
    return cursor != null && cursor.startsWith(ENDED)
        ? Instant.ofEpochMilli(Long.parseLong(cursor.substring(ENDED.length())))
        : null;
  }

  /// @param news when they happened, as they say
  private record Walked(String order, Instant news, Instant ended) {}
}
