package objector.tracker.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import objector.kafka.PartitionReader;
import objector.tracker.streams.StateStores;
import org.jspecify.annotations.Nullable;

/// Which news of pages have come to whom of a partition, by what its tracker has written: of what
/// is under way, whoever is not reached yet is to hear later.
final class HeardNews {
  private final Map<String, FanOutOrder> queue = new HashMap<>();
  private final Map<String, String> cursors = new HashMap<>();

  /// Before whom a page's news stand still. What was walked to its end stands behind everybody.
  private final Map<EventId, String> reached = new HashMap<>();

  private final Set<EventId> unordered = new HashSet<>();

  private HeardNews() {}

  /// @param present the name of the generation that counts
  /// @param ordered where the orders that were not taken yet begin
  static HeardNews read(PartitionReader reader, String present, int partition, long ordered) {
    HeardNews news = new HeardNews();
    reader.read(
        StateStores.changelog(present, StateStores.FAN_OUT_QUEUE),
        partition,
        record -> put(news.queue, record.key(), decoded(record.value())));
    reader.read(
        StateStores.changelog(present, StateStores.FAN_OUT_CURSORS),
        partition,
        record -> put(news.cursors, record.key(), text(record.value())));
    news.queue.forEach(
        (key, order) -> news.reached.put(order.cause().id(), news.cursors.getOrDefault(key, "")));
    reader.read(
        Topics.FAN_OUTS.name(),
        partition,
        record -> {
          FanOutOrder order = record.offset() >= ordered ? decoded(record.value()) : null;
          if (order != null) {
            news.unordered.add(order.cause().id());
          }
        });
    return news;
  }

  /// Whether news have come to a person, or never will.
  boolean hasHeard(String person, PageEvent news) {
    String cursor = reached.get(news.id());
    return !unordered.contains(news.id()) && (cursor == null || person.compareTo(cursor) <= 0);
  }

  private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private static @Nullable FanOutOrder decoded(byte @Nullable [] value) {
    try {
      return value == null ? null : Topics.FAN_OUTS.decode(value);
    } catch (Json.Unreadable e) {
      return null;
    }
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }
}
