package objector.tracker.streams;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Erasure;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.CausesApart;
import objector.tracker.kept.KnownDossiers;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.kept.SeenCauses;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.PageAudience;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A task's dossiers, and what was done for whom: carries decisions out.
final class DossierStore {
  private final ProcessorContext<String, Object> context;
  private final InstantSource clock;
  private final DueDeadlines deadlines;
  private final KeyValueStore<String, byte[]> dossiers;
  private final KnownDossiers known;
  private final AudienceIndex audiences;
  private final CausesApart apart;

  DossierStore(
      ProcessorContext<String, Object> context, InstantSource clock, DueDeadlines deadlines) {
    this.context = context;
    this.clock = clock;
    this.deadlines = deadlines;
    this.dossiers = context.getStateStore(StateStores.DOSSIERS);
    this.known = new KnownDossiers(dossiers);
    this.apart = new CausesApart(context.getStateStore(StateStores.SEEN));
    this.audiences = new AudienceIndex(context.getStateStore(StateStores.AUDIENCES), dossiers);
  }

  /// A person's dossier.
  ///
  /// @throws Json.Unreadable when it is of a later release: then it stays as it is
  @Nullable Dossier get(PersonId person) {
    return known.get(person);
  }

  /// The people of an audience, and those who read of that page only, after that one, in order;
  /// null: everybody, from the first.
  FanOutWalk.Audience audience(@Nullable String audience, PageId page, @Nullable String last) {
    return audience != null && audiences.isComplete()
        ? audiences.of(audience, PageAudience.ofReaders(page), last)
        : new All(last);
  }

  /// One of an [#audience]; who is only passed by is not kept.
  ///
  /// @throws Json.Unreadable when the dossier is of a later release
  Dossier passed(KeyValue<String, byte[]> person) {
    try {
      Dossier dossier = known.passed(person);
      audiences.passed(dossier);
      return dossier;
    } catch (Json.Unreadable e) {
      audiences.unread();
      throw e;
    }
  }

  boolean hasSeen(PersonId person, EventId cause) {
    SeenCauses seen = known.before(person).seen();
    return seen.has(cause) || (seen.isApart() && apart.has(person, cause));
  }

  /// Whether a deadline that is due is awaited still.
  boolean awaits(DueDeadlines.Due due) {
    Deadline deadline = due.deadline();
    PendingDeadlines pending = known.before(deadline.person()).pending();
    return due.former() || pending == null || pending.awaits(deadline);
  }

  /// For causes that come to many people, or to nothing: leaves no trace where nothing follows, but
  /// that a deadline is not awaited any more.
  void applyOnce(
      PersonId person, EventId cause, @Nullable Dossier before, DossierDecision decision) {
    boolean again = !decision.alerts().isEmpty() && hasSeen(person, cause);
    DossierDecision rest = again ? decision.silent() : decision;
    boolean nothing =
        rest.alerts().isEmpty()
            && !rest.erased()
            && rest.scheduled().isEmpty()
            && java.util.Objects.equals(before, rest.dossier());
    if (!nothing) {
      boolean seen = again || (decision.alerts().isEmpty() && hasSeen(person, cause));
      apply(person, cause, before, rest, seen || rest.putsOff(cause));
    } else if (!rest.unscheduled().isEmpty()) {
      apply(person, cause, before, rest, true);
    }
  }

  /// @param unsaid the cause is known to have been seen, or has not had its effect yet
  void apply(
      PersonId person,
      EventId cause,
      @Nullable Dossier before,
      DossierDecision decision,
      boolean unsaid) {
    KnownDossiers.Before stored = known.before(person);
    PendingDeadlines pending = pending(stored, before);
    if (decision.erased()) {
      erase(person, before, stored, decision.released());
      return;
    }
    Dossier after = decision.dossier();
    if (after == null) {
      return;
    }
    release(person, decision.released());
    List<String> alerts = new ArrayList<>();
    for (Alert alert : decision.alerts()) {
      alerts.add(alert.id().value());
      send(StateStores.TO_ALERTS, Topics.ALERTS.key(alert), alert.toldAt(told(alert)));
    }
    for (Claim claim : decision.claims()) {
      send(StateStores.TO_CLAIMS, claim.name(), claim);
    }
    SeenCauses seen = stored.seen();
    keep(
        before,
        after,
        stored,
        unsaid ? seen : seen.with(cause, alerts),
        pending.after(decision.unscheduled(), decision.scheduled()));
  }

