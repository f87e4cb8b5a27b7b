package objector.tracker.streams;

import java.time.Duration;

/// How long a task may work at what is due before it looks at its records again. The tasks of a
/// stream thread take turns, so what one takes all others wait for: those that have work share the
/// time. How much there is beside records, [CommitPace] says.
final class SlicePace {
  /// Of all tasks of a thread together: whatever comes first after silence waits that long at most.
  private static final long LONG = Duration.ofMillis(30).toNanos();

  private final ThreadLocal<Turns> turns = ThreadLocal.withInitial(Turns::new);

  Task task() {
    return new Task(turns.get());
  }

  /// What the tasks of one thread share.
  private static final class Turns {
    private int busy;
  }

  /// One task's part.
  static final class Task {
    private final Turns turns;
    private boolean busy;

    private Task(Turns turns) {
      this.turns = turns;
    }

    /// Whether there is work for slices.
    void isBusy(boolean now) {
      if (busy != now) {
        busy = now;
        turns.busy += now ? 1 : -1;
      }
    }

    /// @param most of all tasks together
    TimeSlice slice(long most) {
      return new TimeSlice(nanos(most));
    }

    long nanos(long most) {
      return Math.min(most, LONG) / Math.max(1, turns.busy);
    }
  }
}
