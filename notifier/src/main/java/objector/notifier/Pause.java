package objector.notifier;

import java.time.Duration;

/// Pauses that grow while the world is down: each twice the last, up to the longest.
final class Pause {
  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  Pause(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return now;
  }

  void reset() {
    next = shortest;
  }
}
