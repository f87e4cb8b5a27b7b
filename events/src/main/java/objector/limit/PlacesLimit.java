package objector.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// At most so many at once, for each key. Whoever was let in gives the place back; so only keys
/// that hold a place are remembered.
public final class PlacesLimit {
  private final long most;
  private final Map<String, Long> taken = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();

  /// A limit of which every place is free.
  ///
  /// @param most 0 for as many as they like
  public PlacesLimit(long most) {
    this.most = most;
  }

  /// Whether there was a place; then it is to be given back.
  public boolean enter(String key) {
    return enter(key, 1);
  }

  /// Whether there were so many places; then they are to be given back.
  boolean enter(String key, long places) {
    long now = taken.merge(key, places, Long::sum);
    if (most > 0 && now > most) {
      leave(key, places);
      refused.increment();
      return false;
    }
    return true;
  }

  /// How often it said no.
  public long refused() {
    return refused.sum();
  }

  /// Gives a place back.
  public void leave(String key) {
    leave(key, 1);
  }

  void leave(String key, long places) {
    taken.computeIfPresent(key, (_, held) -> held <= places ? null : held - places);
  }

  /// How many keys hold a place.
  int remembered() {
    return taken.size();
  }
}
