package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import objector.events.id.PageId;
import objector.events.person.Account;
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
import objector.events.person.Objection.Undecided;
import objector.events.person.Objection.Unfiled;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;

/// Where each of a person's accounts stands: a fold over its facts in the order in which they
/// happened, not in which we learnt them. So a fact told twice, late, out of order or taken back
/// needs no rule of its own.
final class ObjectionFold {
  /// How long a code for Meta's form works.
  static final Duration CODE_WORKS = Duration.ofHours(1);

  /// Objections of 2024 were made to a plan that Meta then paused; it says that it honours them. No
  /// answer to them was ever due, so they do not become overdue.
  private static final LocalDate ANSWERS_DUE_FROM = LocalDate.of(2025, 1, 1);

  /// The day; on it the moment, or else when we learnt of it.
  private static final Comparator<Step> AS_IT_HAPPENED =
      Comparator.comparing((Step step) -> step.fact.on())
          .thenComparing(step -> moment(step.fact))
          .thenComparing(step -> step.fact.told())
          .thenComparing(step -> step.fact.id().value());

  private final StatutoryClock clock;

  ObjectionFold(StatutoryClock clock) {
    this.clock = clock;
  }

  /// The accounts with their standing as of now.
  List<Account> of(List<Account> accounts, Instant now) {
    List<Account> alone = new ArrayList<>();
    for (Account account : accounts) {
      alone.add(account.withStanding(fold(account, null, now)));
    }
    List<Account> together = new ArrayList<>();
    for (Account account : alone) {
      LinkedCover cover = LinkedCover.of(account, alone);
      together.add(cover == null ? account : account.withStanding(fold(account, cover, now)));
    }
    return List.copyOf(together);
  }

  private Objection fold(Account account, @Nullable LinkedCover cover, Instant now) {
    List<Step> steps = new ArrayList<>();
    for (Fact fact : account.facts()) {
      if (!fact.undone()) {
        steps.add(new Step(fact, null));
      }
    }
    if (cover != null) {
      steps.add(new Step(cover.fact(), cover));
    }
    steps.sort(AS_IT_HAPPENED);
    Objection state = new Unknown();
    for (Step step : steps) {
      state = next(elapsed(state, step.fact.on()), step);
    }
    state = elapsed(state, now.atZone(StatutoryClock.IRISH_TIME).toLocalDate());
    Fact code = workingCode(steps, now);
    return code == null || code.detail() == null
        ? state
        : state.codeAsked(moment(code), code.detail(), code.proof());
  }

