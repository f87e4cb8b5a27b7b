package objector.tracker.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.events.person.Fact;
import org.jspecify.annotations.Nullable;

/// The code for Meta's form that is of use just now.
public final class WorkingCode {
  /// How long a code for Meta's form works.
  public static final Duration WORKS = Duration.ofHours(1);

  private WorkingCode() {}

  /// The newest code, while it works, unless something newer is known: a code hides what stands
  /// behind it.
  static @Nullable Fact of(List<Fact> facts, Instant now) {
    Fact newest = null;
    for (Fact fact : facts) {
      if (fact.what() == Fact.What.CODE
          && now.isBefore(moment(fact).plus(WORKS))
          && (newest == null || !moment(fact).isBefore(moment(newest)))) {
        newest = fact;
      }
    }
    if (newest == null) {
      return null;
    }
    for (Fact fact : facts) {
      if (isNewer(fact, newest)) {
        return null;
      }
    }
    return newest;
  }

  private static boolean isNewer(Fact fact, Fact code) {
    return switch (fact.what()) {
      case CODE, NOTICE, ACCOUNT_ADDED, PAGE_CHANGED, LOOKED, REMINDED -> false;
      case FILED,
          ACKNOWLEDGED,
          MORE_ASKED,
          EXTENDED,
          CONFIRMED,
          REFUSED,
          COMPLAINED,
          WITHDRAWN,
          ANSWERED ->
          fact.at() != null
              ? fact.at().isAfter(moment(code))
              : fact.on().isAfter(code.on())
                  || (fact.on().equals(code.on()) && fact.told().isAfter(code.told()));
    };
  }

  static Instant moment(Fact fact) {
    return fact.at() == null ? fact.told() : fact.at();
  }
}
