package objector.tracker.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import objector.events.alert.ReminderKind;
import objector.events.person.Dossier;
import objector.events.person.Dossier.Mailing;
import objector.events.person.MailRhythm;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;

/// Which deadlines are of our own choice, and so come in a morning; after days away one of a pair
/// is enough.
public final class Reminders {
  private static final LocalTime MORNING_OVER = LocalTime.NOON;

  private Reminders() {}

  /// What was taken back may bring back what was to be reminded of weeks ago: that is told on the
  /// next morning, never in the night, and of two nudges the later one.
  public static Set<Deadline> fromNow(Set<Deadline> deadlines, Dossier dossier, Instant now) {
    Instant next = Mornings.nextMorning(dossier, now);
    Set<Deadline> later = new LinkedHashSet<>();
    for (Deadline deadline : deadlines) {
      if (!isReminder(deadline.kind()) || deadline.at().isAfter(now)) {
        later.add(deadline);
      } else if (!isOvertaken(deadline, deadlines, next)) {
        later.add(deadline.at(next));
      }
    }
    return later;
  }

  /// After hours away, what was for this morning comes on the next one, never in the night. What is
  /// due by law, and not by our choice, comes now.
  public static Instant momentFor(Deadline deadline, Dossier dossier, Instant now) {
    LocalTime here = LocalTime.ofInstant(now, Mornings.zone(dossier.zone()));
    boolean isMorning = !here.isBefore(Mornings.NINE) && here.isBefore(MORNING_OVER);
    return isMorning || !isForTheMorning(deadline.kind(), dossier)
        ? now
        : Mornings.nextMorning(dossier, now);
  }

  /// After days away both nudges are due: one is enough.
  public static boolean isOvertaken(Deadline deadline, Set<Deadline> awaited, Instant at) {
    return awaited.stream().anyMatch(other -> isBehind(deadline, other, at));
  }

  private static boolean isForTheMorning(Deadline.Kind kind, Dossier dossier) {
    Mailing mailing = dossier.mailing();
    return switch (kind) {
      case MONTHLY -> true;
      case DIGEST -> mailing != null && mailing.rhythm() != MailRhythm.IMMEDIATE;
      default -> isReminder(kind);
    };
  }

  private static boolean isBehind(Deadline first, Deadline second, Instant next) {
    boolean pair =
        (first.kind() == Deadline.Kind.FIRST_NUDGE && second.kind() == Deadline.Kind.SECOND_NUDGE)
            || (first.kind() == Deadline.Kind.FIRST_ANSWER
                && second.kind() == Deadline.Kind.SECOND_ANSWER);
    return pair && Objects.equals(first.account(), second.account()) && !second.at().isAfter(next);
  }

  private static boolean isReminder(Deadline.Kind kind) {
    return switch (kind) {
      case FIRST_NUDGE,
          SECOND_NUDGE,
          DUE_SOON,
          OVERDUE,
          FIRST_ANSWER,
          SECOND_ANSWER,
          AUTHORITY_DUE,
          COMPLAINT_READY ->
          true;
      case VANISH, CODE_OVER, DUE_OVER, CHANGE_OVER, DIGEST, MONTHLY, BLIND_DAY -> false;
    };
  }

  /// A deadline that was overtaken reminds of nothing.
  public static @Nullable ReminderKind kind(Deadline.Kind kind, Objection state, Instant now) {
    Objection due = state instanceof CodeAsked code ? code.before() : state;
    Objection core = due instanceof Recheck recheck ? recheck.before() : due;
    Objection answer = core instanceof Complained complained ? complained.before() : core;
    return switch (kind) {
      case FIRST_NUDGE, SECOND_NUDGE -> core instanceof Noticed ? ReminderKind.NUDGE : null;
      case DUE_SOON -> isSoon(answer, now) ? ReminderKind.DUE_SOON : null;
      case OVERDUE -> answer instanceof Overdue ? ReminderKind.OVERDUE : null;
      case AUTHORITY_DUE -> core instanceof Complained ? ReminderKind.AUTHORITY_DUE : null;
      case COMPLAINT_READY ->
          answer instanceof Overdue overdue && overdue.reminded() != null
              ? ReminderKind.COMPLAINT_READY
              : null;
      case FIRST_ANSWER, SECOND_ANSWER ->
          answer.question() != null ? ReminderKind.MORE_ASKED : null;
      case CODE_OVER, DUE_OVER, VANISH, CHANGE_OVER, DIGEST, MONTHLY, BLIND_DAY -> null;
    };
  }

  private static boolean isSoon(Objection state, Instant now) {
    return (state instanceof Filed filed && now.isBefore(StatutoryClock.over(filed.due())))
        || (state instanceof Extended extended
            && extended.due() != null
            && now.isBefore(StatutoryClock.over(extended.due())));
  }
}
