package objector.tracker.streams;

import java.time.Duration;

/// How long a task may work at what is due before it looks at its records again. The tasks of a
/// stream thread take turns, so what one takes all others wait for. While nothing comes, the slices
/// are long, and nearly all time goes into what is due; while little comes, they are shorter, so
/// that it does not wait for the commit of all that a long one made; while much comes, they are
/// short.
final class SlicePace {
  /// Of all tasks of a thread together: an event waits that long at most.
  private static final long LONG = Duration.ofMillis(30).toNanos();

  private static final long SHORTER = Duration.ofMillis(10).toNanos();
  private static final long SHORT = Duration.ofMillis(4).toNanos();

  /// So many records since the last slice are little, and more are much.
  private static final int FEW = 32;

  private final ThreadLocal<Turns> turns = ThreadLocal.withInitial(Turns::new);

  Task task() {
    return new Task(turns.get());
  }

  /// What the tasks of one thread share.
  private static final class Turns {
    private long taken;
    private int busy;
  }

  /// One task's part.
  static final class Task {
    private final Turns turns;
    private long seen;
    private boolean busy;

    private Task(Turns turns) {
      this.turns = turns;
    }

    /// A record came.
    void took() {
      turns.taken++;
    }

    /// Whether there is work for slices: those that have some share the time.
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
      long came = turns.taken - seen;
      long all = came == 0 ? LONG : came > FEW ? SHORT : SHORTER;
      seen = turns.taken;
      return Math.min(most, all) / Math.max(1, turns.busy);
    }
  }
}
