package objector.tracker.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/// Commits soon after a record, as nothing is seen by others before. A commit on every record would
/// cost all the throughput, and waiting for the commit timer most of the latency: so at most every
/// 20 ms for a stream thread while many come, at most every 4 ms while few do, and less often where
/// commits are slow, as a slow broker gains nothing from being asked more. While it works off what
/// waited longer than that anyway, it commits five times a second at least.
final class CommitPace {
  private static final Duration TICK = Duration.ofMillis(10);
  private static final long SHORTEST = Duration.ofMillis(4).toNanos();
  private static final long SHORTEST_OF_MANY = Duration.ofMillis(20).toNanos();
  private static final long LONGEST = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_OF_BACKLOG = Duration.ofMillis(200).toNanos();
  private static final int FEW = 8;
  private static final long LATE_MILLIS = 500;

  private final SourceReading reading;
  private final ThreadLocal<Rhythm> rhythm = ThreadLocal.withInitial(Rhythm::new);

  CommitPace(SourceReading reading) {
    this.reading = reading;
  }

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

    /// The same of a record that was written so long ago.
    void changed(long millis) {
      rhythm.get().late = millis > LATE_MILLIS;
      changed();
    }

    void changed() {
      waiting = true;
      reading.stayAwake();
      commitIfItIsTime();
    }

    /// The same after work that took long: it was no commit.
    void worked() {
      rhythm.get().pass(busy());
      changed();
    }

    /// Commits a little later what could not be committed at once.
    void keepPace() {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, time -> commitIfItIsTime());
    }

    private void commitIfItIsTime() {
      if (rhythm.get().isTime(System.nanoTime(), busy(), waiting)) {
        waiting = false;
        context.commit();
      }
    }

    /// A clock that stands still while the thread waits for records.
    private long busy() {
      return System.nanoTime() - reading.waited();
    }
  }

  /// When a thread may commit again. It does nothing else while it commits, so the longest time
  /// between two of its steps bounds how long the last commit took: half of all time may go into
  /// commits, and a ninth while there is a backlog.
  static final class Rhythm {
    private long asked;
    private long lastStep;
    private long longestStep;
    private long pause;
    private int changes;

    /// What is worked off waited long before: a little longer makes no difference to it.
    boolean late;

    /// @param busy the time, but for what the thread waited for records
    boolean isTime(long now, long busy, boolean waiting) {
      longestStep = Math.max(longestStep, busy - lastStep);
      lastStep = busy;
      changes += waiting ? 1 : 0;
      long shortest = changes > FEW ? SHORTEST_OF_MANY : SHORTEST;
      if (!waiting || now - asked < Math.max(pause, shortest)) {
        return false;
      }
      pause =
          late ? Math.min(9 * longestStep, LONGEST_OF_BACKLOG) : Math.min(2 * longestStep, LONGEST);
      longestStep = 0;
      changes = 0;
      asked = now;
      return true;
    }

    /// What was done up to now was no commit.
    void pass(long busy) {
      lastStep = busy;
    }
  }
}
