package objector.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// At most so many in a window, for each key; the window begins with the first of them. Remembers a
/// bounded number of keys: of very many, those that come seldom are forgotten first, so that a
/// flood of new keys does not free the one that keeps coming.
public final class RateLimit {
  private final long most;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;
  private final LongAdder refused = new LongAdder();

  /// A limit of which nobody has used anything.
  ///
  /// @param most 0 for as many as they like
  /// @param keys how many are remembered
  public RateLimit(long most, Duration window, int keys, InstantSource clock) {
    this.most = most;
    this.window = window;
    this.time = new InstantMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(keys)
            // Written once, when the first comes: after its window a key begins anew.
            .expireAfterWrite(window)
            .ticker(time::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /// Counts one, and says whether it may pass.
  public boolean passes(String key) {
    return passes(key, 1);
  }

  /// Counts so many where all of them may pass; else it counts none, and says no.
  public boolean passes(String key, long cost) {
    boolean may = most == 0 || cost == 0 || bucket(key).tryConsume(cost);
    if (!may) {
      refused.increment();
    }
    return may;
  }

  /// How often it said no.
  public long refused() {
    return refused.sum();
  }

  /// Whether one more might pass now. Counts nothing.
  public boolean allows(String key) {
    if (most == 0) {
      return true;
    }
    Bucket known = buckets.getIfPresent(key);
    boolean may = known == null || known.getAvailableTokens() > 0;
    if (!may) {
      refused.increment();
    }
    return may;
  }

  /// Counts what has happened, whether it might or not.
  public void count(String key) {
    if (most != 0) {
      boolean _ = bucket(key).tryConsume(1);
    }
  }

  /// How many keys are remembered.
  int remembered() {
    buckets.cleanUp();
    return Math.toIntExact(buckets.estimatedSize());
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillIntervally(most, window))
                .withCustomTimePrecision(time)
                .build());
  }

  /// The installation's clock, which tests move.
  private record InstantMeter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
