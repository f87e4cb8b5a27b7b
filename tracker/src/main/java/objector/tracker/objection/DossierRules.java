package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.ReminderKind;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailReturn;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.AddressChange;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.schedule.Deadlines;
import objector.tracker.schedule.Mornings;
import objector.tracker.schedule.Reminders;
import objector.tracker.standing.ObjectionFold;
import org.jspecify.annotations.Nullable;

/// Decides what an event means for a person: the new dossier, and what follows from it. Knows no
/// Kafka, and says the same for the same input.
public final class DossierRules implements Decisions {
  private final ObjectionFold standing;
  private final PageNewsRules pages;

  /// A page's language is the last part of its id, where that is one.
  public DossierRules(StatutoryClock clock) {
    this(clock, Map.of());
  }

  /// Knows more of pages than their ids say.
  ///
  /// @param languages of pages; may grow
  public DossierRules(StatutoryClock clock, Map<PageId, String> languages) {
    this.standing = new ObjectionFold(clock);
    this.pages = new PageNewsRules(standing, languages);
  }

  @Override
  public DossierDecision told(
      @Nullable Dossier dossier, PersonEvent event, PassedNews passed, Instant now) {
    if (dossier == null) {
      return event instanceof Joined joined
          ? joined(joined, passed, now)
          : DossierDecision.nothing(null);
    }
    if (event instanceof PersonEvent.ErasureAsked) {
      return erased(dossier);
    }
    DossierBuilder draft = new DossierBuilder(dossier);
    Alerts alerts = new Alerts(draft, event.id(), now);
    new OnPersonEvent(draft, alerts).take(event);
    // Whoever proves to read the mail of an address owns it from now on, not whoever named it.
    boolean confirms = dossier.confirmed() == null && draft.confirmed != null;
    List<Claim> claims = new ArrayList<>();
    if (confirms) {
      claims.add(login(dossier.login(), dossier, event.id()));
    }
    AddressChange change = draft.change;
    boolean agreedBefore = dossier.change() != null && dossier.change().isAgreed();
    if (change != null && change.isAgreed() && !agreedBefore) {
      claims.add(login(change.login(), dossier, event.id()));
    }
    List<Alert> all = new ArrayList<>(alerts.all());
    all.addAll(pages.missed(draft, event, confirms, passed, now));
    return settled(dossier, draft, all, claims, now);
  }

  @Override
  public DossierDecision mailed(@Nullable Dossier dossier, MailEvent event, Instant now) {
    if (dossier == null) {
      return DossierDecision.nothing(null);
    }
    DossierBuilder draft = new DossierBuilder(dossier);
    Alerts alerts = new Alerts(draft, event.id(), now);
    new OnMailEvent(draft, alerts, standing, now).take(event);
    return settled(dossier, draft, alerts, now);
  }

  @Override
  public DossierDecision claimed(@Nullable Dossier dossier, Claim.Result result, Instant now) {
    if (dossier == null) {
      return DossierDecision.nothing(null);
    }
    DossierBuilder draft = new DossierBuilder(dossier);
    Alerts alerts = new Alerts(draft, causeOf(result), now);
    if (result.kind() == Claim.Kind.LOGIN && !result.name().equals(dossier.login().value())) {
      List<Claim> released = changeAddress(draft, result);
      return settled(dossier, draft, alerts, now).releasing(released);
    }
    switch (result.kind()) {
      case MAILBOX -> draft.mailbox = result.won();
      case LOGIN -> {
        draft.addressTaken = !result.won();
        if (!result.won()) {
          // Somebody was quicker to confirm it: this one vanishes as if it had not.
          draft.confirmed = null;
        } else if (draft.confirmed == null) {
          // From the time when an address was claimed before it was confirmed.
          alerts.add(new Matter.ConfirmAddress(result.because()));
        }
      }
    }
    return settled(dossier, draft, alerts, now);
  }

  private static Claim login(LoginHash login, Dossier dossier, EventId because) {
    return new Claim(Claim.Kind.LOGIN, login.value(), dossier.person(), because);
  }

  /// The answer to the claim of another address: it takes the old one's place, and every session
  /// ends. Where mails are forwarded to stays.
  ///
  /// @return the claim that is no longer needed
  private static List<Claim> changeAddress(DossierBuilder draft, Claim.Result result) {
    AddressChange change = draft.change;
    if (change == null || !change.isAgreed() || !change.login().value().equals(result.name())) {
      // Nobody waits for it any more.
      return result.won()
          ? List.of(new Claim(Claim.Kind.LOGIN, result.name(), draft.person, result.because()))
          : List.of();
    }
    if (!result.won()) {
      draft.change = change.lost();
      return List.of();
    }
    String free = draft.login.value();
    draft.email = change.email();
    draft.login = change.login();
    draft.change = null;
    draft.epoch++;
    Dossier.Returned returned = draft.returned;
    if (returned != null) {
      // It was the old one that sent our mails back.
      draft.returned = null;
      draft.mailsStopped &= returned.why() == MailReturn.DELAYED;
    }
    return List.of(new Claim(Claim.Kind.LOGIN, free, draft.person, result.because()));
  }

