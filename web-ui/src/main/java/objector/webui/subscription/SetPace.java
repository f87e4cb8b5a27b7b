package objector.webui.subscription;

import java.time.Duration;

/// An answer that comes at a set moment, whatever was done for it: how long it took would tell who
/// is here. What takes longer is answered at the next such moment.
final class SetPace {
  /// Several times what Kafka usually takes, and too short for anybody to mind.
  static final Duration BEAT = Duration.ofMillis(150);

  private final long begun = System.nanoTime();

  void await() throws InterruptedException {
    Thread.sleep(left(Duration.ofNanos(System.nanoTime() - begun)));
  }

  static Duration left(Duration taken) {
    long beat = BEAT.toNanos();
    return Duration.ofNanos(beat - taken.toNanos() % beat);
  }
}
