package objector.tracker.objection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Fact;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// A dossier while an event is worked into it.
final class DossierBuilder extends DossierFields {
  private static final int MAX_LINKS = 20;
  private static final int MAX_ASKED_BACK = 20;

  DossierBuilder(Dossier dossier) {
    super(dossier);
  }

  DossierBuilder(Joined event) {
    super(event);
  }

  /// A new one-time link. Of too many, one goes that was used already, if there is one.
  void addLink(EventId asked) {
    if (links.size() >= MAX_LINKS) {
      String least = links.keySet().iterator().next();
      for (Map.Entry<String, String> link : links.entrySet()) {
        if (!link.getValue().isEmpty()) {
          least = link.getKey();
        }
      }
      links.remove(least);
    }
    links.put(asked.value(), "");
  }

  @Nullable Account account(AccountId id) {
    for (Account account : accounts) {
      if (account.id().equals(id)) {
        return account;
      }
    }
    return null;
  }

  /// Adds a fact, unless the account has it already or is not followed.
  void add(AccountId id, Fact fact) {
    accounts.replaceAll(account -> {
      if (!account.id().equals(id) || has(account, fact)) {
        return account;
      }
      List<Fact> facts = new ArrayList<>(account.facts());
      facts.add(fact);
      return account.withFacts(DossierLimits.facts(facts));
    });
  }

  /// Puts a fact in another's place.
  void replace(AccountId id, Fact old, Fact better) {
    accounts.replaceAll(account -> {
      if (!account.id().equals(id)) {
        return account;
      }
      List<Fact> facts = new ArrayList<>(account.facts());
      facts.replaceAll(fact -> fact.equals(old) ? better : fact);
      return account.withFacts(facts);
    });
  }

  /// Something could not be worked in as it was told.
  void askBack(Dossier.AskedBack asked) {
    askedBack.removeIf(before -> before.id().equals(asked.id()));
    askedBack.addFirst(asked);
    while (askedBack.size() > MAX_ASKED_BACK) {
      askedBack.removeLast();
    }
  }

  /// Takes back what an event said, wherever it said it.
  void undo(EventId wrong) {
    accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      // That an account was added is undone by removing it.
      facts.replaceAll(
          fact -> fact.isOf(wrong) && fact.what() != Fact.What.ACCOUNT_ADDED ? fact.undo() : fact);
      return account.withFacts(facts);
    });
  }

  /// What was taken back counts again.
  void redo(EventId right) {
    accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      facts.replaceAll(fact -> fact.isOf(right) && fact.undone() ? fact.redo() : fact);
      return account.withFacts(facts);
    });
  }

  /// What a mail said is known by something stronger, wherever it was filed.
  void prove(EventId mail, Proof proof) {
    accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      facts.replaceAll(
          fact -> fact.isOf(mail) && proof.outweighs(fact.proof()) ? fact.provenBy(proof) : fact);
      return account.withFacts(facts);
    });
    held.replaceAll(question ->
        question.isOf(mail) && proof.outweighs(question.proof())
            ? question.provenBy(proof)
            : question);
  }

  void setLinked(AccountId id, List<AccountId> linked) {
    accounts.replaceAll(a -> a.id().equals(id) ? a.linkedWith(linked) : a);
  }

  /// Within the limits of one.
  @Override
  public Dossier toDossier() {
    return DossierLimits.fit(super.toDossier());
  }

  private static boolean has(Account account, Fact fact) {
    return account.facts().stream()
        .anyMatch(f -> f.id().equals(fact.id()) && f.what() == fact.what() && !f.undone());
  }
}
