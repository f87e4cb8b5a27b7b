package objector.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a loop that should never end, and begins it anew, after growing pauses, when it throws, or
/// ends though nothing told it to, as by an interrupt that nobody meant: nothing stops for good
/// without a word. Meanwhile its part is down.
public final class KeptRunning implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRunning.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// So long it must have run before it is believed to be well again.
  private static final Duration PROBATION = Duration.ofSeconds(30);

  private final String part;
  private final Runnable loop;
  private final BooleanSupplier over;
  private final Duration shortest;
  private final LongAdder restarts;
  private volatile @Nullable Failure failure;

  /// @param what a few words
  /// @param again when it is begun again, of [System#nanoTime]
  private record Failure(String what, long again) {}

  /// Keeps a loop running.
  ///
  /// @param part as health and monitors call it
  /// @param over whether it is to end: then what it throws is nobody's concern
  public KeptRunning(String part, Runnable loop, BooleanSupplier over) {
    this(part, loop, over, new LongAdder());
  }

  /// One of many that come and go.
  ///
  /// @param restarts counts for all of them; [#tell(MeterRegistry, String, LongAdder)]
  public KeptRunning(String part, Runnable loop, BooleanSupplier over, LongAdder restarts) {
    this(part, loop, over, restarts, SHORTEST);
  }

  KeptRunning(
      String part, Runnable loop, BooleanSupplier over, LongAdder restarts, Duration shortest) {
    this.part = part;
    this.loop = loop;
    this.over = over;
    this.restarts = restarts;
    this.shortest = shortest;
  }

  @Override
  public void run() {
    Backoff pause = new Backoff(shortest, LONGEST);
    while (!over.getAsBoolean()) {
      long begun = System.nanoTime();
      Throwable thrown = thrown();
      // An interrupt is no order to end: left set, it would end all that follows at once.
      boolean interrupted = Thread.interrupted();
      if (over.getAsBoolean()) {
        return;
      }
      if (System.nanoTime() - begun > PROBATION.toNanos()) {
        pause.reset();
      }
      Duration wait = pause.next();
      failure = new Failure(words(thrown, interrupted), System.nanoTime() + wait.toNanos());
      restarts.increment();
      LOG.atError()
          .addKeyValue("part", part)
          .addKeyValue("interrupted", interrupted)
          .setCause(thrown)
          // By name: sentences that come often are held back, and none is to silence another's.
          .log("A part of the work, " + part + ", failed by a fault of ours; it is begun again");
      Threads.sleep(wait);
    }
  }

  private @Nullable Throwable thrown() {
    try {
      loop.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static String words(@Nullable Throwable thrown, boolean interrupted) {
    if (thrown != null) {
      return "failed (" + thrown.getClass().getSimpleName() + ")";
    }
    return interrupted ? "was interrupted" : "ended by itself";
  }

  /// What it says of itself, or that it failed a moment ago.
  public Health health(Health own) {
    Failure last = failure;
    return last == null || System.nanoTime() - last.again() > PROBATION.toNanos()
        ? own
        : Health.down(own.part(), last.what() + " and is begun again; the log says where");
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    tell(meters, part, restarts);
  }

  /// Tells a monitor how often some were begun again.
  public static void tell(MeterRegistry meters, String part, LongAdder restarts) {
    FunctionCounter.builder("objector.restarts", restarts, LongAdder::sum)
        .description("Loops that failed and were begun again")
        .tag("part", part)
        .register(meters);
  }
}
