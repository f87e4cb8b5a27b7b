package objector.tracker.streams;

import java.time.Instant;
import java.util.function.Consumer;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import org.jspecify.annotations.Nullable;

/// What a task's people await: as their records say, and as earlier releases left it.
final class DueDeadlines {
  private final DeadlineQueue queue;
  private final FormerDeadlines former;

  DueDeadlines(DeadlineQueue queue, FormerDeadlines former) {
    this.queue = queue;
    this.former = former;
  }

  /// One that is due.
  ///
  /// @param former an earlier release left it, and no record says that it is awaited
  record Due(Deadline deadline, boolean former) {}

  /// The moment of the first that is due.
  @Nullable Instant next(Instant now) {
    Instant one = queue.next(now);
    Instant other = former.next(now);
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /// Fires what is due, as far as the time lasts; answers whether anything was.
  boolean fire(Instant now, TimeSlice time, Consumer<Due> action) {
    boolean left = former.fire(now, time, deadline -> action.accept(new Due(deadline, true)));
    return queue.fire(now, time, deadline -> action.accept(new Due(deadline, false))) || left;
  }

  /// Nobody can work it in now. That it comes later the index alone says, not the record.
  void putOff(Due due, Instant until) {
    Deadline later = due.deadline().at(until);
    if (due.former()) {
      former.schedule(later);
    } else {
      queue.schedule(later);
    }
  }

  /// Sets and takes back what is awaited of a person otherwise than before.
  void follow(PendingDeadlines before, PendingDeadlines now) {
    queue.follow(before, now);
  }

  /// What an earlier release left of a person, who has it from now on.
  PendingDeadlines take(Dossier dossier) {
    return former.take(dossier);
  }
}
