package objector.ingest.queue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.ingest.keys.KeySource;

/// How many mails of the queue have the processor at once: fewer than it has cores, so that a queue
/// however long leaves room for mail that comes in. A mail that waits for DNS has no turn
/// meanwhile, and one that does not come to an end loses it.
public final class JudgingTurns {
  private final ScopedValue<Turn> mine = ScopedValue.newInstance();
  private final Set<Turn> taken = ConcurrentHashMap.newKeySet();
  private final Semaphore turns;

  JudgingTurns(int most) {
    turns = new Semaphore(most, true);
  }

  /// All cores but one, and one at least.
  public static JudgingTurns ofThisMachine() {
    return new JudgingTurns(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  /// Keys that are waited for without a turn.
  public KeySource beside(KeySource keys) {
    return names -> {
      if (names.isEmpty() || !mine.isBound()) {
        return keys.find(names);
      }
      Turn turn = mine.get();
      turn.leave();
      try {
        return keys.find(names);
      } finally {
        turn.enter();
      }
    };
  }

  /// Works in a turn, once there is one.
  ///
  /// @param lost told, by another thread, when this takes longer than [#takeBack] allows
  void work(Runnable work, Runnable lost) {
    Turn turn = new Turn(lost);
    turn.enter();
    try {
      ScopedValue.where(mine, turn).run(work);
    } finally {
      turn.leave();
    }
  }

  /// Takes turns back that have lasted too long. What was begun in them is not stopped: nothing
  /// stops a computation that does not listen.
  void takeBack(Duration longest) {
    long now = System.nanoTime();
    for (Turn turn : taken) {
      if (now - turn.since > longest.toNanos() && turn.leave()) {
        turn.lost.run();
      }
    }
  }

  private final class Turn {
    private final Runnable lost;
    private final AtomicBoolean held = new AtomicBoolean();
    private volatile long since;

    Turn(Runnable lost) {
      this.lost = lost;
    }

    void enter() {
      turns.acquireUninterruptibly();
      since = System.nanoTime();
      held.set(true);
      taken.add(this);
    }

    /// Whether it was held until now.
    boolean leave() {
      if (!held.compareAndSet(true, false)) {
        return false;
      }
      taken.remove(this);
      turns.release();
      return true;
    }
  }
}
