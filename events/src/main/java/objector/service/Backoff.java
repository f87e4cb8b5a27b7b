package objector.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Pauses that grow while the world is down: each twice the last, up to the longest.
public final class Backoff {
  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  public Backoff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  /// How long to wait this time.
  public Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return now;
  }

  /// The world is well again.
  public void reset() {
    next = shortest;
  }

  /// Waits the next pause, or until something is over; an interrupt ends it and stays set.
  public void await(CountDownLatch over) {
    try {
      boolean _ = over.await(next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sleeps the next pause; an interrupt ends it and stays set.
  public void sleep() {
    try {
      Thread.sleep(next());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
