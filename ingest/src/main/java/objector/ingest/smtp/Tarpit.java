package objector.ingest.smtp;

import java.time.Duration;

/// Whoever guesses addresses waits longer each time, and is shown out in the end. A mistyped one
/// costs an honest sender next to nothing.
final class Tarpit {
  private static final int MAX_GUESSES = 20;
  private static final int MOST_TIMES = 100;

  private final Duration first;
  private int guesses;

  Tarpit(Duration first) {
    this.first = first;
  }

  void guessed() {
    guesses++;
  }

  /// How long the answer to the latest guess is to wait.
  Duration delay() {
    if (guesses == 0) {
      return Duration.ZERO;
    }
    return first.multipliedBy(Math.min(MOST_TIMES, 1L << (guesses - 1)));
  }

  boolean isOver() {
    return guesses > MAX_GUESSES;
  }
}
