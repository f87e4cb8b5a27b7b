package objector.tracker.objection;

import java.time.LocalDate;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.person.Account;
import objector.events.person.Dossier.AskedBack;
import objector.events.person.Fact;
import objector.events.person.OpenQuestion;
import objector.events.person.PersonEvent;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.schedule.Mornings;

/// What cannot be worked in as it was told is asked back.
final class ToldDays {
  private final DossierBuilder dossier;
  private final Alerts alerts;

  ToldDays(DossierBuilder dossier, Alerts alerts) {
    this.dossier = dossier;
    this.alerts = alerts;
  }

  /// A day that was yet to come when it was told, or that was before all there is to object to, is
  /// asked back, not guessed. It is yet to come when it is so where the person lives, and in
  /// Ireland, too.
  boolean isPossible(PersonEvent event, AccountId account, Fact.What what, LocalDate day) {
    LocalDate here = LocalDate.ofInstant(event.at(), Mornings.zone(dossier.zone));
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

  void ask(AskedBack asked) {
    dossier.askBack(asked);
    alerts.add(new Matter.AskedBack(asked));
  }
}
