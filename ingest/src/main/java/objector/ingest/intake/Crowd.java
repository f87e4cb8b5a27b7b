package objector.ingest.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// How many mails are just being kept, whichever way they came: whoever brings one waits, and what
/// can wait itself gives way. Between two mails of one session it is not being kept but sent, so a
/// crowd is there for a moment longer than it is seen.
public final class Crowd {
  /// More than a house ever has at once.
  private static final int MANY = 4;

  /// What a session takes from one mail to its next, many times over.
  static final Duration MOMENT = Duration.ofMillis(200);

  private final LongSupplier nanos;
  private final AtomicInteger present = new AtomicInteger();
  private volatile long seen;

  public Crowd() {
    this(System::nanoTime);
  }

  /// @param nanos a clock that only goes forward, from any beginning
  Crowd(LongSupplier nanos) {
    this.nanos = nanos;
    this.seen = nanos.getAsLong() - MOMENT.toNanos();
  }

  void enter() {
    if (present.incrementAndGet() >= MANY) {
      seen = nanos.getAsLong();
    }
  }

  void leave() {
    if (present.getAndDecrement() >= MANY) {
      seen = nanos.getAsLong();
    }
  }

  /// Whether many wait at once, or did a moment ago.
  public boolean isThere() {
    return present.get() >= MANY || nanos.getAsLong() - seen < MOMENT.toNanos();
  }
}
