package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.PageId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.BlindPage;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.Mailing;
import objector.events.person.Dossier.Waiting;
import objector.events.person.MailRhythm;
import objector.tracker.schedule.MailingTimes;
import org.jspecify.annotations.Nullable;

/// How mails go to one person: whether a matter goes at once or waits for a digest, and what a
/// digest says. Codes, links and deadlines are never asked about here.
final class Mailings {
  /// Who got that many within the hour gets the rest in one.
  static final int AT_ONCE = 5;

  private static final Duration HOUR = Duration.ofHours(1);

  /// Each for itself: whoever is sent a flood of mails that are refused still hears of the rest.
  private static final int MOST_WAITING = 100;

  private static final int MOST_PAGES = 50;
  private static final String HELD = "mail-held";
  private static final String REFUSED = "mail-refused";

  private Mailings() {}

  static Mailing of(DossierBuilder dossier) {
    return dossier.mailing == null ? Mailing.USUAL : dossier.mailing;
  }

  /// Whether it goes now; else it waits.
  static boolean goesNow(DossierBuilder dossier, Matter matter, Instant now) {
    Mailing mailing = of(dossier);
    List<Waiting> waiting = waiting(matter, now);
    if (waiting.isEmpty()) {
      return true;
    }
    long lately = mailing.sent().stream().filter(at -> at.plus(HOUR).isAfter(now)).count();
    if (mailing.rhythm() == MailRhythm.IMMEDIATE
        && lately < AT_ONCE
        && mailing.waiting().isEmpty()
        && !rests(dossier, now)) {
      return true;
    }
    List<Waiting> all = new ArrayList<>(mailing.waiting());
    for (Waiting one : waiting) {
      boolean refused = one.matter().equals(REFUSED);
      long alike = all.stream().filter(w -> w.matter().equals(REFUSED) == refused).count();
      if (alike < MOST_WAITING && (refused || !isTold(one, all))) {
        all.add(one);
      }
    }
    dossier.mailing = withWaiting(mailing, all);
    return false;
  }

  /// Their mailbox puts our mails off just now.
  private static boolean rests(DossierBuilder dossier, Instant now) {
    Dossier.Returned returned = dossier.returned;
    return returned != null && returned.restsUntil().filter(now::isBefore).isPresent();
  }

  /// Whether the digest says all of it already: it names accounts and pages, and counts the mails
  /// that are held by the dossier.
  private static boolean isTold(Waiting waiting, List<Waiting> all) {
    if (waiting.matter().equals(HELD)) {
      return all.stream().anyMatch(w -> w.matter().equals(HELD));
    }
    AccountId account = waiting.account();
    PageId page = waiting.page();
    return (account == null || all.stream().anyMatch(w -> account.equals(w.account())))
        && (page == null || all.stream().anyMatch(w -> page.equals(w.page())));
  }

  /// A mail went.
  static void sent(DossierBuilder dossier, Instant now) {
    Mailing mailing = of(dossier);
    List<Instant> lately = new ArrayList<>();
    for (Instant at : mailing.sent()) {
      if (at.plus(HOUR).isAfter(now)) {
        lately.add(at);
      }
    }
    lately.add(now);
    // One more is not told from many.
    while (lately.size() > AT_ONCE) {
      lately.removeFirst();
    }
    dossier.mailing =
        new Mailing(
            mailing.rhythm(),
            mailing.monthly(),
            mailing.waiting(),
            lately,
            mailing.blind(),
            mailing.blindTold());
  }

  static void choose(
      DossierBuilder dossier, @Nullable MailRhythm rhythm, @Nullable Boolean monthly, Instant at) {
    Mailing mailing = of(dossier);
    MailRhythm chosen = rhythm == null ? mailing.rhythm() : rhythm;
    boolean month = monthly == null ? mailing.monthly() : monthly;
    if (chosen == mailing.rhythm() && month == mailing.monthly()) {
      return;
    }
    // The month is counted from when it was asked for.
    List<Instant> sent = month && !mailing.monthly() ? List.of(at) : mailing.sent();
    dossier.mailing =
        new Mailing(chosen, month, mailing.waiting(), sent, mailing.blind(), mailing.blindTold());
  }