  /// What the mere passing of days does.
  private static Objection elapsed(Objection state, LocalDate day) {
    return switch (state) {
      case Filed s -> isOver(s.filing(), s.due(), day) ? s.overdue() : s;
      case Extended s ->
          s.filing() != null && s.due() != null && isOver(s.filing(), s.due(), day)
              ? s.overdue()
              : s;
      // The law's step comes before our advice.
      case Recheck s -> elapsed(s.before(), day) instanceof Overdue overdue ? overdue : s;
      case Complained s -> s.meanwhile(elapsed(s.before(), day));
      case Unfiled s -> s;
      case MoreAsked s -> s;
      case Overdue s -> s;
      case Confirmed s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  private static boolean isOver(Filing filing, Due due, LocalDate day) {
    return day.isAfter(due.on()) && answerIsDue(filing);
  }

  static boolean answerIsDue(Filing filing) {
    return !filing.on().isBefore(ANSWERS_DUE_FROM);
  }

  private Objection next(Objection state, Step step) {
    Fact fact = step.fact;
    if (step.cover != null) {
      return covered(state, step.cover);
    }
    return switch (fact.what()) {
      // A code matters for an hour, and not to what follows: see workingCode.
      case ACCOUNT_ADDED, CODE -> state;
      case NOTICE -> noticed(state, fact);
      case FILED -> filed(state, fact);
      case ACKNOWLEDGED -> acknowledged(state, fact);
      case MORE_ASKED -> moreAsked(state, fact);
      case EXTENDED -> extended(state, fact);
      case CONFIRMED -> confirmed(state, fact);
      case REFUSED -> refused(state, fact);
      case COMPLAINED -> complained(state, fact);
      case WITHDRAWN -> state.withdrawn(fact.on());
      case PAGE_CHANGED -> pageChanged(state, fact);
      case ANSWERED -> answered(state, fact);
      case LOOKED -> looked(state, fact);
      case REMINDED -> reminded(state, fact);
    };
  }

  /// What was settled of the plan that Meta paused in 2024 is no answer to an objection to today's.
  private static Objection afresh(Objection state, Fact fact) {
    boolean old =
        switch (state) {
          case Confirmed s -> isOfPausedPlan(s.on());
          case Filed s -> isOfPausedPlan(s.filing().on());
          default -> false;
        };
    return old && !isOfPausedPlan(fact.on()) ? new Unknown() : state;
  }

  private static boolean isOfPausedPlan(LocalDate on) {
    return on.isBefore(ANSWERS_DUE_FROM);
  }

  private Objection answered(Objection state, Fact fact) {
    return switch (state) {
      case MoreAsked s -> s.answered(fact.on(), clock.answerDue(fact.on()));
      case Recheck s -> s.meanwhile(answered(s.before(), fact));
      case Complained s -> s.meanwhile(answered(s.before(), fact));
      default -> state;
    };
  }

  /// Looked at on the day of the change or later.
  private static Objection looked(Objection state, Fact fact) {
    return switch (state) {
      case Recheck s -> fact.on().isBefore(s.changed()) ? s : s.before();
      case Complained s -> s.meanwhile(looked(s.before(), fact));
      default -> state;
    };
  }

  private static Objection reminded(Objection state, Fact fact) {
    return switch (state) {
      case Overdue s -> s.reminded(fact.on());
      case Complained s -> s.meanwhile(reminded(s.before(), fact));
      default -> state;
    };
  }

  private static Objection noticed(Objection state, Fact fact) {
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

  private Objection filed(Objection known, Fact fact) {
    Objection state = afresh(known, fact);
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

  private Objection acknowledged(Objection known, Fact fact) {
    Objection state = afresh(known, fact);
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

  private Objection moreAsked(Objection known, Fact fact) {
    Objection state = afresh(known, fact);
    return switch (state) {
      case Unfiled s -> s.moreAsked(fact.on(), fact.proof(), clock.answerDue(fact.on()));
      case Filed s -> s.moreAsked(fact.on(), fact.proof());
      case MoreAsked s -> s.moreAsked(fact.on(), fact.proof());
      case Extended s -> s.moreAsked(fact.on(), fact.proof(), clock.answerDue(fact.on()));
      case Overdue s -> s.moreAsked(fact.on(), fact.proof());
      case Recheck s -> s.meanwhile(moreAsked(s.before(), fact));
      case Complained s -> s.meanwhile(moreAsked(s.before(), fact));
      case Confirmed s -> s;
      case Refused s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  private Objection extended(Objection known, Fact fact) {
    Objection state = afresh(known, fact);
    return switch (state) {
      case Unfiled s -> s.extended(fact.on(), fact.proof());
      // The month that runs: of an answer that came late, its own.
      case Filed s ->
          isExtended(s.due())
              ? s
              : s.extended(fact.on(), fact.proof(), clock.extended(s.due().start(), fact.on()));
      // Told after the month it extends nothing, and the question waits all the same.
      case MoreAsked s ->
          isExtended(s.due()) || fact.on().isAfter(s.due().on())
              ? s
              : s.extended(fact.on(), fact.proof(), clock.extended(s.due().start(), fact.on()));
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

  private static Objection confirmed(Objection state, Fact fact) {
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
          isOfPausedPlan(s.on()) && !isOfPausedPlan(fact.on())
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

  private static Objection refused(Objection state, Fact fact) {
    return switch (state) {
      case Undecided s -> s.refused(fact.on(), fact.proof());
      case Confirmed s ->
          isOfPausedPlan(s.on()) && !isOfPausedPlan(fact.on())
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

  private Objection complained(Objection state, Fact fact) {
    String country = fact.detail() == null ? "IE" : fact.detail();
    return state.complained(fact.on(), country, clock.authorityDue(fact.on(), country));
  }

  private static Objection pageChanged(Objection state, Fact fact) {
    if (fact.detail() == null) {
      return state;
    }
    PageId page = new PageId(fact.detail());
    return switch (state) {
      case Filed s -> s.changed(fact.on(), page);
      case MoreAsked s -> s.changed(fact.on(), page);
      case Extended s -> s.changed(fact.on(), page);
      case Confirmed s -> s.changed(fact.on(), page);
      case Recheck s -> s.changed(fact.on(), page);
      case Unfiled s -> s;
      case Overdue s -> s;
      case Refused s -> s;
      case Complained s -> s;
      case Withdrawn s -> s;
      case Contradicted s -> s;
      case CodeAsked s -> s;
    };
  }

  private static Objection covered(Objection state, LinkedCover cover) {
    return switch (state) {
      case Undecided s ->
          s.covered(cover.fact().on(), cover.fact().proof(), cover.by(), cover.linkedByMeta());
      case Recheck s -> covered(s.before(), cover);
      case Complained s -> s.meanwhile(covered(s.before(), cover));
      case Confirmed s when isOfPausedPlan(s.on()) && !isOfPausedPlan(cover.fact().on()) ->
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

  /// The newest code, while it works, unless something newer is known: a code hides what stands
  /// behind it.
  private static @Nullable Fact workingCode(List<Step> steps, Instant now) {
    Fact newest = null;
    for (Step step : steps) {
      Fact fact = step.fact;
      if (fact.what() == Fact.What.CODE
          && now.isBefore(moment(fact).plus(CODE_WORKS))
          && (newest == null || !moment(fact).isBefore(moment(newest)))) {
        newest = fact;
      }
    }
    if (newest == null) {
      return null;
    }
    for (Step step : steps) {
      if (isNewer(step.fact, newest)) {
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

  /// @param cover set when the fact is a linked account's
  private record Step(Fact fact, @Nullable LinkedCover cover) {}
}
