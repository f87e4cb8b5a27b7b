package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.mail.MailReturn;
import objector.events.person.AddressChange;
import objector.events.person.Dossier;
import objector.events.person.Fact;
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
import org.jspecify.annotations.Nullable;

/// Works what a person tells or does into their dossier. Of that they are not alerted: they see it
/// on the page on which they did it. What cannot be worked in as it was told is asked back.
final class OnPersonEvent {
  private static final int MOST_URL = 500;

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final ToldDays told;
  private final FollowedAccounts accounts;

  OnPersonEvent(DossierBuilder dossier, Alerts alerts) {
    this.dossier = dossier;
    this.alerts = alerts;
    this.told = new ToldDays(dossier, alerts);
    this.accounts = new FollowedAccounts(dossier, told);
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
      case AccountAdded e -> accounts.follow(e);
      case PersonEvent.AccountRemoved e -> accounts.unfollow(e.account());
      case AccountsLinked e -> accounts.link(e);
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
      case MailFiled e -> new FiledMails(dossier, told).file(e);
      case PersonEvent.Corrected e -> dossier.undo(e.wrong());
      case PersonEvent.Restored e -> dossier.redo(e.right());
      case PersonEvent.StepTold e -> says(e, e.account(), e.on(), e.what(), null);
      case PersonEvent.AccountRenamed e -> accounts.rename(e);
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

  private void says(
      PersonEvent event, AccountId account, LocalDate on, Fact.What what, @Nullable String detail) {
    if (dossier.account(account) != null && told.isPossible(event, account, what, on)) {
      dossier.add(account, fact(event.id(), event.at(), on, what, detail));
    }
  }

  static Fact fact(
      EventId id, Instant told, LocalDate on, Fact.What what, @Nullable String detail) {
    return new Fact(id, told, on, what, Proof.PERSON_SAYS, null, detail, false, false, null);
  }
}
