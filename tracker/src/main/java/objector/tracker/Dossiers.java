package objector.tracker;

import java.time.Instant;
import java.util.List;
import objector.events.Account;
import objector.events.Alert.Matter;
import objector.events.Claim;
import objector.events.Dossier;
import objector.events.EventId;
import objector.events.MailEvent;
import objector.events.Objection;
import objector.events.Objection.CodeAsked;
import objector.events.Objection.Complained;
import objector.events.Objection.Extended;
import objector.events.Objection.Filed;
import objector.events.Objection.Noticed;
import objector.events.Objection.Overdue;
import objector.events.Objection.Recheck;
import objector.events.PageEvent;
import objector.events.PersonEvent;
import objector.events.PersonEvent.Joined;
import objector.events.ReminderKind;
import org.jspecify.annotations.Nullable;

/// Decides what an event means for a person: the new dossier, and what follows from it. Knows no
/// Kafka, and says the same for the same input.
final class Dossiers {
  private final Standing standing;

  Dossiers(StatutoryClock clock) {
    this.standing = new Standing(clock);
  }

  Decision told(@Nullable Dossier dossier, PersonEvent event, Instant now) {
    if (dossier == null) {
      return event instanceof Joined joined ? joined(joined) : Decision.nothing(null);
    }
    if (event instanceof PersonEvent.ErasureAsked) {
      return erased(dossier);
    }
    Draft draft = new Draft(dossier);
    Alerts alerts = new Alerts(draft, event.id(), now);
    new Telling(draft, alerts, now).take(event);
    return settled(dossier, draft, alerts, now);
  }

  Decision mailed(@Nullable Dossier dossier, MailEvent event, Instant now) {
    if (dossier == null) {
      return Decision.nothing(null);
    }
    Draft draft = new Draft(dossier);
    Alerts alerts = new Alerts(draft, event.id(), now);
    new Mailing(draft, alerts, standing, now).take(event);
    return settled(dossier, draft, alerts, now);
  }

  Decision claimed(@Nullable Dossier dossier, Claim.Result result, Instant now) {
    if (dossier == null) {
      return Decision.nothing(null);
    }
    Draft draft = new Draft(dossier);
    Alerts alerts = new Alerts(draft, causeOf(result), now);
    switch (result.kind()) {
      case MAILBOX -> draft.mailbox = result.won();
      case LOGIN -> {
        draft.addressTaken = !result.won();
        if (result.won() && draft.confirmed == null) {
          alerts.add(new Matter.ConfirmAddress(result.because()));
        }
      }
    }
    return settled(dossier, draft, alerts, now);
  }

  Decision pageChanged(Dossier dossier, PageEvent event, Instant now) {
    // Who joined after the change takes the page as it is now as where they begin.
    if (!dossier.joined().isBefore(event.at())) {
      return Decision.nothing(dossier);
    }
    Draft draft = new Draft(dossier);
    Alerts alerts = new Alerts(draft, event.id(), now);
    new PageNewsFor(draft, alerts, standing, now).take(event);
    return settled(dossier, draft, alerts, now);
  }

  Decision due(@Nullable Dossier dossier, Deadline deadline, Instant now) {
    if (dossier == null) {
      return Decision.nothing(null);
    }
    if (deadline.kind() == Deadline.Kind.VANISH) {
      return dossier.confirmed() == null ? erased(dossier) : Decision.nothing(dossier);
    }
    Draft draft = new Draft(dossier);
    Alerts alerts = new Alerts(draft, deadline.cause(), now);
    stand(draft, now);
    Account account = deadline.account() == null ? null : draft.account(deadline.account());
    ReminderKind reminder =
        account == null ? null : reminder(deadline.kind(), account.standing(), now);
    if (account != null && reminder != null) {
      alerts.add(new Matter.Reminder(reminder, Alerts.bare(account)));
    }
    return settled(dossier, draft, alerts, now);
  }

  /// What an answer to a claim is known by.
  static EventId causeOf(Claim.Result result) {
    return EventId.of("claim", result.kind(), result.name(), result.because(), result.won());
  }

  private Decision joined(Joined event) {
    Claim login = new Claim(Claim.Kind.LOGIN, event.login().value(), event.person(), event.id());
    Claim mailbox =
        new Claim(Claim.Kind.MAILBOX, event.token().value(), event.person(), event.id());
    // The mail that asks goes out once the address is theirs alone.
    return Decision.of(null, Draft.of(event).toDossier(), List.of(), List.of(login, mailbox));
  }

  private static Decision erased(Dossier dossier) {
    EventId because = EventId.of("erased", dossier.person());
    return Decision.erased(
        dossier,
        List.of(
            new Claim(Claim.Kind.LOGIN, dossier.login().value(), dossier.person(), because),
            new Claim(Claim.Kind.MAILBOX, dossier.token().value(), dossier.person(), because)));
  }

  private Decision settled(Dossier before, Draft draft, Alerts alerts, Instant now) {
    stand(draft, now);
    return Decision.of(before, draft.toDossier(), alerts.all(), List.of());
  }

  private void stand(Draft draft, Instant now) {
    List<Account> standing = this.standing.of(draft.accounts, now);
    draft.accounts.clear();
    draft.accounts.addAll(standing);
  }

  /// A deadline that was overtaken reminds of nothing.
  private static @Nullable ReminderKind reminder(Deadline.Kind kind, Objection state, Instant now) {
    Objection due = state instanceof CodeAsked code ? code.before() : state;
    Objection core = due instanceof Recheck recheck ? recheck.before() : due;
    return switch (kind) {
      case FIRST_NUDGE, SECOND_NUDGE -> core instanceof Noticed ? ReminderKind.NUDGE : null;
      case DUE_SOON -> isSoon(core, now) ? ReminderKind.DUE_SOON : null;
      case OVERDUE -> core instanceof Overdue ? ReminderKind.OVERDUE : null;
      case AUTHORITY_DUE -> core instanceof Complained ? ReminderKind.AUTHORITY_DUE : null;
      case CODE_OVER, VANISH -> null;
    };
  }

  private static boolean isSoon(Objection state, Instant now) {
    return (state instanceof Filed filed && now.isBefore(StatutoryClock.over(filed.due())))
        || (state instanceof Extended extended
            && now.isBefore(StatutoryClock.over(extended.due())));
  }
}
