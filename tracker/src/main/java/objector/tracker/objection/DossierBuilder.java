package objector.tracker.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// A dossier while an event is worked into it.
final class DossierBuilder {
  private static final int MAX_LINKS = 20;

  final PersonId person;
  final Instant joined;
  final String email;
  final LoginHash login;
  final AddressToken token;
  String language;
  String zone;
  @Nullable String country;
  PageNews news;
  @Nullable Instant confirmed;
  boolean mailbox;
  boolean addressTaken;
  int epoch;
  final Map<String, String> links;
  final List<Account> accounts;
  final List<Dossier.HeldMail> held;
  final List<Dossier.OtherMail> other;
  final Map<String, Long> applied;
  boolean mailsStopped;

  DossierBuilder(Dossier dossier) {
    person = dossier.person();
    joined = dossier.joined();
    email = dossier.email();
    login = dossier.login();
    token = dossier.token();
    language = dossier.language();
    zone = dossier.zone();
    country = dossier.country();
    news = dossier.news();
    confirmed = dossier.confirmed();
    mailbox = dossier.mailbox();
    addressTaken = dossier.addressTaken();
    epoch = dossier.epoch();
    links = new TreeMap<>(dossier.links());
    accounts = new ArrayList<>(dossier.accounts());
    held = new ArrayList<>(dossier.held());
    other = new ArrayList<>(dossier.other());
    applied = new TreeMap<>(dossier.applied());
    mailsStopped = dossier.mailsStopped();
  }

  static DossierBuilder of(Joined event) {
    return new DossierBuilder(
        new Dossier(
            event.person(),
            event.at(),
            event.email(),
            event.login(),
            event.token(),
            event.language(),
            event.zone(),
            event.country(),
            event.news(),
            null,
            false,
            false,
            0,
            Map.of(event.id().value(), ""),
            List.of(),
            List.of(),
            List.of(),
            Map.of()));
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
      return withFacts(account, DossierLimits.facts(facts));
    });
  }

  /// Takes back what an event said, wherever it said it.
  void undo(EventId wrong) {
    accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      // That an account was added is undone by removing it.
      facts.replaceAll(fact ->
          fact.id().equals(wrong) && fact.what() != Fact.What.ACCOUNT_ADDED ? fact.undo() : fact);
      return withFacts(account, facts);
    });
  }

  /// What a mail said is known by something stronger, wherever it was filed.
  void prove(EventId mail, Proof proof) {
    accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      facts.replaceAll(fact ->
          fact.id().equals(mail) && proof.outweighs(fact.proof()) ? fact.provenBy(proof) : fact);
      return withFacts(account, facts);
    });
    held.replaceAll(question ->
        question.mail().equals(mail) && proof.outweighs(question.proof())
            ? question.provenBy(proof)
            : question);
  }

  void setLinked(AccountId id, List<AccountId> linked) {
    accounts.replaceAll(a ->
        a.id().equals(id)
            ? new Account(
                a.id(), a.platform(), a.handle(), a.email(), linked, a.facts(), a.standing())
            : a);
  }

  Dossier toDossier() {
    return DossierLimits.fit(
        new Dossier(
            person,
            joined,
            email,
            login,
            token,
            language,
            zone,
            country,
            news,
            confirmed,
            mailbox,
            addressTaken,
            epoch,
            links,
            accounts,
            held,
            other,
            applied,
            mailsStopped));
  }

  private static boolean has(Account account, Fact fact) {
    return account.facts().stream()
        .anyMatch(f -> f.id().equals(fact.id()) && f.what() == fact.what() && !f.undone());
  }

  private static Account withFacts(Account a, List<Fact> facts) {
    return new Account(
        a.id(), a.platform(), a.handle(), a.email(), a.linked(), facts, a.standing());
  }
}
