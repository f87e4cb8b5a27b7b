package objector.tracker.objection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import objector.events.id.AccountId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.AskedBack;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountsLinked;
import objector.events.person.ShortText;
import objector.tracker.mailed.MailedAccount;
import objector.tracker.schedule.Mornings;

/// The accounts that a person follows: added, renamed, linked, and no more followed.
final class FollowedAccounts {
  private static final int MOST_REMOVED = 20;

  private final DossierBuilder dossier;
  private final ToldDays told;

  FollowedAccounts(DossierBuilder dossier, ToldDays told) {
    this.dossier = dossier;
    this.told = told;
  }

  /// The same account twice is one.
  void follow(AccountAdded event) {
    boolean known =
        dossier.accounts.stream()
            .anyMatch(a ->
                a.id().equals(event.account())
                    || (a.platform() == event.platform()
                        && MailedAccount.fold(a.handle())
                            .equals(MailedAccount.fold(event.handle()))));
    if (known) {
      return;
    }
    if (dossier.accounts.size() >= Dossier.MOST_ACCOUNTS) {
      String name = ShortText.of(event.handle());
      told.ask(
          new AskedBack(
              event.id(),
              event.at(),
              AskedBack.Why.TOO_MANY_ACCOUNTS,
              null,
              null,
              null,
              new AccountName(event.platform(), name == null ? "" : name)));
      return;
    }
    LocalDate today = LocalDate.ofInstant(event.at(), Mornings.zone(dossier.zone));
    Fact added = OnPersonEvent.fact(event.id(), event.at(), today, Fact.What.ACCOUNT_ADDED, null);
    String handle = ShortText.of(event.handle());
    dossier.accounts.add(
        new Account(
            event.account(),
            event.platform(),
            handle == null ? "" : handle,
            ShortText.of(event.email()),
            List.of(),
            DossierLimits.facts(knownOf(event, added)),
            new Objection.Unknown()));
    dossier.held.replaceAll(mail ->
        mail.reason() == HeldMail.Reason.NO_ACCOUNT && mail.account() == null
            ? mail.guessing(event.account())
            : mail);
  }

  void rename(PersonEvent.AccountRenamed event) {
    String handle = ShortText.of(event.handle());
    if (handle != null) {
      dossier.accounts.replaceAll(a -> a.id().equals(event.account()) ? a.renamed(handle) : a);
    }
  }

  /// Of an account that was followed before, what is still held is known again.
  private List<Fact> knownOf(AccountAdded event, Fact added) {
    List<Fact> known = new ArrayList<>();
    for (Account before : List.copyOf(dossier.removed)) {
      boolean same =
          before.platform() == event.platform()
              && MailedAccount.fold(before.handle()).equals(MailedAccount.fold(event.handle()));
      if (same && known.isEmpty()) {
        known.addAll(before.facts());
        dossier.removed.remove(before);
      }
    }
    known.add(added);
    return known;
  }

  void unfollow(AccountId id) {
    Account gone = dossier.account(id);
    if (gone != null) {
      dossier.removed.removeIf(other ->
          other.platform() == gone.platform()
              && MailedAccount.fold(other.handle()).equals(MailedAccount.fold(gone.handle())));
      dossier.removed.addFirst(Alerts.bare(gone).withFacts(gone.facts()).linkedWith(List.of()));
      while (dossier.removed.size() > MOST_REMOVED) {
        dossier.removed.removeLast();
      }
    }
    dossier.accounts.removeIf(account -> account.id().equals(id));
    for (Account account : List.copyOf(dossier.accounts)) {
      dossier.setLinked(account.id(), without(account.linked(), id));
    }
    dossier.held.replaceAll(mail -> id.equals(mail.account()) ? mail.guessing(null) : mail);
  }

  /// The named ones leave what they were linked with, and are linked with each other; naming none
  /// unlinks all.
  void link(AccountsLinked event) {
    List<AccountId> together =
        event.accounts().stream().distinct().filter(id -> dossier.account(id) != null).toList();
    for (Account account : List.copyOf(dossier.accounts)) {
      List<AccountId> linked = new ArrayList<>();
      if (together.contains(account.id())) {
        linked.addAll(without(together, account.id()));
      } else if (!event.accounts().isEmpty()) {
        linked.addAll(account.linked());
        linked.removeAll(Set.copyOf(together));
      }
      dossier.setLinked(account.id(), linked);
    }
  }

  private static List<AccountId> without(List<AccountId> all, AccountId one) {
    return all.stream().filter(id -> !id.equals(one)).toList();
  }
}
