package objector.tracker.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.standing.PausedPlan;
import objector.tracker.standing.WorkingCode;
import org.jspecify.annotations.Nullable;

/// Which deadlines follow from where an account stands.
final class AccountDeadlines {
  private static final Period FIRST_NUDGE = Period.ofDays(1);
  private static final Period SECOND_NUDGE = Period.ofDays(7);
  private static final Period FIRST_ANSWER = Period.ofDays(3);
  private static final Period SECOND_ANSWER = Period.ofDays(14);
  private static final int DAYS_BEFORE_DUE = 3;
  private static final Period LETTER_GIVES = Period.ofWeeks(2);

  private final Dossier dossier;
  private final Set<Deadline> found;

  /// @param found where they go
  AccountDeadlines(Dossier dossier, Set<Deadline> found) {
    this.dossier = dossier;
    this.found = found;
  }

  void follow(Account account, Objection state) {
    switch (state) {
      case Noticed s -> {
        LocalDate told =
            LocalDate.ofInstant(
                known(account, s.on(), Fact.What.NOTICE), Mornings.zone(dossier.zone()));
        add(account, Deadline.Kind.FIRST_NUDGE, later(told, FIRST_NUDGE), s.on());
        add(account, Deadline.Kind.SECOND_NUDGE, later(told, SECOND_NUDGE), s.on());
      }
      case CodeAsked s -> {
        add(account, Deadline.Kind.CODE_OVER, s.at().plus(WorkingCode.WORKS), s.at());
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
            Mornings.morningAfter(s.due(), dossier.zone()),
            known,
            s.on());
        Filing again = s.before().filing();
        if (again != null && again.on().isAfter(s.on())) {
          follow(account, s.before());
        } else {
          turn(account, s.before());
        }
      }
      case MoreAsked s -> answer(account, s.question());
      case Confirmed s -> answer(account, s.question());
      case Refused s -> answer(account, s.question());
      // Nothing is awaited.
      case Unknown s -> {}
      case Withdrawn s -> {}
      case Contradicted s -> {}
    }
  }

  /// Meta waits for the person.
  private void answer(Account account, @Nullable MetasQuestion question) {
    if (question == null) {
      return;
    }
    LocalDate told =
        LocalDate.ofInstant(
            known(account, question.on(), Fact.What.MORE_ASKED), Mornings.zone(dossier.zone()));
    add(account, Deadline.Kind.FIRST_ANSWER, later(told, FIRST_ANSWER), question.on());
    add(account, Deadline.Kind.SECOND_ANSWER, later(told, SECOND_ANSWER), question.on());
  }

  private Instant later(LocalDate day, Period later) {
    return Mornings.morning(day.plus(later), dossier.zone());
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
    if (PausedPlan.isAnswerDue(filing)) {
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
    if (!PausedPlan.isAnswerDue(filing)) {
      return;
    }
    Instant known = learnt(account, filing);
    LocalDate earliest = due.earliest() == null ? due.on() : due.earliest();
    Instant soon = Mornings.morning(earliest.minusDays(DAYS_BEFORE_DUE), dossier.zone());
    Instant over = StatutoryClock.over(due);
    addIfAhead(account, Deadline.Kind.DUE_SOON, soon, soon, known, due.on());
    addIfAhead(account, Deadline.Kind.DUE_OVER, over, over, known, due.on());
    addIfAhead(
        account,
        Deadline.Kind.OVERDUE,
        over,
        Mornings.morningAfter(due, dossier.zone()),
        known,
        due.on());
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

  /// Our letter gives Meta two weeks, the day on which it was sent not counted.
  private void complaintReady(Account account, @Nullable LocalDate reminded) {
    if (reminded != null) {
      Instant at = Mornings.morning(reminded.plus(LETTER_GIVES).plusDays(1), dossier.zone());
      Instant known = known(account, reminded, Fact.What.REMINDED);
      addIfAhead(account, Deadline.Kind.COMPLAINT_READY, at, at, known, reminded);
    }
  }
}