  /// What the digest says; null where nothing of it is left to tell.
  static Matter.@Nullable Digest digest(DossierBuilder dossier) {
    Mailing mailing = of(dossier);
    if (mailing.waiting().isEmpty()) {
      return null;
    }
    dossier.mailing = withWaiting(mailing, List.of());
    Set<AccountId> named = new LinkedHashSet<>();
    Set<PageId> pages = new LinkedHashSet<>();
    int held = 0;
    int refused = 0;
    Instant since = mailing.waiting().getFirst().at();
    for (Waiting waiting : mailing.waiting()) {
      if (waiting.account() != null) {
        named.add(waiting.account());
      }
      if (waiting.page() != null) {
        pages.add(waiting.page());
      }
      refused += waiting.matter().equals(REFUSED) ? 1 : 0;
    }
    for (HeldMail mail : dossier.held) {
      held += mail.at().isBefore(since) ? 0 : 1;
    }
    List<Account> accounts = new ArrayList<>();
    for (AccountId id : named) {
      Account account = dossier.account(id);
      if (account != null) {
        accounts.add(Alerts.bare(account));
      }
    }
    boolean empty = accounts.isEmpty() && pages.isEmpty() && held == 0 && refused == 0;
    return empty ? null : new Matter.Digest(since, accounts, List.copyOf(pages), held, refused);
  }

  static void wentBlind(DossierBuilder dossier, BlindPage page) {
    Mailing mailing = of(dossier);
    boolean known = mailing.blind().stream().anyMatch(b -> b.page().equals(page.page()));
    if (!known && mailing.blind().size() < MOST_PAGES) {
      List<BlindPage> blind = new ArrayList<>(mailing.blind());
      blind.add(page);
      dossier.mailing = withBlind(mailing, blind, mailing.blindTold());
    }
  }

  /// The one mail about all pages that have not been seen for a day.
  static Matter.@Nullable WatchingIsBlind blind(DossierBuilder dossier) {
    Mailing mailing = of(dossier);
    List<BlindPage> wanted = MailingTimes.wanted(mailing.blind(), dossier.news, dossier.onlyPage);
    if (wanted.isEmpty() || mailing.blindTold()) {
      return null;
    }
    dossier.mailing = withBlind(mailing, mailing.blind(), true);
    BlindPage first = wanted.getFirst();
    List<PageId> others = wanted.stream().skip(1).map(BlindPage::page).toList();
    return new Matter.WatchingIsBlind(first.page(), first.since(), first.reason(), others);
  }

  /// That all are seen again, where people were told that they are not.
  static Matter.@Nullable WatchingSeesAgain seesAgain(
      DossierBuilder dossier, PageId page, Instant blindSince) {
    Mailing mailing = of(dossier);
    List<BlindPage> blind = new ArrayList<>(mailing.blind());
    boolean wasWanted =
        MailingTimes.wanted(blind, dossier.news, dossier.onlyPage).stream()
            .anyMatch(b -> b.page().equals(page));
    boolean was = blind.removeIf(b -> b.page().equals(page));
    boolean told = mailing.blindTold();
    boolean all = MailingTimes.wanted(blind, dossier.news, dossier.onlyPage).isEmpty();
    if (was) {
      dossier.mailing = withBlind(mailing, blind, told && !all);
    }
    return wasWanted && told && all ? new Matter.WatchingSeesAgain(page, blindSince) : null;
  }

  private static Mailing withWaiting(Mailing mailing, List<Waiting> waiting) {
    return new Mailing(
        mailing.rhythm(),
        mailing.monthly(),
        waiting,
        mailing.sent(),
        mailing.blind(),
        mailing.blindTold());
  }

  private static Mailing withBlind(Mailing mailing, List<BlindPage> blind, boolean told) {
    return new Mailing(
        mailing.rhythm(), mailing.monthly(), mailing.waiting(), mailing.sent(), blind, told);
  }

  /// What a digest keeps of it, for each account that it names; nothing: it never waits.
  private static List<Waiting> waiting(Matter matter, Instant now) {
    return switch (matter) {
      case Matter.AccountNews m ->
          List.of(new Waiting(now, "account-news/" + m.news().word(), m.account().id(), null));
      case Matter.RecheckAdvised m ->
          m.accounts().stream()
              .map(account -> new Waiting(now, "recheck-advised", account.id(), m.change().page()))
              .toList();
      case Matter.PolicyChanged m ->
          List.of(new Waiting(now, "policy-changed", null, m.change().page()));
      case Matter.MailHeld m -> List.of(new Waiting(now, HELD, null, null));
      case Matter.MailRefused m -> List.of(new Waiting(now, REFUSED, null, null));
      case Matter.ConfirmAddress _ -> List.of();
      case Matter.SignInLink _ -> List.of();
      case Matter.ForwardingCode _ -> List.of();
      case Matter.ConfirmNewAddress _ -> List.of();
      case Matter.AddressMayChange _ -> List.of();
      case Matter.Reminder _ -> List.of();
      case Matter.WatchingIsBlind _ -> List.of();
      case Matter.WatchingSeesAgain _ -> List.of();
      case Matter.SuspiciousMail _ -> List.of();
      case Matter.AskedBack _ -> List.of();
      case Matter.Digest _ -> List.of();
      case Matter.NothingHappened _ -> List.of();
    };
  }
}