  @Override
  public DossierDecision pageChanged(Dossier dossier, PageEvent event, Instant now) {
    DossierBuilder draft = new DossierBuilder(dossier);
    return pages.concerns(draft, event)
        ? settled(dossier, draft, pages.passes(draft, event, now), List.of(), now)
        : DossierDecision.nothing(dossier);
  }

  @Override
  public @Nullable String audience(PageEvent event) {
    return pages.audience(event.page());
  }

  @Override
  public DossierDecision due(@Nullable Dossier dossier, Deadline deadline, Instant now) {
    if (dossier == null) {
      return DossierDecision.nothing(null);
    }
    if (deadline.kind() == Deadline.Kind.VANISH) {
      return dossier.confirmed() == null || Deadlines.isLeft(dossier, now)
          ? erased(dossier)
          : DossierDecision.nothing(dossier);
    }
    Set<Deadline> awaited = Deadlines.of(dossier);
    if (awaited.stream().noneMatch(one -> one.cause().equals(deadline.cause()))) {
      // One that was set by an earlier release, under other names: then set anew.
      return deadline.follows().isEmpty()
          ? DossierDecision.nothing(dossier).scheduling(awaited)
          : DossierDecision.nothing(dossier);
    }
    Instant moment = Reminders.momentFor(deadline, dossier, now);
    if (Reminders.isOvertaken(deadline, awaited, moment)) {
      return DossierDecision.nothing(dossier);
    }
    if (moment.isAfter(now)) {
      return DossierDecision.nothing(dossier).scheduling(Set.of(deadline.at(moment)));
    }
    DossierBuilder draft = new DossierBuilder(dossier);
    Alerts alerts = new Alerts(draft, deadline.cause(), now);
    stand(draft, now);
    Matter matter = matter(draft, deadline, now);
    if (matter != null) {
      alerts.add(matter);
    }
    return settled(dossier, draft, alerts, now);
  }

  private static @Nullable Matter matter(DossierBuilder draft, Deadline deadline, Instant now) {
    return switch (deadline.kind()) {
      case DIGEST -> Mailings.digest(draft);
      case BLIND_DAY -> Mailings.blind(draft);
      case MONTHLY ->
          new Matter.NothingHappened(draft.accounts.stream().map(Alerts::bare).toList());
      case CHANGE_OVER -> {
        draft.change = null;
        yield null;
      }
      case VANISH,
          CODE_OVER,
          FIRST_NUDGE,
          SECOND_NUDGE,
          DUE_SOON,
          DUE_OVER,
          OVERDUE,
          FIRST_ANSWER,
          SECOND_ANSWER,
          AUTHORITY_DUE,
          COMPLAINT_READY -> {
        Account account = deadline.account() == null ? null : draft.account(deadline.account());
        ReminderKind kind =
            account == null ? null : Reminders.kind(deadline.kind(), account.standing(), now);
        yield account == null || kind == null
            ? null
            : new Matter.Reminder(kind, Alerts.bare(account));
      }
    };
  }

  /// The day of a moment where the person lives.
  public static LocalDate day(@Nullable Dossier dossier, Instant at) {
    return LocalDate.ofInstant(at, Mornings.zone(dossier == null ? "UTC" : dossier.zone()));
  }

  /// What an answer to a claim is known by.
  public static EventId causeOf(Claim.Result result) {
    return EventId.of("claim", result.kind(), result.name(), result.because(), result.won());
  }

  /// Only the mailbox is claimed: an address may be named by anybody, also by a stranger to it.
  private DossierDecision joined(Joined event, PassedNews passed, Instant now) {
    Claim mailbox =
        new Claim(Claim.Kind.MAILBOX, event.token().value(), event.person(), event.id());
    DossierBuilder draft = new DossierBuilder(event);
    Alerts alerts = new Alerts(draft, event.id(), now);
    alerts.add(new Matter.ConfirmAddress(event.id()));
    List<Alert> all = new ArrayList<>(alerts.all());
    all.addAll(pages.missed(draft, event, passed, now));
    return DossierDecision.of(null, draft.toDossier(), all, List.of(mailbox));
  }

  private static DossierDecision erased(Dossier dossier) {
    EventId because = EventId.of("erased", dossier.person());
    List<Claim> names = new ArrayList<>();
    names.add(login(dossier.login(), dossier, because));
    names.add(new Claim(Claim.Kind.MAILBOX, dossier.token().value(), dossier.person(), because));
    AddressChange change = dossier.change();
    if (change != null && change.isAgreed()) {
      // It may have been won just now.
      names.add(login(change.login(), dossier, because));
    }
    return DossierDecision.erased(dossier, names);
  }

  private DossierDecision settled(
      Dossier before, DossierBuilder draft, Alerts alerts, Instant now) {
    return settled(before, draft, alerts.all(), List.of(), now);
  }

  private DossierDecision settled(
      Dossier before, DossierBuilder draft, List<Alert> alerts, List<Claim> claims, Instant now) {
    stand(draft, now);
    Dossier after = draft.toDossier();
    DossierDecision decision = DossierDecision.of(before, after, alerts, claims);
    return decision.scheduling(Reminders.fromNow(decision.scheduled(), after, now));
  }

  private void stand(DossierBuilder draft, Instant now) {
    List<Account> standing = this.standing.of(draft.accounts, now);
    draft.accounts.clear();
    draft.accounts.addAll(standing);
  }
}
