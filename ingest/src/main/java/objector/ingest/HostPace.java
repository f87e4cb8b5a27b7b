package objector.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A breath between two looks at pages of one host: we are guests. A page that hangs keeps nobody
/// else waiting.
final class HostPace {
  private final Duration breath;
  private final Map<String, Long> free = new HashMap<>();

  HostPace(Duration breath) {
    this.breath = breath;
  }

  /// Returns when it is the caller's turn.
  void awaitTurn(String host) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve(host, System.nanoTime()));
  }

  /// How long to wait, in nanoseconds; the turn is then the caller's.
  synchronized long reserve(String host, long now) {
    Long next = free.get(host);
    long turn = next == null || next - now < 0 ? now : next;
    free.put(host, turn + breath.toNanos());
    return turn - now;
  }
}
