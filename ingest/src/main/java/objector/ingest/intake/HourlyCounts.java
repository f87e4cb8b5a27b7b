package objector.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often something happened to whom within an hour. Bounded: of very many, those that were
/// first heard of longest ago are forgotten.
final class HourlyCounts<K> {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<K, Count> counts;

  private record Count(Instant since, int number) {}

  HourlyCounts(int capacity) {
    counts =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Count> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized void add(K key, Instant now) {
    int before = number(key, now);
    if (before == 0) {
      counts.remove(key);
      counts.put(key, new Count(now, 1));
      return;
    }
    counts.computeIfPresent(key, (_, count) -> new Count(count.since(), before + 1));
  }

  /// Since the hour began, which is when the first of them happened.
  synchronized int number(K key, Instant now) {
    Count count = counts.get(key);
    return count == null || count.since().plus(HOUR).isBefore(now) ? 0 : count.number();
  }
}
