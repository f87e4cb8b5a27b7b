package objector.tracker.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/// Commits soon after a record, as nothing is seen by others before. A commit on every record would
/// cost all the throughput, and waiting for the commit timer most of the latency: so at most every
/// 20 ms for a stream thread while many come, at most every 4 ms while few do, and less often where
/// commits are slow, as a slow broker gains nothing from being asked more. While it works off what
/// waited longer than that anyway, it commits five times a second at least.
///
/// What slices do (deadlines, a page's news) nobody waits for, but whoever comes meanwhile waits
/// for their commit: so beside records a transaction holds little of them.
final class CommitPace {
  private static final Duration TICK = Duration.ofMillis(10);

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

    /// Before which of the thread's commits it last changed anything: a commit is one of all tasks.
    private long changed = -1;

    private Task(ProcessingContext context) {
      this.context = context;
    }

    /// A record that was written so long ago changed something.
    void changed(long millis) {
      rhythm.get().late(millis);
      changed();
    }

    void changed() {
      Rhythm own = rhythm.get();
      own.told(System.nanoTime());
      changed = own.commits();
      reading.stayAwake();
      commitIfItIsTime();
    }

    /// How long a slice may work now; zero: what was done is to be committed first.
    long room() {
      Rhythm own = rhythm.get();
      own.step(busy());
      long room = own.room(System.nanoTime(), reading.waited());
      if (room == 0) {
        reading.hurry();
      }
      return room;
    }

    /// A slice worked so long: that was no commit.
    void worked(long nanos) {
      Rhythm own = rhythm.get();
      own.worked(nanos, busy());
      changed = own.commits();
      reading.stayAwake();
      reading.hurry();
      commitIfItIsTime();
    }

    /// Commits a little later what could not be committed at once.
    void keepPace() {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, time -> commitIfItIsTime());
    }

    private void commitIfItIsTime() {
      Rhythm own = rhythm.get();
      own.step(busy());
      if (changed == own.commits() && own.isTime(System.nanoTime(), reading.waited())) {
        context.commit();
      }
    }

    /// A clock that stands still while the thread waits for records.
    private long busy() {
      return System.nanoTime() - reading.waited();
    }
  }

  /// When a thread may commit again, and how much its slices may do before. It does nothing else
  /// while it commits, so the longest time between two of its steps bounds how long the last commit
  /// took: half of all time may go into commits of what records brought, where two in a row took
  /// long, and a ninth while there is a backlog.
  static final class Rhythm {
    private static final long SHORTEST = Duration.ofMillis(4).toNanos();
    private static final long SHORTEST_OF_MANY = Duration.ofMillis(20).toNanos();
    private static final long LONGEST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_OF_BACKLOG = Duration.ofMillis(200).toNanos();
    private static final int FEW = 8;
    private static final long LATE_MILLIS = 500;

    /// What slices may do between two commits, while records come and while none do.
    private static final long BESIDE_RECORDS = Duration.ofMillis(10).toNanos();

    private static final long ALONE = Duration.ofMillis(100).toNanos();

    /// So long after a record the next one is expected.
    private static final long IN_COMPANY = Duration.ofSeconds(1).toNanos();

    private long asked;
    private long waitedWhenAsked = -1;
    private long lastStep;
    private long longestStep;

    /// The same of the time before the last commit.
    private long longestBefore;

    private long pause;
    private long commits;

    /// Since the last commit was asked for.
    private int changes;

    private long worked;

    private boolean records;
    private long lastRecord;
    private boolean late;

    /// How many commits were asked for.
    long commits() {
      return commits;
    }

    /// What is worked off waited long before: a little longer makes no difference to it.
    void late(long millis) {
      late = millis > LATE_MILLIS;
    }

    void told(long now) {
      changes++;
      records = true;
      lastRecord = now;
    }

    /// @param busy the time, but for what the thread waited for records
    void step(long busy) {
      longestStep = lastStep == 0 ? 0 : Math.max(longestStep, busy - lastStep);
      lastStep = busy;
    }

    /// A slice worked so long.
    void worked(long nanos, long busy) {
      worked += nanos;
      lastStep = busy;
    }

    /// How long slices may work before they look at the records again.
    ///
    /// @param waited how long the thread has waited for records so far: it commits between two
    ///   waits
    long room(long now, long waited) {
      long most = most(now);
      return waited == waitedWhenAsked ? 0 : Math.max(0, Math.min(most / 2, most - worked));
    }

    private long most(long now) {
      return records && now - lastRecord < IN_COMPANY ? BESIDE_RECORDS : ALONE;
    }

    /// Whether to ask for a commit now, if there is anything to be committed.
    boolean isTime(long now, long waited) {
      if (worked < most(now) && now - asked < between()) {
        return false;
      }
      // One slow commit makes those late that came meanwhile; those after it must not be, too.
      pause =
          late
              ? Math.min(9 * longestStep, LONGEST_OF_BACKLOG)
              : Math.min(2 * Math.min(longestStep, longestBefore), LONGEST);
      longestBefore = longestStep;
      longestStep = 0;
      changes = 0;
      worked = 0;
      asked = now;
      waitedWhenAsked = waited;
      commits++;
      return true;
    }

    private long between() {
      return changes == 0
          ? LONGEST_OF_BACKLOG
          : Math.max(pause, changes > FEW ? SHORTEST_OF_MANY : SHORTEST);
    }
  }
}
