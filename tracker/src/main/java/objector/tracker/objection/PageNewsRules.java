package objector.tracker.objection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.Account;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.objection.Decisions.PassedNews;
import objector.tracker.standing.ObjectionFold;
import org.jspecify.annotations.Nullable;

/// To whom a page's news come, and which of their accounts bear them: by the times that the events
/// name, whatever came first. So it makes no difference whether the news or what a person did
/// reached us earlier, and a dossier that is computed anew comes out as it was.
final class PageNewsRules {
  private final ObjectionFold standing;
  private final Map<PageId, String> languages;

  /// @param languages of pages, where more is known than their ids say; may grow
  PageNewsRules(ObjectionFold standing, Map<PageId, String> languages) {
    this.standing = standing;
    this.languages = languages;
  }

  @Nullable String audience(PageId page) {
    return PageAudience.of(page, languages.get(page));
  }

  /// Whether somebody is to be told. Who joined after the change takes the page as it is now as
  /// where they begin.
  boolean concerns(DossierBuilder dossier, PageEvent news) {
    return dossier.joined.isBefore(news.at())
        && (isOfTheirLanguage(dossier, news)
            || PageAudience.isOnly(news.page(), dossier.news, dossier.onlyPage));
  }

  /// It is their turn to hear of it.
  List<Alert> passes(DossierBuilder dossier, PageEvent news, Instant now) {
    Alerts alerts = new Alerts(dossier, news.id(), now);
    on(dossier, news, alerts, now).take(news);
    return alerts.all();
  }

  /// They joined before news that have passed already, and begin before them.
  List<Alert> missed(DossierBuilder dossier, Joined event, PassedNews passed, Instant now) {
    return missed(dossier, event, passed, news -> passes(dossier, news, now));
  }

  /// What they did reached us only after news that are later: these come now. Who confirms their
  /// address could not hear of them, and does. Who adds an account had their turn, and hears again
  /// only if that account is to be looked at.
  ///
  /// @param dossier with the event worked in
  /// @param confirms whether the event confirmed the address
  List<Alert> missed(
      DossierBuilder dossier, PersonEvent event, boolean confirms, PassedNews passed, Instant now) {
    if (confirms) {
      return missed(
          dossier,
          event,
          passed,
          news -> news instanceof VersionRecorded ? passes(dossier, news, now) : List.of());
    }
    return event instanceof AccountAdded added && isAdded(dossier, added)
        ? missed(dossier, event, passed, news -> passesAccount(dossier, added, news, now))
        : List.of();
  }

  private List<Alert> missed(
      DossierBuilder dossier,
      PersonEvent event,
      PassedNews passed,
      Function<PageEvent, List<Alert>> each) {
    List<Alert> alerts = new ArrayList<>();
    for (PageEvent news : passed.since(event.at())) {
      if (concerns(dossier, news)) {
        alerts.addAll(each.apply(news));
      }
    }
    return alerts;
  }

  private List<Alert> passesAccount(
      DossierBuilder dossier, AccountAdded added, PageEvent news, Instant now) {
    // Not the id of what they may have been told before.
    Alerts alerts = new Alerts(dossier, EventId.of("missed", news.id(), added.id()), now);
    if (news instanceof VersionRecorded changed) {
      on(dossier, news, alerts, now).takeFor(added.account(), changed);
    }
    return alerts.all();
  }

  /// Else it was followed already, or there are too many.
  private static boolean isAdded(DossierBuilder dossier, AccountAdded event) {
    Account account = dossier.account(event.account());
    return account != null && account.facts().stream().anyMatch(fact -> fact.isOf(event.id()));
  }

  private OnPageEvent on(DossierBuilder dossier, PageEvent news, Alerts alerts, Instant now) {
    return new OnPageEvent(dossier, alerts, standing, now, isOfTheirLanguage(dossier, news));
  }

  private boolean isOfTheirLanguage(DossierBuilder dossier, PageEvent news) {
    return PageAudience.concerns(news.page(), languages.get(news.page()), dossier.language);
  }
}
