package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountsLinked;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.MailFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Works what a person tells or does into their dossier. Of that they are not alerted: they see it
/// on the page on which they did it.
final class OnPersonEvent {
  /// Facebook opened in 2004: what is dated before is a slip.
  private static final LocalDate FIRST_DAY = LocalDate.of(2004, 1, 1);

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final Instant now;

  OnPersonEvent(DossierBuilder dossier, Alerts alerts, Instant now) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.now = now;
  }

  void take(PersonEvent event) {
    switch (event) {
      // Joining twice, and what is decided elsewhere.
      case PersonEvent.Joined e -> {}
      case PersonEvent.ErasureAsked e -> {}
      case SignInAsked e -> signIn(e);
      case LinkUsed e -> use(e);
      case PersonEvent.SignedOutEverywhere e -> dossier.epoch++;
      case PreferencesChanged e -> prefer(e);
      case AccountAdded e -> follow(e);
      case PersonEvent.AccountRemoved e -> unfollow(e.account());
      case AccountsLinked e -> link(e);
      case PersonEvent.NoticeSeen e -> says(e, e.account(), e.on(), Fact.What.NOTICE, null);
      case PersonEvent.ObjectionFiled e ->
          says(e, e.account(), e.on(), Fact.What.FILED, DossierLimits.text(e.form()));
      case PersonEvent.ConfirmationSeen e ->
          says(e, e.account(), e.on(), Fact.What.CONFIRMED, null);
      case PersonEvent.RefusalSeen e -> says(e, e.account(), e.on(), Fact.What.REFUSED, null);
      case PersonEvent.ComplaintLodged e ->
          says(e, e.account(), e.on(), Fact.What.COMPLAINED, e.authority());
      case PersonEvent.ObjectionWithdrawn e ->
          says(e, e.account(), e.on(), Fact.What.WITHDRAWN, null);
      case MailFiled e -> file(e);
      case PersonEvent.Corrected e -> dossier.undo(e.wrong());
      case PersonEvent.Restored e -> dossier.redo(e.right());
      case PersonEvent.StepTold e -> says(e, e.account(), e.on(), e.what(), null);
      case PersonEvent.AccountRenamed e -> rename(e);
    }
  }

  /// Before the address is confirmed, a new link asks for that again. How often is web-ui's to
  /// limit, by time: a number for life could be used up by a stranger.
  private void signIn(SignInAsked event) {
    if (dossier.confirmed != null) {
      dossier.addLink(event.id());
      alerts.add(new Matter.SignInLink(event.id()));
    } else if (!dossier.addressTaken) {
      dossier.addLink(event.id());
      alerts.add(new Matter.ConfirmAddress(event.id()));
    }
  }

  /// The first use wins. Whoever uses a mailed link reads the mail of that address: until now it
  /// was unconfirmed, and now it is not.
  private void use(LinkUsed event) {
    boolean unused = "".equals(dossier.links.get(event.asked().value()));
    if (!unused || dossier.addressTaken) {
      return;
    }
    dossier.links.put(event.asked().value(), event.id().value());
    if (dossier.confirmed == null) {
      dossier.confirmed = event.at();
    }
  }

  private void prefer(PreferencesChanged event) {
    dossier.language = event.language();
    dossier.zone = event.zone();
    dossier.country = event.country();
    dossier.news = event.news();
    dossier.mailsStopped = event.mailsStopped();
  }

  /// The same account twice is one.
  private void follow(AccountAdded event) {
    boolean known =
        dossier.accounts.stream()
            .anyMatch(a ->
                a.id().equals(event.account())
                    || (a.platform() == event.platform()
                        && MailedAccount.fold(a.handle())
                            .equals(MailedAccount.fold(event.handle()))));
    if (known || dossier.accounts.size() >= DossierLimits.MAX_ACCOUNTS) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(event.at(), Deadlines.zone(dossier.zone));
    Fact added = fact(event.id(), event.at(), today, Fact.What.ACCOUNT_ADDED, null);
    String handle = DossierLimits.text(event.handle());
    dossier.accounts.add(
        new Account(
            event.account(),
            event.platform(),
            handle == null ? "" : handle,
            DossierLimits.text(event.email()),
            List.of(),
            List.of(added),
            new Objection.Unknown()));
    dossier.held.replaceAll(mail ->
        mail.reason() == HeldMail.Reason.NO_ACCOUNT && mail.account() == null
            ? mail.guessing(event.account())
            : mail);
  }

  private void rename(PersonEvent.AccountRenamed event) {
    String handle = DossierLimits.text(event.handle());
    if (handle != null) {
      dossier.accounts.replaceAll(a -> a.id().equals(event.account()) ? a.renamed(handle) : a);
    }
  }

  private void unfollow(AccountId id) {
    dossier.accounts.removeIf(account -> account.id().equals(id));
    for (Account account : List.copyOf(dossier.accounts)) {
      dossier.setLinked(account.id(), without(account.linked(), id));
    }
    dossier.held.replaceAll(mail -> id.equals(mail.account()) ? mail.guessing(null) : mail);
  }

  /// The named ones leave what they were linked with, and are linked with each other; naming none
  /// unlinks all.
  private void link(AccountsLinked event) {
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

  /// What the person decided about a held mail keeps the mail's own day and proof; a mail that was
  /// filed before is moved.
  private void file(MailFiled event) {
    Fact.What what = OnMailEvent.what(event.kind());
    HeldMail held = held(event.mail());
    if (held == null) {
      move(event, what);
      return;
    }
    if (what == null) {
      dossier.held.remove(held);
      dossier.other.addFirst(putAway(held, event.kind()));
      return;
    }
    if (event.account() == null || dossier.account(event.account()) == null) {
      return;
    }
    dossier.held.remove(held);
    Fact fact = OnMailEvent.fact(held, what, dossier.zone);
    LocalDate day = event.on();
    dossier.add(
        event.account(),
        held.dated() == null && day != null ? OnMailEvent.dated(fact, possible(day)) : fact);
  }

  private void move(MailFiled event, Fact.@Nullable What what) {
    for (Account account : List.copyOf(dossier.accounts)) {
      for (Fact fact : account.facts()) {
        boolean fromThisMail = fact.id().equals(event.mail()) && fact.evidence() != null;
        if (fromThisMail && !fact.undone()) {
          dossier.undo(event.mail());
          if (what != null && event.account() != null) {
            dossier.add(event.account(), fact.as(what));
          }
          return;
        }
      }
    }
  }

  private @Nullable HeldMail held(EventId mail) {
    for (HeldMail held : dossier.held) {
      if (held.mail().equals(mail)) {
        return held;
      }
    }
    return null;
  }

  private static Dossier.OtherMail putAway(HeldMail mail, MailKind kind) {
    return new Dossier.OtherMail(
        mail.mail(),
        mail.at(),
        mail.subject(),
        mail.from(),
        kind,
        List.of(),
        List.of(),
        null,
        null,
        mail.evidence());
  }

  private void says(
      PersonEvent event, AccountId account, LocalDate on, Fact.What what, @Nullable String detail) {
    dossier.add(account, fact(event.id(), event.at(), possible(on), what, detail));
  }

  private LocalDate possible(LocalDate day) {
    LocalDate today = LocalDate.ofInstant(now, Deadlines.zone(dossier.zone));
    return day.isAfter(today) ? today : day.isBefore(FIRST_DAY) ? FIRST_DAY : day;
  }

  private static Fact fact(
      EventId id, Instant told, LocalDate on, Fact.What what, @Nullable String detail) {
    return new Fact(id, told, on, what, Proof.PERSON_SAYS, null, detail, false, false, null);
  }

  private static List<AccountId> without(List<AccountId> all, AccountId one) {
    return all.stream().filter(id -> !id.equals(one)).toList();
  }
}