  /// Keeps a dossier to which nothing happened that others should hear of.
  void keep(@Nullable Dossier before, Dossier after) {
    KnownDossiers.Before stored = known.before(after.person());
    keep(before, after, stored, stored.seen(), pending(stored, before));
  }

  /// What is awaited of a person. What an earlier release left elsewhere goes into the record,
  /// which is to be written in any case then.
  private PendingDeadlines pending(KnownDossiers.Before stored, @Nullable Dossier before) {
    PendingDeadlines pending = stored.pending();
    if (pending != null) {
      return pending;
    }
    return before == null ? PendingDeadlines.NONE : deadlines.take(before);
  }

  private void keep(
      @Nullable Dossier before,
      Dossier after,
      KnownDossiers.Before stored,
      SeenCauses now,
      PendingDeadlines awaited) {
    boolean told = !after.equals(before);
    if (!told && now == stored.seen() && awaited.equals(stored.pending())) {
      return;
    }
    SeenCauses stay = now.areTooMany() ? apart.put(after.person(), now) : now;
    byte[] bytes = Topics.DOSSIERS.encode(after);
    if (told) {
      audiences.follow(before, after);
      send(StateStores.TO_DOSSIERS, after.person().value(), bytes);
    }
    follow(stored, awaited);
    known.put(after, stay, awaited, bytes);
  }

  private void follow(KnownDossiers.Before stored, PendingDeadlines awaited) {
    PendingDeadlines pending = stored.pending();
    deadlines.follow(pending == null ? PendingDeadlines.NONE : pending, awaited);
  }

  /// News are as old as their telling; a link or a code is as old as the wish for it, and useless
  /// when it comes days late.
  private Instant told(Alert alert) {
    boolean ages =
        switch (alert.matter()) {
          case Matter.SignInLink _, Matter.ConfirmAddress _ -> true;
          case Matter.AccountNews news -> news.news() == News.CODE_ARRIVED;
          default -> false;
        };
    return ages ? alert.at() : clock.instant();
  }

  /// All that this service wrote about a person. What other services wrote is theirs to erase: they
  /// are ordered to.
  private void erase(
      PersonId person,
      @Nullable Dossier before,
      KnownDossiers.Before stored,
      List<Claim> released) {
    List<String> alerts = new ArrayList<>(stored.seen().alerts());
    alerts.addAll(apart.erase(person));
    audiences.follow(before, null);
    follow(stored, PendingDeadlines.NONE);
    known.delete(person);
    send(StateStores.TO_DOSSIERS, person.value(), null);
    for (String alert : alerts) {
      send(StateStores.TO_ALERTS, person + "/" + alert, null);
    }
    release(person, released);
    Erasure order = new Erasure.Ordered(person, clock.instant());
    send(StateStores.TO_ERASURES, Topics.ERASURES.key(order), order);
  }

  private void release(PersonId person, List<Claim> names) {
    for (Claim claim : names) {
      send(StateStores.TO_CLAIMS, claim.name() + "/" + person, null);
    }
  }

  private void send(String sink, String key, @Nullable Object value) {
    context.forward(new Record<>(key, value, clock.millis()), sink);
  }

  /// Everybody, who are all in the index at the end.
  private final class All implements FanOutWalk.Audience {
    private final KeyValueIterator<String, byte[]> people;

    All(@Nullable String last) {
      this.people = dossiers.range(last == null ? null : last + "\0", null);
      if (last == null) {
        audiences.begin();
      }
    }

    @Override
    public boolean hasNext() {
      return people.hasNext();
    }

    @Override
    public KeyValue<String, byte[]> next() {
      return people.next();
    }

    @Override
    public void end() {
      audiences.end();
    }

    @Override
    public void close() {
      people.close();
    }
  }
}
