package objector.notifier.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether somebody was at the other end, and from when to when nobody was: what would have left in
/// a gap, did not. For several threads.
public final class Reach {
  private final Duration least;
  private Instant reached;
  private boolean missed;
  private @Nullable Gap last;

  /// Nothing could leave.
  ///
  /// @param from when somebody was there last
  /// @param until when somebody was there again; null: nobody is yet
  public record Gap(Instant from, @Nullable Instant until) {}

  /// Begins with a moment of which nothing is known before.
  ///
  /// @param least how long a gap is that is remembered after its end
  public Reach(Duration least, Instant begun) {
    this.least = least;
    this.reached = begun;
  }

  synchronized void reached(Instant now) {
    if (missed && !now.isBefore(reached.plus(least))) {
      last = new Gap(reached, now);
    }
    missed = false;
    reached = now;
  }

  synchronized void missed() {
    missed = true;
  }

  /// The last one that was long enough; it may not be over.
  public synchronized Optional<Gap> gap(Instant now) {
    return missed && !now.isBefore(reached.plus(least))
        ? Optional.of(new Gap(reached, null))
        : Optional.ofNullable(last);
  }

  /// Whether it is worth finding out anew.
  synchronized boolean isOld(Instant now, Duration old) {
    return missed || !now.isBefore(reached.plus(old));
  }
}
