package objector.ingest.intake;

import java.util.concurrent.atomic.AtomicInteger;

/// How many mails are just being kept, whichever way they came: whoever brings one waits, and what
/// can wait itself gives way.
public final class Crowd {
  /// More than a house ever has at once.
  private static final int MANY = 4;

  private final AtomicInteger present = new AtomicInteger();

  void enter() {
    present.incrementAndGet();
  }

  void leave() {
    present.decrementAndGet();
  }

  /// Whether many wait at once.
  public boolean isThere() {
    return present.get() >= MANY;
  }
}
