package objector.tracker.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/// Commits soon after a record, as nothing is seen by others before. A commit on every record would
/// cost all the throughput, and waiting for the commit timer most of the latency: so at most every
/// 20 ms for a stream thread, and less often where commits are slow, as a slow broker gains nothing
/// from being asked more.
final class CommitPace {
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(100);

  private final ThreadLocal<Rhythm> rhythm = ThreadLocal.withInitial(Rhythm::new);

  Task task(ProcessingContext context) {
    return new Task(context);
  }

  /// One task's part in the rhythm that it shares with the other tasks of its thread.
  final class Task {
    private final ProcessingContext context;
    private boolean waiting;

    private Task(ProcessingContext context) {
      this.context = context;
    }

    void changed() {
      waiting = true;
      commitIfItIsTime();
    }

    /// Commits a little later what could not be committed at once.
    void keepPace() {
      context.schedule(SHORTEST, PunctuationType.WALL_CLOCK_TIME, time -> commitIfItIsTime());
    }

    private void commitIfItIsTime() {
      if (rhythm.get().isTime(System.nanoTime(), waiting)) {
        waiting = false;
        context.commit();
      }
    }
  }

  /// When a thread may commit again. It does nothing else while it commits, so the longest time
  /// between two of its steps bounds how long the last commit took: half of all time may go into
  /// commits.
  static final class Rhythm {
    private long asked;
    private long lastStep;
    private long longestStep;
    private long pause;

    boolean isTime(long now, boolean waiting) {
      longestStep = Math.max(longestStep, now - lastStep);
      lastStep = now;
      if (!waiting || now - asked < pause) {
        return false;
      }
      pause = Math.clamp(2 * longestStep, SHORTEST.toNanos(), LONGEST.toNanos());
      longestStep = 0;
      asked = now;
      return true;
    }
  }
}
