package objector.tracker.standing;

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
import objector.events.person.Objection.Unfiled;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;

/// Where each of a person's accounts stands: a fold over its facts in the order in which they
/// happened, not in which we learnt them. So a fact told twice, late, out of order or taken back
/// needs no rule of its own.
public final class ObjectionFold {
  /// The day; on it the moment, or else when we learnt of it.
  private static final Comparator<Step> AS_IT_HAPPENED =
      Comparator.comparing((Step step) -> step.fact.on())
          .thenComparing(step -> WorkingCode.moment(step.fact))
          .thenComparing(step -> step.fact.told())
          .thenComparing(step -> step.fact.id().value());

  private final MetasWord metas;
  private final OwnWord own;

  public ObjectionFold(StatutoryClock clock) {
    this.metas = new MetasWord(clock);
    this.own = new OwnWord(clock);
  }

  /// The accounts with their standing as of now.
  public List<Account> of(List<Account> accounts, Instant now) {
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
    List<Fact> told = account.facts().stream().filter(fact -> !fact.undone()).toList();
    List<Fact> right = RightAnswer.of(told, facts -> folded(steps(facts, null)));
    List<Step> steps = steps(right, cover);
    Objection state = folded(steps);
    state = elapsed(state, now.atZone(StatutoryClock.IRISH_TIME).toLocalDate());
    Fact code = WorkingCode.of(steps.stream().map(Step::fact).toList(), now);
    return code == null || code.detail() == null
        ? state
        : state.codeAsked(WorkingCode.moment(code), code.detail(), code.proof());
  }

  private static List<Step> steps(List<Fact> facts, @Nullable LinkedCover cover) {
    List<Step> steps = new ArrayList<>();
    facts.forEach(fact -> steps.add(new Step(fact, null)));
    if (cover != null) {
      steps.add(new Step(cover.fact(), cover));
    }
    steps.sort(AS_IT_HAPPENED);
    return steps;
  }

  private Objection folded(List<Step> steps) {
    Objection state = new Unknown();
    for (Step step : steps) {
      state = next(elapsed(state, step.fact.on()), step);
    }
    return state;
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
    return day.isAfter(due.on()) && PausedPlan.isAnswerDue(filing);
  }

  private Objection next(Objection state, Step step) {
    Fact fact = step.fact;
    if (step.cover != null) {
      return MetasWord.covered(state, step.cover);
    }
    return switch (fact.what()) {
      // A code matters for an hour, and not to what follows: see workingCode.
      case ACCOUNT_ADDED, CODE -> state;
      case NOTICE -> MetasWord.noticed(state, fact);
      case FILED -> own.filed(state, fact);
      case ACKNOWLEDGED -> metas.acknowledged(state, fact);
      case MORE_ASKED -> metas.moreAsked(state, fact);
      case EXTENDED -> metas.extended(state, fact);
      case CONFIRMED -> MetasWord.confirmed(state, fact);
      case REFUSED -> MetasWord.refused(state, fact);
      case COMPLAINED -> own.complained(state, fact);
      case WITHDRAWN -> state.withdrawn(fact.on());
      case PAGE_CHANGED -> pageChanged(state, fact);
      case ANSWERED -> own.answered(state, fact);
      case LOOKED -> OwnWord.looked(state, fact);
      case REMINDED -> OwnWord.reminded(state, fact);
    };
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

  /// @param cover set when the fact is a linked account's
  private record Step(Fact fact, @Nullable LinkedCover cover) {}
}
