package objector.tracker.standing;

import java.time.LocalDate;
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
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unfiled;
import objector.events.person.Objection.Withdrawn;
import objector.tracker.clock.StatutoryClock;

/// What a word of the person's own does to a standing: an objection, a complaint, an answer to
/// Meta, a look at a page that changed, a reminder.
final class OwnWord {
  private final StatutoryClock clock;

  OwnWord(StatutoryClock clock) {
    this.clock = clock;
  }

  Objection filed(Objection known, Fact fact) {
    Objection state = PausedPlan.afresh(known, fact);
    Filing filing = new Filing(fact.on(), fact.proof(), null);
    Due due = clock.answerDue(fact.on());
    return switch (state) {
      case Filed s -> s.filedAgain(filing, due);
      case Extended s -> s.filed(filing, due);
      case Confirmed s -> s.filed(filing);
      // A new one has its own month beside the complaint's three.
      case Complained s ->
          s.meanwhile(
              fact.on().isAfter(s.on()) && !isNew(s.before(), s.on())
                  ? new Filed(filing, due)
                  : filed(s.before(), fact));
      case Unfiled s -> s.filed(filing, due);
      case MoreAsked s -> s.filed(filing, due);
      case Overdue s -> s.filed(filing, due);
      case Refused s -> s.filed(filing, due);
      // Renewed as the page changed: the month that runs already is the one that counts.
      case Recheck s ->
          s.before() instanceof Confirmed ? s.filed(filing, due) : filed(s.before(), fact);
      case Withdrawn s -> s.filed(filing, due);
      case Contradicted s -> s.filed(filing, due);
      case CodeAsked s -> s;
    };
  }

  private static boolean isNew(Objection before, LocalDate complained) {
    Filing filing = before.filing();
    return filing != null && filing.on().isAfter(complained);
  }

  Objection answered(Objection state, Fact fact) {
    return switch (state) {
      case MoreAsked s -> s.answered(fact.on(), clock.answerDue(fact.on()));
      case Confirmed s -> s.answered();
      case Refused s -> s.answered();
      case Recheck s -> s.meanwhile(answered(s.before(), fact));
      case Complained s -> s.meanwhile(answered(s.before(), fact));
      default -> state;
    };
  }

  /// Looked at on the day of the change or later.
  static Objection looked(Objection state, Fact fact) {
    return switch (state) {
      case Recheck s -> fact.on().isBefore(s.changed()) ? s : s.before();
      case Complained s -> s.meanwhile(looked(s.before(), fact));
      default -> state;
    };
  }

  static Objection reminded(Objection state, Fact fact) {
    return switch (state) {
      case Overdue s -> s.reminded(fact.on());
      case Complained s -> s.meanwhile(reminded(s.before(), fact));
      default -> state;
    };
  }

  Objection complained(Objection state, Fact fact) {
    String country = fact.detail() == null ? "IE" : fact.detail();
    return state.complained(fact.on(), country, clock.authorityDue(fact.on(), country));
  }
}
