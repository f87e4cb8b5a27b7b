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
import objector.events.mail.MailReturn;
import objector.events.person.Account;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.Dossier.AskedBack;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.OpenQuestion;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountsLinked;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.MailFiled;
import objector.events.person.PersonEvent.PreferencesChanged;
import objector.events.person.PersonEvent.SignInAsked;
import objector.events.person.Proof;
import objector.events.person.ShortText;
import objector.events.person.WayToHear;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.mailed.MailedAccount;
import objector.tracker.mailed.OpenQuestions;
import org.jspecify.annotations.Nullable;

/// Works what a person tells or does into their dossier. Of that they are not alerted: they see it
/// on the page on which they did it. What cannot be worked in as it was told is asked back.
final class OnPersonEvent {
  private static final int MOST_REMOVED = 20;
  private static final int MOST_URL = 500;

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final OpenQuestions questions;

  OnPersonEvent(DossierBuilder dossier, Alerts alerts) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.questions = new OpenQuestions(dossier);
  }

  void take(PersonEvent event) {
    switch (event) {
      // Joining twice, and what is decided elsewhere.
      case PersonEvent.Joined e -> {}
      case PersonEvent.ErasureAsked e -> {}
      case SignInAsked e -> signIn(e);
      case LinkUsed e -> use(e);
      case PersonEvent.SessionSeen e -> SignedInBrowsers.seen(dossier, e);
      case PersonEvent.SessionEnded e -> SignedInBrowsers.end(dossier, e);
      case PersonEvent.SignedOutEverywhere e -> SignedInBrowsers.endAll(dossier, e);
      case PreferencesChanged e -> prefer(e);
      case AccountAdded e -> follow(e);
      case PersonEvent.AccountRemoved e -> unfollow(e.account());
      case AccountsLinked e -> link(e);
      case PersonEvent.NoticeSeen e -> says(e, e.account(), e.on(), Fact.What.NOTICE, null);
      case PersonEvent.ObjectionFiled e ->
          says(e, e.account(), e.on(), Fact.What.FILED, ShortText.of(e.form()));
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
      case PersonEvent.WayOpened e -> open(e);
      case PersonEvent.WayClosed e -> dossier.ways.removeIf(way -> way.kind() == e.kind());
      case PersonEvent.AddressChangeAsked e -> change(e);
      case PersonEvent.AddressChangeAnswered e -> answer(e);
      case PersonEvent.GroupMade e -> Groups.make(dossier, e);
      case PersonEvent.GroupLinkReplaced e -> Groups.replaceLink(dossier, e);
      case PersonEvent.GroupDissolved e -> Groups.dissolve(dossier, e);
      case PersonEvent.GroupEntered e -> Groups.enter(dossier, e);
      case PersonEvent.GroupLeft e -> Groups.leave(dossier, e);
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
    SignedInBrowsers.begin(dossier, event);
    if (dossier.confirmed == null) {
      dossier.confirmed = event.at();
    }
    Dossier.Returned returned = dossier.returned;
    if (returned != null && returned.why() != MailReturn.COMPLAINED) {
      // The mailbox is there after all, and takes mails.
      dossier.returned = null;
      dossier.mailsStopped &= returned.why() != MailReturn.BOUNCED;
    }
  }

  private void prefer(PreferencesChanged event) {
    dossier.language = event.language();
    dossier.zone = event.zone();
    dossier.country = event.country();
    dossier.news = event.news();
    dossier.onlyPage = event.onlyPage();
    if (event.mailsStopped() && !dossier.mailsStopped) {
      dossier.stopped = event.at();
    } else if (!event.mailsStopped()) {
      dossier.stopped = null;
    }
    dossier.mailsStopped = event.mailsStopped();
    if (!event.mailsStopped()) {
      dossier.returned = null;
    }
    Mailings.choose(dossier, event.rhythm(), event.monthly(), event.at());
  }

  /// Of each kind there is one: what was open before is closed, and its secret worth nothing.
  private void open(PersonEvent.WayOpened event) {
    dossier.ways.removeIf(way -> way.kind() == event.kind());
    boolean complete = event.kind().isSentTo() == (event.url() != null);
    if (complete && (event.url() == null || event.url().length() <= MOST_URL)) {
      dossier.ways.add(new WayToHear(event.kind(), event.id(), event.at(), event.url()));
    }
  }

  /// Both addresses are asked. A later wish takes an earlier one's place.
  private void change(PersonEvent.AddressChangeAsked event) {
    if (dossier.confirmed == null || event.login().equals(dossier.login)) {
      return;
    }
    dossier.change = AddressChange.asked(event);
    alerts.add(new Matter.AddressMayChange(event.id(), event.email()));
    alerts.addTo(event.email(), new Matter.ConfirmNewAddress(event.id()));
  }

  private void answer(PersonEvent.AddressChangeAnswered event) {
    AddressChange change = dossier.change;
    if (change != null
        && change.asked().equals(event.asked())
        && event.at().isBefore(change.at().plus(AddressChange.WAITS))) {
      dossier.change = event.agrees() ? change.agreed(event.old()) : null;
    }
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
    if (known) {
      return;
    }
    if (dossier.accounts.size() >= Dossier.MOST_ACCOUNTS) {
      String name = ShortText.of(event.handle());
      ask(
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
    LocalDate today = LocalDate.ofInstant(event.at(), Deadlines.zone(dossier.zone));
    Fact added = fact(event.id(), event.at(), today, Fact.What.ACCOUNT_ADDED, null);
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

  private void rename(PersonEvent.AccountRenamed event) {
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

  private void unfollow(AccountId id) {
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
    HeldMail held = held(event);
    if (held == null) {
      move(event, what);
      return;
    }
    if (what == null) {
      questions.settle(held);
      dossier.other.addFirst(putAway(held, event.kind()));
      return;
    }
    if (event.account() == null || dossier.account(event.account()) == null) {
      return;
    }
    LocalDate day = held.dated() == null ? event.on() : null;
    if (day != null && !isPossible(event, event.account(), what, day)) {
      return;
    }
    questions.settle(held);
    Fact fact = OnMailEvent.fact(held, what);
    Fact dated = day == null ? fact : OnMailEvent.dated(fact, day);
    boolean read = held.reason() == HeldMail.Reason.UNSURE && what != Fact.What.CODE;
    dossier.add(event.account(), read ? dated.asRead() : dated);
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

  /// One of which the dossier only knows that it waits comes with the answer.
  private @Nullable HeldMail held(MailFiled event) {
    for (HeldMail held : dossier.held) {
      if (held.isOf(event.mail())) {
        return held;
      }
    }
    HeldMail brought = event.held();
    return brought != null && brought.mail().equals(event.mail()) && questions.isBeyond(brought)
        ? brought
        : null;
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
    if (dossier.account(account) != null && isPossible(event, account, what, on)) {
      dossier.add(account, fact(event.id(), event.at(), on, what, detail));
    }
  }

  /// A day that was yet to come when it was told, or that was before all there is to object to, is
  /// asked back, not guessed. It is yet to come when it is so where the person lives, and in
  /// Ireland, too.
  private boolean isPossible(PersonEvent event, AccountId account, Fact.What what, LocalDate day) {
    LocalDate here = LocalDate.ofInstant(event.at(), Deadlines.zone(dossier.zone));
    LocalDate ireland = LocalDate.ofInstant(event.at(), StatutoryClock.IRISH_TIME);
    boolean ahead = day.isAfter(here) && day.isAfter(ireland);
    if (!ahead && !day.isBefore(OpenQuestion.FIRST_DAY)) {
      return true;
    }
    Account known = dossier.account(account);
    ask(
        new AskedBack(
            event.id(),
            event.at(),
            ahead ? AskedBack.Why.DAY_AHEAD : AskedBack.Why.DAY_TOO_EARLY,
            account,
            what,
            day,
            known == null ? null : known.name()));
    return false;
  }

  private void ask(AskedBack asked) {
    dossier.askBack(asked);
    alerts.add(new Matter.AskedBack(asked));
  }

  private static Fact fact(
      EventId id, Instant told, LocalDate on, Fact.What what, @Nullable String detail) {
    return new Fact(id, told, on, what, Proof.PERSON_SAYS, null, detail, false, false, null);
  }

  private static List<AccountId> without(List<AccountId> all, AccountId one) {
    return all.stream().filter(id -> !id.equals(one)).toList();
  }
}
