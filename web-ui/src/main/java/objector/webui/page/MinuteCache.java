package objector.webui.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What is the same for many visitors, made once a minute, since pages tell how long ago something
/// was, and at once when what it is made from has changed. Two visitors at the same moment may both
/// make it. Nothing is thrown away but by its successor: there must be few keys.
final class MinuteCache<K, V> {
  private record Made<V>(long revision, Instant minute, V value) {
    boolean isOf(long otherRevision, Instant otherMinute) {
      return revision == otherRevision && minute.equals(otherMinute);
    }
  }

  private final Map<K, Made<V>> kept = new ConcurrentHashMap<>();

  /// @param revision of what it is made from, read before it is made
  V get(K key, long revision, Instant now, Supplier<V> maker) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Made<V> known = kept.get(key);
    if (known != null && known.isOf(revision, minute)) {
      return known.value();
    }
    V value = maker.get();
    kept.put(key, new Made<>(revision, minute, value));
    return value;
  }
}
