package objector.tracker.standing;

import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Undecided;
import objector.events.person.Objection.Unfiled;
import objector.events.person.Objection.Withdrawn;
import objector.tracker.clock.StatutoryClock;

/// What a word of Meta's does to a standing: a mail of its own, or what the person saw of it. Where
/// it changes nothing, it is told all the same.
final class MetasWord {
  private final StatutoryClock clock;

  MetasWord(StatutoryClock clock) {
    this.clock = clock;
  }

  static Objection noticed(Objection state, Fact fact) {
    return switch (state) {
      case Unfiled s -> s.noticed(fact.on(), fact.proof());
      case Confirmed s -> s.noticed(fact.on(), fact.proof());
      case Recheck s -> s.meanwhile(noticed(s.before(), fact));
      case Complained s -> s.meanwhile(noticed(s.before(), fact));
      case Filed s -> s;
      case MoreAsked s -> s;
      case Extended s -> s;
      case Overdue s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  Objection acknowledged(Objection known, Fact fact) {
    Objection state = PausedPlan.afresh(known, fact);
    return switch (state) {
      case Unfiled s -> s.acknowledged(fact.on(), fact.proof(), clock.answerDue(fact.on()));
      case Filed s -> s.acknowledged(fact.on(), fact.proof());
      case MoreAsked s -> s.acknowledged(fact.on(), fact.proof());
      case Extended s -> s.acknowledged(fact.on(), fact.proof());
      case Overdue s -> s.acknowledged(fact.on(), fact.proof());
      case Recheck s -> s.meanwhile(acknowledged(s.before(), fact));
      case Complained s -> s.meanwhile(acknowledged(s.before(), fact));
      case Confirmed s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  Objection moreAsked(Objection known, Fact fact) {
    Objection state = PausedPlan.afresh(known, fact);
    return switch (state) {
      case Unfiled s -> s.moreAsked(fact.on(), fact.proof(), clock.answerDue(fact.on()));
      case Filed s -> s.moreAsked(fact.on(), fact.proof());
      case MoreAsked s -> s.moreAsked(fact.on(), fact.proof());
      case Extended s -> s.moreAsked(fact.on(), fact.proof(), clock.answerDue(fact.on()));
      case Overdue s -> s.moreAsked(fact.on(), fact.proof());
      case Recheck s -> s.meanwhile(moreAsked(s.before(), fact));
      case Complained s -> s.meanwhile(moreAsked(s.before(), fact));
      case Confirmed s -> s.moreAsked(fact.on(), fact.proof());
      case Refused s -> s.moreAsked(fact.on(), fact.proof());
      // Who took the objection back owes no answer; undone, the question is there again.
      case Withdrawn s -> s;
      // First the person says which is right: then it stands beside that.
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  Objection extended(Objection known, Fact fact) {
    Objection state = PausedPlan.afresh(known, fact);
    return switch (state) {
      case Unfiled s -> s.extended(fact.on(), fact.proof());
      // The month that runs: of an answer that came late, its own.
      case Filed s ->
          isExtended(s.due())
              ? s
              : s.extended(fact.on(), fact.proof(), clock.extended(s.due().start(), fact.on()));
      // Told after the month it extends nothing. The question waits either way.
      case MoreAsked s ->
          isExtended(s.due()) || fact.on().isAfter(s.due().on())
              ? s
              : s.extended(clock.extended(s.due().start(), fact.on()));
      // After one that was told in time, a second one extends nothing, and takes nothing back.
      case Overdue s ->
          isExtended(s.due()) ? s : s.extendedTooLate(clock.extended(s.due().start(), fact.on()));
      case Recheck s -> s.meanwhile(extended(s.before(), fact));
      case Complained s -> s.meanwhile(extended(s.before(), fact));
      // One extension is all there is.
      case Extended s -> s;
      case Confirmed s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  private boolean isExtended(Due due) {
    return !due.on().equals(clock.answerDue(due.start()).on());
  }

  static Objection confirmed(Objection state, Fact fact) {
    Objection next = settled(state, fact);
    return fact.readByPerson() && !next.equals(state) && next instanceof Confirmed s
        ? s.asRead()
        : next;
  }

  private static Objection settled(Objection state, Fact fact) {
    return switch (state) {
      case Undecided s -> s.confirmed(fact.on(), fact.proof());
      // Of today's plan, whatever was said of the paused one.
      case Confirmed s ->
          PausedPlan.is(s.on()) && !PausedPlan.is(fact.on())
              ? new Confirmed(s.filing(), fact.on(), fact.proof(), null, null, false)
              : s.confirmed(fact.on(), fact.proof());
      case Refused s -> s.confirmed(fact.on(), fact.proof());
      case Complained s -> s.confirmed(fact.on(), fact.proof());
      case Recheck s -> s.confirmed(fact.on(), fact.proof());
      case Withdrawn s -> s.confirmed(fact.on(), fact.proof());
      case Contradicted s -> s.confirmed(fact.on(), fact.proof());
      case CodeAsked s -> s;
    };
  }

  static Objection refused(Objection state, Fact fact) {
    return switch (state) {
      case Undecided s -> s.refused(fact.on(), fact.proof());
      case Confirmed s ->
          PausedPlan.is(s.on()) && !PausedPlan.is(fact.on())
              ? new Refused(s.filing(), fact.on(), fact.proof())
              : s.refused(fact.on(), fact.proof());
      case Refused s -> s.refused(fact.on(), fact.proof());
      case Contradicted s -> s.refused(fact.on(), fact.proof());
      case Recheck s -> refused(s.before(), fact);
      case Complained s -> s.meanwhile(refused(s.before(), fact));
      case Withdrawn s -> s;
      case CodeAsked s -> s;
    };
  }

  static Objection covered(Objection state, LinkedCover cover) {
    return switch (state) {
      case Undecided s ->
          s.covered(cover.fact().on(), cover.fact().proof(), cover.by(), cover.linkedByMeta());
      case Recheck s -> covered(s.before(), cover);
      case Complained s -> s.meanwhile(covered(s.before(), cover));
      case Confirmed s when PausedPlan.is(s.on()) && !PausedPlan.is(cover.fact().on()) ->
          new Confirmed(
              s.filing(),
              cover.fact().on(),
              cover.fact().proof(),
              null,
              cover.by(),
              cover.linkedByMeta());
      case Confirmed s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }
}
