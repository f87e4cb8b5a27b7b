package objector.tracker.objection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import objector.events.person.Account;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.Dossier.Mailing;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.MailRhythm;
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
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;

/// Which deadlines follow from a dossier. A function of the dossier alone, so that what must be set
/// and what must be taken back after a change is the difference of two sets.
final class Deadlines {
  static final Duration UNCONFIRMED_STAYS = Duration.ofDays(7);

  /// Whoever stopped the mails and follows nothing may think better of it for so long.
  static final Duration LEFT_STAYS = Duration.ofDays(28);

  private static final Period FIRST_NUDGE = Period.ofDays(1);
  private static final Period SECOND_NUDGE = Period.ofDays(7);
  private static final Period FIRST_ANSWER = Period.ofDays(3);
  private static final Period SECOND_ANSWER = Period.ofDays(14);
  private static final Period LETTER_GIVES = Period.ofWeeks(2);
  private static final int DAYS_BEFORE_DUE = 3;
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime MORNING_OVER = LocalTime.NOON;

  private final Dossier dossier;
  private final Set<Deadline> found = new LinkedHashSet<>();

  private Deadlines(Dossier dossier) {
    this.dossier = dossier;
  }

  static Set<Deadline> of(Dossier dossier) {
    Deadlines deadlines = new Deadlines(dossier);
    if (dossier.confirmed() == null) {
      Instant at = dossier.joined().plus(UNCONFIRMED_STAYS);
      deadlines.found.add(new Deadline(at, dossier.person(), Deadline.Kind.VANISH, null, ""));
    }
    Instant left = left(dossier);
    if (left != null) {
      deadlines.found.add(
          new Deadline(
              left.plus(LEFT_STAYS),
              dossier.person(),
              Deadline.Kind.VANISH,
              null,
              left.toString()));
    }
    AddressChange change = dossier.change();
    if (change != null) {
      deadlines.found.add(
          new Deadline(
              change.at().plus(AddressChange.WAITS),
              dossier.person(),
              Deadline.Kind.CHANGE_OVER,
              null,
              change.asked().value()));
    }
    for (Account account : dossier.accounts()) {
      deadlines.follow(account, account.standing());
    }
    deadlines.found.addAll(MailingTimes.of(dossier));
    return deadlines.found;
  }

  /// Since when somebody hears nothing and follows nothing, by their own wish; null: they do.
  private static @Nullable Instant left(Dossier dossier) {
    boolean followsNothing =
        dossier.accounts().isEmpty()
            && dossier.removed().isEmpty()
            && dossier.waiting() == 0
            && dossier.ways().isEmpty();
    return dossier.confirmed() != null && dossier.mailsStopped() && followsNothing
        ? dossier.stopped()
        : null;
  }

  /// Whether that was so for long enough: then everything about them goes.
  static boolean isLeft(Dossier dossier, Instant now) {
    Instant left = left(dossier);
    return left != null && !now.isBefore(left.plus(LEFT_STAYS));
  }

  /// What was taken back may bring back what was to be reminded of weeks ago: that is told on the
  /// next morning, never in the night, and of two nudges the later one.
  static Set<Deadline> fromNow(Set<Deadline> deadlines, Dossier dossier, Instant now) {
    Instant next = nextMorning(dossier, now);
    Set<Deadline> later = new LinkedHashSet<>();
    for (Deadline deadline : deadlines) {
      if (!isReminder(deadline.kind()) || deadline.at().isAfter(now)) {
        later.add(deadline);
      } else if (!isOvertaken(deadline, deadlines, next)) {
        later.add(deadline.putOff(next));
      }
    }
    return later;
  }

  /// After hours away, what was for this morning comes on the next one, never in the night. What is
  /// due by law, and not by our choice, comes now.
  static Instant momentFor(Deadline deadline, Dossier dossier, Instant now) {
    LocalTime here = LocalTime.ofInstant(now, zone(dossier.zone()));
    boolean isMorning = !here.isBefore(MORNING) && here.isBefore(MORNING_OVER);
    return isMorning || !isForTheMorning(deadline.kind(), dossier)
        ? now
        : nextMorning(dossier, now);
  }

