package objector.events.person;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far an erasure has come, and when each service looks again. A tombstone hides a record at
/// once; Kafka takes the record itself from the disk only after a segment was closed, which in a
/// quiet topic happens when something more is written: so a service looks again later, and writes
/// its tombstones anew, until it finds nothing.
///
/// @param swept each service's last look, by its name
public record ErasureProgress(Erasure.Ordered order, Map<String, Erasure.Swept> swept) {
  /// A little more than a segment's six hours.
  static final Duration FIRST_ROUND = Duration.ofMinutes(390);

  private static final Duration NEXT_ROUND = Duration.ofMinutes(30);
  private static final Duration PROMISED = Duration.ofDays(2);

  /// Topics that are not compacted: thirty days, and a week until their segment is closed.
  private static final Duration BY_ITSELF = Duration.ofDays(38);

  public ErasureProgress {
    swept = Map.copyOf(swept);
  }

  /// What is known of one person; empty: nobody has ordered it yet.
  public static Optional<ErasureProgress> of(Collection<Erasure> known) {
    Erasure.Ordered order = null;
    Map<String, Erasure.Swept> swept = new HashMap<>();
    for (Erasure one : known) {
      switch (one) {
        case Erasure.Ordered ordered -> order = ordered;
        case Erasure.Swept look -> swept.put(look.service(), look);
      }
    }
    return Optional.ofNullable(order).map(found -> new ErasureProgress(found, swept));
  }

  /// A service's last look; null: it has not looked yet.
  public Erasure.@Nullable Swept last(String service) {
    return swept.get(service);
  }

  /// Whether nothing is left there. An early look that found nothing may have come before what was
  /// on its way.
  public boolean isGone(String service) {
    Erasure.Swept last = swept.get(service);
    return last != null && last.found() == 0 && !last.at().isBefore(secondLook());
  }

  /// When a service is to look; null: no more.
  public @Nullable Instant next(String service) {
    Erasure.Swept last = swept.get(service);
    if (last == null) {
      return order.at();
    }
    if (isGone(service)) {
      return null;
    }
    Instant soonest = last.at().plus(NEXT_ROUND);
    return soonest.isBefore(secondLook()) ? secondLook() : soonest;
  }

  /// By when nothing will be left there: as promised, and where that has passed, a day from now.
  public Instant latest(Instant now) {
    Instant promised = order.at().plus(PROMISED);
    return promised.isAfter(now) ? promised : now.plus(Duration.ofDays(1));
  }

  /// By when that has gone which goes by itself: claims without a name, and what could not be read.
  public Instant byItself() {
    return order.at().plus(BY_ITSELF);
  }

  /// Until when it is known that somebody was erased.
  public Instant forgotten() {
    return order.at().plus(Erasure.KEPT);
  }

  private Instant secondLook() {
    return order.at().plus(FIRST_ROUND);
  }
}
