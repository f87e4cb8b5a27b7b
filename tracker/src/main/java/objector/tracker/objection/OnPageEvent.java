package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.alert.Alert.Matter;
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
    if (!event.alert() || event.first()) {
      return;
    }
    boolean concerns = event.topics().stream().anyMatch(PageTopic::concernsObjection);
    boolean formMoved = !event.formLinksAdded().isEmpty() || !event.formLinksRemoved().isEmpty();
    List<Account> affected = concerns && ofTheirLanguage ? reopened(event) : List.of();
    boolean wanted =
        switch (dossier.news) {
          case ALL -> true;
          case AI_AND_OBJECTION -> concerns || formMoved;
          case ONE_PAGE -> event.page().equals(dossier.onlyPage);
          case NONE -> false;
        };
    if (!wanted) {
      return;
    }
    alerts.add(
        affected.isEmpty()
            ? new Matter.PolicyChanged(brief(event))
            : new Matter.RecheckAdvised(affected, brief(event)));
  }

  /// Tells every account, as a mail that settles one before the change may still come; answers with
  /// those that have something to look at again now.
  private List<Account> reopened(VersionRecorded event) {
    LocalDate on = LocalDate.ofInstant(event.at(), StatutoryClock.IRISH_TIME);
    Fact change =
        new Fact(
            event.id(),
            event.at(),
            on,
            Fact.What.PAGE_CHANGED,
            Proof.PERSON_SAYS,
            null,
            event.page().value(),
            false,
            false,
            event.at());
    for (Account account : List.copyOf(dossier.accounts)) {
      dossier.add(account.id(), change);
    }
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
