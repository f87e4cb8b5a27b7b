package objector.wording.sentence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import org.jspecify.annotations.Nullable;

/// The due date that an account's sentence speaks of, so that what stands beside the sentence
/// speaks of the same one: under a complaint that may be Meta's for a new objection, or the
/// authority's.
///
/// @param authoritys the authority's, not Meta's
public record SpokenDue(Due due, boolean authoritys) {
  private static final ZoneId IRISH_TIME = ZoneId.of("Europe/Dublin");

  /// Null where none is counted: also for an objection of 2024, as Meta paused what it was made to.
  public static @Nullable SpokenDue of(Objection standing, Instant now) {
    if (standing instanceof Complained complained) {
      Due again = again(complained, now);
      return again == null ? new SpokenDue(complained.due(), true) : new SpokenDue(again, false);
    }
    Due metas = ofMeta(standing);
    return metas == null ? null : new SpokenDue(metas, false);
  }

  /// By when Meta must answer, where an answer is awaited; under a complaint, too.
  public static @Nullable Due ofMeta(Objection standing) {
    Due due =
        switch (standing) {
          case Filed s -> s.due();
          case Extended s -> s.due();
          case Overdue s -> s.due();
          case Recheck s -> ofMeta(s.before());
          case Complained s -> ofMeta(s.before());
          case CodeAsked _,
              MoreAsked _,
              Unknown _,
              Noticed _,
              Confirmed _,
              Refused _,
              Withdrawn _,
              Contradicted _ ->
              null;
        };
    Filing filing = standing.filing();
    return filing != null && FirstAttempt.includes(filing.on()) ? null : due;
  }

  /// Of an objection made after the complaint, which has its own month beside the authority's.
  public static @Nullable Due ofNewObjection(Complained complained) {
    Filing filing = complained.filing();
    return filing != null && filing.on().isAfter(complained.on())
        ? ofMeta(complained.before())
        : null;
  }

  /// The same, while it is what is to be spoken of: as long as the authority's day is not over, or
  /// where Meta's is over since.
  static @Nullable Due again(Complained complained, Instant now) {
    Due due = ofNewObjection(complained);
    if (due == null) {
      return null;
    }
    boolean overSince = isOver(due, now) && due.on().isAfter(complained.due().on());
    return overSince || !isOver(complained.due(), now) ? due : null;
  }

  /// Whether nothing can come any more that is in time: Meta's last hour is Ireland's, wherever the
  /// reader lives.
  public static boolean isOver(Due due, Instant now) {
    return LocalDate.ofInstant(now, IRISH_TIME).isAfter(due.on());
  }
}
