package objector.webui.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// At most so many in a window, for each key. Remembers a bounded number of keys and forgets those
/// that were quiet longest.
public final class RateLimit {
  private final int most;
  private final Duration window;
  private final Map<String, Count> counts;

  public RateLimit(int most, Duration window, int keys) {
    this.most = most;
    this.window = window;
    this.counts =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > keys;
          }
        };
  }

  /// Counts one, and says whether it may pass.
  public synchronized boolean passes(String key, Instant now) {
    Count count = counts.get(key);
    if (count == null || !now.isBefore(count.from().plus(window))) {
      counts.put(key, new Count(now, 1));
      return true;
    }
    counts.put(key, new Count(count.from(), Math.min(count.seen() + 1, most + 1)));
    return count.seen() < most;
  }

  private record Count(Instant from, int seen) {}
}
