package objector.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// At most so many at once, for each key. Whoever was let in gives the place back; so only keys
/// that hold a place are remembered.
public final class PlacesLimit {
  private final int most;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /// A limit of which every place is free.
  ///
  /// @param most 0 for as many as they like
  public PlacesLimit(int most) {
    this.most = most;
  }

  /// Whether there was a place; then it is to be given back.
  public boolean enter(String key) {
    int now = taken.merge(key, 1, Integer::sum);
    if (most > 0 && now > most) {
      leave(key);
      return false;
    }
    return true;
  }

  /// Gives a place back.
  public void leave(String key) {
    taken.computeIfPresent(key, (_, held) -> held == 1 ? null : held - 1);
  }

  /// How many keys hold a place.
  int remembered() {
    return taken.size();
  }
}