  /// After days away both nudges are due: one is enough.
  static boolean isOvertaken(Deadline deadline, Set<Deadline> awaited, Instant at) {
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

  private static Instant nextMorning(Dossier dossier, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone(dossier.zone()));
    Instant morning = morning(today, dossier.zone());
    return morning.isAfter(now) ? morning : morning(today.plusDays(1), dossier.zone());
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

  /// Nine in the person's morning.
  static Instant morning(LocalDate day, String zone) {
    return day.atTime(MORNING).atZone(zone(zone)).toInstant();
  }

  /// The first morning of the person's after a due date is over in Ireland: where the sun rises
  /// early that is a day later than the calendar says.
  static Instant morningAfter(Due due, String zone) {
    Instant over = StatutoryClock.over(due);
    LocalDate day = due.on().plusDays(1);
    while (morning(day, zone).isBefore(over)) {
      day = day.plusDays(1);
    }
    return morning(day, zone);
  }

  /// The person's own zone; web-ui checks it, and an unknown one must not stop us.
  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private void follow(Account account, Objection state) {
    switch (state) {
      case Noticed s -> {
        LocalDate told =
            LocalDate.ofInstant(known(account, s.on(), Fact.What.NOTICE), zone(dossier.zone()));
        add(account, Deadline.Kind.FIRST_NUDGE, morning(told, FIRST_NUDGE), s.on());
        add(account, Deadline.Kind.SECOND_NUDGE, morning(told, SECOND_NUDGE), s.on());
      }
      case CodeAsked s -> {
        add(account, Deadline.Kind.CODE_OVER, s.at().plus(ObjectionFold.CODE_WORKS), s.at());
        follow(account, s.before());
      }
      case Filed s -> answerDue(account, s.filing(), s.due());
      case Extended s -> {
        Filing filing = s.filing();
        Due due = s.due();
        if (filing != null && due != null) {
          answerDue(account, filing, due);
        }
      }
      case Overdue s -> {
        answerDue(account, s.filing(), s.due());
        complaintReady(account, s.reminded());
      }
      case Recheck s -> follow(account, s.before());
      case Complained s -> {
        Instant known = known(account, s.on(), Fact.What.COMPLAINED);
        addIfAhead(
            account,
            Deadline.Kind.AUTHORITY_DUE,
            StatutoryClock.over(s.due()),
            morningAfter(s.due(), dossier.zone()),
            known,
            s.on());
        Filing again = s.before().filing();
        if (again != null && again.on().isAfter(s.on())) {
          follow(account, s.before());
        } else {
          turn(account, s.before());
        }
      }
      case MoreAsked s -> {
        LocalDate told =
            LocalDate.ofInstant(
                known(account, s.asked(), Fact.What.MORE_ASKED), zone(dossier.zone()));
        add(account, Deadline.Kind.FIRST_ANSWER, morning(told, FIRST_ANSWER), s.asked());
        add(account, Deadline.Kind.SECOND_ANSWER, morning(told, SECOND_ANSWER), s.asked());
      }
      // Nothing is awaited.
      case Unknown s -> {}
      case Confirmed s -> {}
      case Refused s -> {}
      case Withdrawn s -> {}
      case Contradicted s -> {}
    }
  }

  /// Our letter gives Meta two weeks, the day on which it was sent not counted.
  private void complaintReady(Account account, @Nullable LocalDate reminded) {
    if (reminded != null) {
      Instant at = morning(reminded.plus(LETTER_GIVES).plusDays(1), dossier.zone());
      Instant known = known(account, reminded, Fact.What.REMINDED);
      addIfAhead(account, Deadline.Kind.COMPLAINT_READY, at, at, known, reminded);
    }
  }

  private Instant morning(LocalDate day, Period later) {
    return morning(day.plus(later), dossier.zone());
  }

  /// What the complaint is about moves on without a word to the person: they wait for the
  /// authority.
  private void turn(Account account, Objection before) {
    if (before instanceof Filed s) {
      turnsOver(account, s.filing(), s.due());
    } else if (before instanceof Extended(Filing filing, _, Due due, _)
        && filing != null
        && due != null) {
      turnsOver(account, filing, due);
    }
  }

  private void turnsOver(Account account, Filing filing, Due due) {
    if (ObjectionFold.answerIsDue(filing)) {
      Instant over = StatutoryClock.over(due);
      addIfAhead(account, Deadline.Kind.DUE_OVER, over, over, learnt(account, filing), due.on());
    }
  }

  private static Instant learnt(Account account, Filing filing) {
    return known(
        account,
        filing.on(),
        Fact.What.FILED,
        Fact.What.ACKNOWLEDGED,
        Fact.What.MORE_ASKED,
        Fact.What.EXTENDED);
  }

  private void answerDue(Account account, Filing filing, Due due) {
    if (!ObjectionFold.answerIsDue(filing)) {
      return;
    }
    Instant known = learnt(account, filing);
    LocalDate earliest = due.earliest() == null ? due.on() : due.earliest();
    Instant soon = morning(earliest.minusDays(DAYS_BEFORE_DUE), dossier.zone());
    Instant over = StatutoryClock.over(due);
    addIfAhead(account, Deadline.Kind.DUE_SOON, soon, soon, known, due.on());
    addIfAhead(account, Deadline.Kind.DUE_OVER, over, over, known, due.on());
    addIfAhead(
        account, Deadline.Kind.OVERDUE, over, morningAfter(due, dossier.zone()), known, due.on());
  }

  /// Who tells us today of an objection made long ago sees on the page what follows; a mail about a
  /// date that had passed before would be noise.
  ///
  /// @param passes when that date passes
  private void addIfAhead(
      Account account,
      Deadline.Kind kind,
      Instant passes,
      Instant at,
      Instant known,
      LocalDate because) {
    if (passes.isAfter(known)) {
      add(account, kind, at, because);
    }
  }

  private void add(Account account, Deadline.Kind kind, Instant at, Object because) {
    found.add(new Deadline(at, dossier.person(), kind, account.id(), because.toString()));
  }

  /// When we first learnt that one of these happened on a day.
  private static Instant known(Account account, LocalDate on, Fact.What... whats) {
    Instant first = Instant.MAX;
    for (Fact fact : account.facts()) {
      boolean same = Set.of(whats).contains(fact.what()) && fact.on().equals(on);
      if (same && !fact.undone() && fact.told().isBefore(first)) {
        first = fact.told();
      }
    }
    return first.equals(Instant.MAX) ? Instant.EPOCH : first;
  }
}
