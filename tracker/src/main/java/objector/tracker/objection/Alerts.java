package objector.tracker.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.WayToHear;
import org.jspecify.annotations.Nullable;

/// The alerts that one event causes. Until the address is confirmed, nothing is sent to it but the
/// mail that asks; to whoever stopped the mails, nothing but what they ask for. Further ways to
/// hear go by themselves: they neither stop with the mails nor wait for a digest.
final class Alerts {
  private final DossierBuilder dossier;
  private final EventId cause;
  private final Instant now;
  private final List<Alert> all = new ArrayList<>();

  /// @param cause what the alerts' ids derive from, so that a rerun alerts nobody twice
  Alerts(DossierBuilder dossier, EventId cause, Instant now) {
    this.dossier = dossier;
    this.cause = cause;
    this.now = now;
  }

  List<Alert> all() {
    return List.copyOf(all);
  }

  void add(Matter matter) {
    List<WayToHear> ways = ways(matter);
    boolean urgent = isUrgent(matter);
    boolean mailed = mayGo(matter) && (urgent || Mailings.goesNow(dossier, matter, now));
    if (mailed && mailsGo() && isMailing(matter)) {
      Mailings.sent(dossier, now);
    }
    if (mailed || !ways.isEmpty()) {
      all.add(alert(matter, dossier.email, urgent, ways, !mailed));
    }
  }

  /// By mail to another address than the person's.
  void addTo(String address, Matter matter) {
    all.add(alert(matter, address, true, List.of(), false));
  }

  private Alert alert(
      Matter matter, String to, boolean urgent, List<WayToHear> ways, boolean unmailed) {
    Account account = account(matter);
    return new Alert(
        AlertId.of(dossier.person, cause, name(matter, account)),
        dossier.person,
        now,
        to,
        dossier.language,
        dossier.zone,
        dossier.country,
        thread(matter, account),
        urgent,
        matter,
        ways,
        unmailed,
        replies(to));
  }

  /// An answer counts as a mail that the person brings. Where they forward to is told to nobody who
  /// has not shown to read the mail of that address.
  private @Nullable AddressToken replies(String to) {
    boolean theirs = dossier.confirmed != null && dossier.mailbox && to.equals(dossier.email);
    return theirs ? dossier.token : null;
  }

  /// A question about an account stands among that account's mails.
  private static @Nullable String thread(Matter matter, @Nullable Account account) {
    AccountId asked = matter instanceof Matter.AskedBack m ? m.asked().account() : null;
    AccountId about = account == null ? asked : account.id();
    return about == null ? null : about.value();
  }

  /// Where else it goes. What opens a page or an address goes by mail alone, and so does what
  /// gathers what went elsewhere already.
  private List<WayToHear> ways(Matter matter) {
    boolean goes =
        dossier.confirmed != null
            && switch (matter) {
              case Matter.ConfirmAddress _,
                  Matter.SignInLink _,
                  Matter.ForwardingCode _,
                  Matter.ConfirmNewAddress _,
                  Matter.AddressMayChange _,
                  Matter.Digest _,
                  Matter.NothingHappened _ ->
                  false;
              case Matter.AccountNews _,
                  Matter.Reminder _,
                  Matter.RecheckAdvised _,
                  Matter.PolicyChanged _,
                  Matter.WatchingIsBlind _,
                  Matter.WatchingSeesAgain _,
                  Matter.SuspiciousMail _,
                  Matter.MailHeld _,
                  Matter.MailRefused _,
                  Matter.AskedBack _ ->
                  true;
            };
    return goes ? dossier.ways.stream().filter(way -> way.kind().isSentTo()).toList() : List.of();
  }

  /// One event may bring news of several accounts.
  private String name(Matter matter, @Nullable Account account) {
    String name = matter.getClass().getSimpleName();
    boolean another = all.stream().anyMatch(a -> a.matter().getClass() == matter.getClass());
    return another && account != null ? name + "/" + account.id() : name;
  }

