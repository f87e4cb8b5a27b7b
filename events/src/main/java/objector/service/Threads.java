package objector.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How threads sleep and end here.
public final class Threads {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private Threads() {}

  public static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Interrupts a thread that may be asleep, and waits for its end.
  public static void stop(@Nullable Thread thread) {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    join(thread);
  }

  /// Waits for the end of a thread that was told to stop. A thread that owns a Kafka consumer is
  /// woken, not interrupted: an interrupt would keep it from closing its consumer.
  public static void join(@Nullable Thread thread) {
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        throw new IllegalStateException(thread.getName() + " did not end within " + GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
