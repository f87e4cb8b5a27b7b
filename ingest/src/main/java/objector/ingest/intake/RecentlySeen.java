package objector.ingest.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/// The last so many values.
final class RecentlySeen<T> {
  private final Map<T, Boolean> values;

  RecentlySeen(int capacity) {
    values =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized boolean contains(T value) {
    return values.containsKey(value);
  }

  synchronized void add(T value) {
    values.put(value, true);
  }
}
