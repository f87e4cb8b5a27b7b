package objector.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What everybody together may have in memory, counted before it is there: what would be one too
/// many is told to come again, instead of ending the process for all.
public final class ByteBudget {
  private final int most;
  private final Semaphore free;
  private final PlacesLimit each;
  private final LongAdder refused = new LongAdder();

  /// A budget of which nothing is taken.
  ///
  /// @param most at most 1 GiB is used
  /// @param mostAKey so that one source cannot have all of it; 0 where one may
  public ByteBudget(long most, long mostAKey) {
    this.most = (int) Math.min(1 << 30, most);
    this.free = new Semaphore(this.most, true);
    this.each = new PlacesLimit(mostAKey);
  }

  /// Nothing yet, for what now begins.
  public Share open(String key) {
    return new Share(key);
  }

  /// How much there is when nobody has any.
  public int most() {
    return most;
  }

  /// How often it said no.
  public long refused() {
    return refused.sum();
  }

  /// How much may be taken now.
  public int free() {
    return free.availablePermits();
  }

  /// What one mail or request has of the budget, until it is closed. For one thread.
  public final class Share implements AutoCloseable {
    private final String key;
    private int held;

    private Share(String key) {
      this.key = key;
    }

    public int held() {
      return held;
    }

    /// Has at least so much of it from now on, or, where it says no, what it had.
    ///
    /// @param patience how long it may wait for others, first come, first served
    public boolean growTo(int bytes, Duration patience) {
      int more = bytes - held;
      if (more <= 0) {
        return true;
      }
      if (more > most || !each.enter(key, more)) {
        refused.increment();
        return false;
      }
      if (acquired(more, patience)) {
        held = bytes;
        return true;
      }
      each.leave(key, more);
      refused.increment();
      return false;
    }

    private boolean acquired(int more, Duration patience) {
      // Whoever has begun goes before whoever waits to begin.
      if (patience.isZero()) {
        return free.tryAcquire(more);
      }
      try {
        return free.tryAcquire(more, patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /// Gives back what is beyond so much.
    public void shrinkTo(int bytes) {
      int less = held - bytes;
      if (less > 0) {
        free.release(less);
        each.leave(key, less);
        held = bytes;
      }
    }

    /// Gives all of it back.
    @Override
    public void close() {
      shrinkTo(0);
    }
  }
}
