package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import objector.events.person.BrowserSession;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.SessionEnded;
import objector.events.person.PersonEvent.SessionSeen;
import objector.events.person.PersonEvent.SignedOutEverywhere;
import objector.events.person.ShortText;
import objector.tracker.schedule.Mornings;

/// In which browsers somebody is signed in. The list opens pages: what is not on it is over.
final class SignedInBrowsers {
  private SignedInBrowsers() {}

  static void begin(DossierFields dossier, LinkUsed event) {
    dossier.sessions.removeIf(session -> session.isOver(event.at()));
    dossier.sessions.add(
        new BrowserSession(
            event.id(), event.at(), day(dossier, event.at()), ShortText.of(event.browser())));
    while (dossier.sessions.size() > BrowserSession.MOST) {
      dossier.sessions.stream()
          .min(Comparator.comparing(BrowserSession::seen).thenComparing(BrowserSession::began))
          .ifPresent(dossier.sessions::remove);
    }
  }

  static void seen(DossierFields dossier, SessionSeen event) {
    LocalDate day = day(dossier, event.at());
    dossier.sessions.replaceAll(
        session -> session.id().equals(event.session()) ? session.seenOn(day) : session);
  }

  static void end(DossierFields dossier, SessionEnded event) {
    dossier.sessions.removeIf(session -> session.id().equals(event.session()));
  }

  /// Links that were asked for before are used up, too: whoever reads somebody's mail may have
  /// asked for one.
  static void endAll(DossierFields dossier, SignedOutEverywhere event) {
    dossier.epoch++;
    dossier.sessions.clear();
    dossier.links.replaceAll((asked, use) -> use.isEmpty() ? event.id().value() : use);
  }

  private static LocalDate day(DossierFields dossier, Instant at) {
    return LocalDate.ofInstant(at, Mornings.zone(dossier.zone));
  }
}
