package objector.tracker.streams;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final DeadlineQueue deadlines;
  private final KeyValueStore<String, byte[]> dossiers;
  private final AudienceIndex audiences;

  /// The dossiers of late, decoded: who is heard of once is soon heard of again. Nobody else writes
  /// to the store while this task lives.
  private final Map<String, Kept> recent = new RecentDossiers();

  /// Whoever was passed last.
  private @Nullable Kept passed;

  private final CausesApart apart;

  DossierStore(
      ProcessorContext<String, Object> context, InstantSource clock, DeadlineQueue deadlines) {
    this.context = context;
    this.clock = clock;
    this.deadlines = deadlines;
    this.dossiers = context.getStateStore(StateStores.DOSSIERS);
    this.apart = new CausesApart(context.getStateStore(StateStores.SEEN));
    this.audiences = new AudienceIndex(context.getStateStore(StateStores.AUDIENCES), dossiers);
  }

  /// A person's dossier.
  ///
  /// @throws Json.Unreadable when it is of a later release: then it stays as it is
  @Nullable Dossier get(PersonId person) {
    Kept known = recent.get(person.value());
    if (known != null) {
      return known.dossier;
    }
    byte[] bytes = dossiers.get(person.value());
    if (bytes == null) {
      return null;
    }
    Kept decoded = Kept.of(bytes);
    recent.put(person.value(), decoded);
    return decoded.dossier;
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
      Kept known = recent.get(person.key);
      Kept kept = known == null ? Kept.of(person.value) : known;
      passed = kept;
      audiences.passed(kept.dossier);
      return kept.dossier;
    } catch (Json.Unreadable e) {
      audiences.unread();
      throw e;
    }
  }

  boolean hasSeen(PersonId person, EventId cause) {
    SeenCauses seen = seen(person);
    return seen.has(cause) || (seen.isApart() && apart.has(person, cause));
  }

  private SeenCauses seen(PersonId person) {
    Kept known = recent.get(person.value());
    if (known == null && passed != null && passed.dossier.person().equals(person)) {
      known = passed;
    }
    if (known != null) {
      return known.seen;
    }
    byte[] bytes = dossiers.get(person.value());
    return bytes == null ? SeenCauses.NONE : SeenCauses.of(bytes);
  }

  /// For causes that come to many people, or to nothing: leaves no trace where nothing follows.
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
      boolean known = again || (decision.alerts().isEmpty() && hasSeen(person, cause));
      apply(person, cause, before, rest, known || rest.putsOff(cause));
    }
  }

  /// @param unsaid the cause is known to have been seen, or has not had its effect yet
  void apply(
      PersonId person,
      EventId cause,
      @Nullable Dossier before,
      DossierDecision decision,
      boolean unsaid) {
    decision.unscheduled().forEach(deadlines::unschedule);
    if (decision.erased()) {
      erase(person, before, decision.released());
      return;
    }
    Dossier after = decision.dossier();
    if (after == null) {
      return;
    }
    decision.scheduled().forEach(deadlines::schedule);
    release(person, decision.released());
    List<String> alerts = new ArrayList<>();
    for (Alert alert : decision.alerts()) {
      alerts.add(alert.id().value());
      send(StateStores.TO_ALERTS, Topics.ALERTS.key(alert), alert.toldAt(told(alert)));
    }
    for (Claim claim : decision.claims()) {
      send(StateStores.TO_CLAIMS, claim.name(), claim);
    }
    SeenCauses seen = seen(person);
    keep(before, after, seen, unsaid ? seen : seen.with(cause, alerts));
  }

  /// Keeps a dossier to which nothing happened that others should hear of.
  void keep(@Nullable Dossier before, Dossier after) {
    SeenCauses seen = seen(after.person());
    keep(before, after, seen, seen);
  }

  private void keep(@Nullable Dossier before, Dossier after, SeenCauses seen, SeenCauses now) {
    boolean told = !after.equals(before);
    if (!told && now == seen) {
      return;
    }
    SeenCauses stay = now.areTooMany() ? apart.put(after.person(), now) : now;
    byte[] bytes = Topics.DOSSIERS.encode(after);
    if (told) {
      audiences.follow(before, after);
      send(StateStores.TO_DOSSIERS, after.person().value(), bytes);
    }
    dossiers.put(after.person().value(), stay.before(bytes));
    recent.put(after.person().value(), new Kept(after, stay));
    passed = null;
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
  private void erase(PersonId person, @Nullable Dossier before, List<Claim> released) {
    List<String> alerts = new ArrayList<>(seen(person).alerts());
    alerts.addAll(apart.erase(person));
    audiences.follow(before, null);
    dossiers.delete(person.value());
    recent.remove(person.value());
    passed = null;
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

  /// A person's dossier, and what happened to them of late.
  private record Kept(Dossier dossier, SeenCauses seen) {
    static Kept of(byte[] stored) {
      return new Kept(Topics.DOSSIERS.decode(SeenCauses.dossier(stored)), SeenCauses.of(stored));
    }
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

  /// The last that were asked for.
  private static final class RecentDossiers extends LinkedHashMap<String, Kept> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 1_000;

    RecentDossiers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
      return size() > MOST;
    }
  }
}
