package objector.tracker;

import java.time.Duration;

/// How long a stream thread waits for records. Kafka Streams looks at its commits and timers only
/// between two waits, so that while there is work they are short; while there is none, two hundred
/// of them a second would warm the room. A record ends a wait at once, however long it was to be,
/// and so does the tracker's end.
final class Rest {
  /// What comes rarely is often followed by more, and by its commit.
  private static final long RESTLESS = Duration.ofSeconds(1).toNanos();

  private static final Duration LONG = Duration.ofSeconds(2);

  /// Where all readers are of one process: only what is due by the clock is seen later by it.
  private static final Duration LONGER = Duration.ofSeconds(5);

  private final Duration longest;
  private long worked;
  private boolean ever;

  Rest(boolean alone) {
    this.longest = alone ? LONGER : LONG;
  }

  void worked(long now) {
    worked = now;
    ever = true;
  }

  /// The wait.
  ///
  /// @param asked by Kafka Streams; zero where something else is under way
  Duration wait(Duration asked, long now) {
    if (!ever) {
      worked(now);
    }
    return asked.isPositive() && now - worked > RESTLESS && asked.compareTo(longest) < 0
        ? longest
        : asked;
  }
}
