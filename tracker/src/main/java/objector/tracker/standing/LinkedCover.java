package objector.tracker.standing;

import java.util.List;
import objector.events.id.AccountId;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Undecided;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// A confirmation of a linked account that holds for this one: Meta's mail says that it covers the
/// whole Accounts Centre, or the person, who alone saw it, says that the two are linked. A mail
/// that does not say so covers nothing else.
///
/// @param fact the linked account's confirmation
/// @param by its name
/// @param linkedByMeta whether Meta's mail says that it covers the linked ones
record LinkedCover(Fact fact, AccountName by, boolean linkedByMeta) {
  /// The best proved one of a linked account; null: none covers it.
  static @Nullable LinkedCover of(Account account, List<Account> all) {
    LinkedCover best = null;
    for (AccountId id : account.linked()) {
      for (Account other : all) {
        LinkedCover cover = other.id().equals(id) ? of(other) : null;
        if (cover != null && (best == null || cover.fact.proof().outweighs(best.fact.proof()))) {
          best = cover;
        }
      }
    }
    return best;
  }

  private static @Nullable LinkedCover of(Account other) {
    Confirmed confirmed = confirmation(other.standing());
    if (confirmed == null) {
      return null;
    }
    for (Fact fact : other.facts()) {
      boolean decisive =
          fact.what() == Fact.What.CONFIRMED
              && !fact.undone()
              && fact.on().equals(confirmed.on())
              && fact.proof() == confirmed.proof();
      if (decisive && (fact.coversLinked() || fact.proof() == Proof.PERSON_SAYS)) {
        return new LinkedCover(fact, other.name(), fact.coversLinked());
      }
    }
    return null;
  }

  private static @Nullable Confirmed confirmation(Objection state) {
    return switch (state) {
      case Confirmed s -> s;
      case Recheck s -> confirmation(s.before());
      case CodeAsked s -> confirmation(s.before());
      case Undecided s -> null;
      case Refused s -> null;
      case Complained s -> null;
      case Withdrawn s -> null;
      case Contradicted s -> null;
    };
  }
}
