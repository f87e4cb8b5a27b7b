package objector.ingest.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Whoever brings a mail waits with a connection open; whoever reads it does not know yet that it
/// came. So where many bring one at once, those that came are judged some seconds later. A flood
/// that lasts shares the processor with judging.
///
/// @param crowded whether many wait for their mail to be kept
/// @param closed what ends all waiting
record MailFirst(BooleanSupplier crowded, InstantSource clock, CountDownLatch closed) {
  /// For so long after it came.
  static final Duration LONGEST = Duration.ofSeconds(5);

  private static final long AGAIN_MILLIS = 20;

  /// Waits until a mail may be judged that came then.
  void giveWay(Instant came) throws InterruptedException {
    Instant until = came.plus(LONGEST);
    while (crowded.getAsBoolean() && clock.instant().isBefore(until)) {
      if (closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }
}
