package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier.BlindPage;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Recheck;
import objector.events.person.Proof;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.standing.ObjectionFold;

/// What a page event means for one person.
final class OnPageEvent {
  /// An alert goes to everybody: it quotes, and the page shows the rest.
  private static final int QUOTED_PASSAGES = 6;

  private static final int QUOTED_CHARACTERS = 500;

  private final DossierBuilder dossier;
  private final Alerts alerts;
  private final ObjectionFold standing;
  private final Instant now;
  private final boolean ofTheirLanguage;

  /// @param ofTheirLanguage else it is a page that the person only wants to hear of: it says
  ///   nothing about their accounts
  OnPageEvent(
      DossierBuilder dossier,
      Alerts alerts,
      ObjectionFold standing,
      Instant now,
      boolean ofTheirLanguage) {
    this.ofTheirLanguage = ofTheirLanguage;
    this.dossier = dossier;
    this.alerts = alerts;
    this.standing = standing;
    this.now = now;
  }

  void take(PageEvent event) {
    switch (event) {
      case VersionRecorded e -> changed(e);
      case PageWentBlind e ->
          Mailings.wentBlind(dossier, new BlindPage(e.page(), e.since(), e.reason()));
      case PageSeesAgain e -> {
        Matter.WatchingSeesAgain all = Mailings.seesAgain(dossier, e.page(), e.blindSince());
        if (all != null) {
          alerts.add(all);
        }
      }
    }
  }

  private void changed(VersionRecorded event) {
    if (!isToTell(event)) {
      return;
    }
    if (concerns(event)) {
      Fact change = fact(event);
      // Also one that is followed no more: it may come back, with what is held of it.
      dossier.removed.replaceAll(account -> bearing(account, change));
      dossier.accounts.replaceAll(account -> bearing(account, change));
    }
    if (isHeard(event)) {
      List<Account> affected = concerns(event) ? affected(event) : List.of();
      alerts.add(
          affected.isEmpty()
              ? new Matter.PolicyChanged(brief(event))
              : new Matter.RecheckAdvised(affected, brief(event)));
    }
  }

  /// For an account of which we hear only now that it was followed before the change. Of the change
  /// itself the person had their turn to hear.
  void takeFor(AccountId added, VersionRecorded event) {
    if (!isToTell(event) || !concerns(event)) {
      return;
    }
    Fact change = fact(event);
    dossier.accounts.replaceAll(
        account -> account.id().equals(added) ? bearing(account, change) : account);
    List<Account> affected =
        affected(event).stream().filter(account -> account.id().equals(added)).toList();
    if (!affected.isEmpty() && isHeard(event)) {
      alerts.add(new Matter.RecheckAdvised(affected, brief(event)));
    }
  }

  private static boolean isToTell(VersionRecorded event) {
    return event.alert() && !event.first();
  }

  /// Whether it is something for the person's accounts.
  private boolean concerns(VersionRecorded event) {
    return ofTheirLanguage && concernsObjection(event);
  }

  private static boolean concernsObjection(VersionRecorded event) {
    return event.topics().stream().anyMatch(PageTopic::concernsObjection);
  }

  /// Whether they want it, and could have been told when it happened.
  private boolean isHeard(VersionRecorded event) {
    Instant confirmed = dossier.confirmed;
    if (confirmed == null || !confirmed.isBefore(event.at())) {
      return false;
    }
    return switch (dossier.news) {
      case ALL -> true;
      case AI_AND_OBJECTION ->
          concernsObjection(event)
              || !event.formLinksAdded().isEmpty()
              || !event.formLinksRemoved().isEmpty();
      case ONE_PAGE -> event.page().equals(dossier.onlyPage);
      case NONE -> false;
    };
  }

  private static Fact fact(VersionRecorded event) {
    return new Fact(
        event.id(),
        event.at(),
        LocalDate.ofInstant(event.at(), StatutoryClock.IRISH_TIME),
        Fact.What.PAGE_CHANGED,
        Proof.PERSON_SAYS,
        null,
        event.page().value(),
        false,
        false,
        event.at());
  }

  /// Every account that was followed before the change, as a mail that settles one before it may
  /// still come. What was taken back is not told anew.
  private static Account bearing(Account account, Fact change) {
    boolean has = account.facts().stream().anyMatch(fact -> fact.isOf(change.id()));
    if (has || !isFollowedBefore(account, change.told())) {
      return account;
    }
    List<Fact> facts = new ArrayList<>(account.facts());
    facts.add(change);
    return account.withFacts(DossierLimits.facts(facts));
  }

  /// By when it was added first: what came back has all that was held of it. Of an account without
  /// that fact nobody knows a beginning; it was always there.
  private static boolean isFollowedBefore(Account account, Instant moment) {
    return account.facts().stream()
        .filter(fact -> fact.what() == Fact.What.ACCOUNT_ADDED)
        .map(Fact::told)
        .min(Comparator.naturalOrder())
        .map(first -> first.isBefore(moment))
        .orElse(true);
  }

  /// Those that have something to look at again now.
  private List<Account> affected(VersionRecorded event) {
    List<Account> affected = new ArrayList<>();
    for (Account after : standing.of(dossier.accounts, now)) {
      if (isRechecked(after.standing(), event)) {
        affected.add(Alerts.bare(after));
      }
    }
    return affected;
  }

  private static boolean isRechecked(Objection state, VersionRecorded event) {
    return switch (state) {
      case Recheck s -> s.page().equals(event.page());
      case CodeAsked s -> isRechecked(s.before(), event);
      case Objection.Undecided s -> false;
      case Objection.Confirmed s -> false;
      case Objection.Refused s -> false;
      case Objection.Complained s -> false;
      case Objection.Withdrawn s -> false;
      case Objection.Contradicted s -> false;
    };
  }

  private static VersionRecorded brief(VersionRecorded e) {
    return new VersionRecorded(
        e.id(),
        e.page(),
        e.at(),
        e.first(),
        e.alert(),
        e.capture(),
        e.text(),
        e.words(),
        e.effective(),
        quoted(e.formLinks()),
        quoted(e.formLinksAdded()),
        quoted(e.formLinksRemoved()),
        e.topics(),
        quoted(e.added()),
        quoted(e.removed()),
        e.doubted());
  }

  private static List<String> quoted(List<String> passages) {
    List<String> some = new ArrayList<>();
    for (String passage : passages.subList(0, Math.min(passages.size(), QUOTED_PASSAGES))) {
      some.add(
          passage.length() <= QUOTED_CHARACTERS
              ? passage
              : passage.substring(0, QUOTED_CHARACTERS - 1) + "…");
    }
    return some;
  }
}