  /// What was asked for at this moment is no mail of ours.
  private static boolean isMailing(Matter matter) {
    return !(matter instanceof Matter.ConfirmAddress)
        && !(matter instanceof Matter.SignInLink)
        && !(matter instanceof Matter.ForwardingCode)
        && !(matter instanceof Matter.ConfirmNewAddress)
        && !(matter instanceof Matter.AddressMayChange);
  }

  private boolean mayGo(Matter matter) {
    return switch (matter) {
      case Matter.ConfirmAddress m -> true;
      case Matter.SignInLink m -> dossier.confirmed != null;
      case Matter.ForwardingCode m -> dossier.confirmed != null;
      case Matter.ConfirmNewAddress m -> dossier.confirmed != null;
      case Matter.AddressMayChange m -> dossier.confirmed != null;
      case Matter.AccountNews m -> mailsGo();
      case Matter.Reminder m -> mailsGo();
      case Matter.RecheckAdvised m -> mailsGo();
      case Matter.PolicyChanged m -> mailsGo();
      case Matter.WatchingIsBlind m -> mailsGo();
      case Matter.WatchingSeesAgain m -> mailsGo();
      case Matter.SuspiciousMail m -> mailsGo();
      case Matter.MailHeld m -> mailsGo();
      case Matter.MailRefused m -> mailsGo();
      case Matter.AskedBack m -> mailsGo();
      case Matter.Digest m -> mailsGo();
      case Matter.NothingHappened m -> mailsGo();
    };
  }

  private boolean mailsGo() {
    return dossier.confirmed != null && !dossier.mailsStopped;
  }

  /// The account as it stands, without its history: an alert is read for its sentence.
  static Account bare(Account a) {
    return new Account(
        a.id(), a.platform(), a.handle(), a.email(), a.linked(), List.of(), a.standing());
  }

  private static @Nullable Account account(Matter matter) {
    return switch (matter) {
      case Matter.AccountNews m -> m.account();
      case Matter.Reminder m -> m.account();
      case Matter.ConfirmAddress m -> null;
      case Matter.SignInLink m -> null;
      case Matter.ForwardingCode m -> null;
      case Matter.ConfirmNewAddress m -> null;
      case Matter.AddressMayChange m -> null;
      case Matter.RecheckAdvised m -> m.accounts().size() == 1 ? m.accounts().getFirst() : null;
      case Matter.PolicyChanged m -> null;
      case Matter.WatchingIsBlind m -> null;
      case Matter.WatchingSeesAgain m -> null;
      case Matter.SuspiciousMail m -> null;
      case Matter.MailHeld m -> null;
      case Matter.MailRefused m -> null;
      case Matter.AskedBack m -> null;
      case Matter.Digest m -> null;
      case Matter.NothingHappened m -> null;
    };
  }

  /// Deadlines, codes and links are of use at once or not at all.
  private static boolean isUrgent(Matter matter) {
    return switch (matter) {
      case Matter.ConfirmAddress m -> true;
      case Matter.SignInLink m -> true;
      case Matter.ForwardingCode m -> true;
      case Matter.ConfirmNewAddress m -> true;
      case Matter.AddressMayChange m -> true;
      case Matter.Reminder m -> true;
      // A code that is over, or that something newer hides, is of no use at once.
      case Matter.AccountNews m -> m.news() == News.CODE_ARRIVED && m.beside() == null;
      case Matter.MailHeld m -> m.mail().guess() == MailKind.CODE;
      case Matter.SuspiciousMail m -> true;
      case Matter.RecheckAdvised m -> false;
      case Matter.PolicyChanged m -> false;
      case Matter.WatchingIsBlind m -> false;
      case Matter.WatchingSeesAgain m -> false;
      case Matter.MailRefused m -> false;
      case Matter.AskedBack m -> false;
      case Matter.Digest m -> false;
      case Matter.NothingHappened m -> false;
    };
  }
}
