package objector.ingest.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// A breath between two looks at pages of one host: we are guests. It is never the same length, so
/// that several watchers do not come in step. A page that hangs keeps nobody else waiting.
public final class HostPace {
  /// At most so much longer.
  private static final double JITTER = 0.5;

  private final Duration breath;
  private final RandomGenerator random;
  private final Map<String, Long> free = new HashMap<>();

  public HostPace(Duration breath, RandomGenerator random) {
    this.breath = breath;
    this.random = random;
  }

  /// Returns when it is the caller's turn.
  void awaitTurn(String host) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(reserve(host, System.nanoTime()));
  }

  /// How long to wait, in nanoseconds; the turn is then the caller's.
  synchronized long reserve(String host, long now) {
    Long next = free.get(host);
    long turn = next == null || next - now < 0 ? now : next;
    free.put(host, turn + (long) (breath.toNanos() * (1 + JITTER * random.nextDouble())));
    return turn - now;
  }
}
