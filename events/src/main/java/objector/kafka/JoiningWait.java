package objector.kafka;

import java.time.Duration;

/// How long a member of a group waits for records while it holds no partition. It is given some in
/// the midst of a wait, and with them what is due at once: so it looks often at first, when it is
/// about to be given some, and seldom where there are none for it.
///
/// @param begun when it asked to join, by [System#nanoTime()]
public record JoiningWait(long begun) {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long SOON = Duration.ofSeconds(5).toNanos();

  /// The next wait.
  ///
  /// @param seldom where there are none
  public Duration next(long now, Duration seldom) {
    return now - begun < SOON ? LOOK : seldom;
  }
}
