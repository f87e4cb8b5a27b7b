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
  private final Map<String, Dossier> recent = new RecentDossiers();

  /// `person/cause` → the ids of the alerts that it caused: makes a cause count once, and lets
  /// erasure find the alerts.
  private final KeyValueStore<String, String> seen;

  DossierStore(
      ProcessorContext<String, Object> context, InstantSource clock, DeadlineQueue deadlines) {
    this.context = context;
    this.clock = clock;
    this.deadlines = deadlines;
    this.dossiers = context.getStateStore(StateStores.DOSSIERS);
    this.seen = context.getStateStore(StateStores.SEEN);
    this.audiences = new AudienceIndex(context.getStateStore(StateStores.AUDIENCES), dossiers);
  }

  /// A person's dossier.
  ///
  /// @throws Json.Unreadable when it is of a later release: then it stays as it is
  @Nullable Dossier get(PersonId person) {
    Dossier known = recent.get(person.value());
    if (known != null) {
      return known;
    }
    byte[] bytes = dossiers.get(person.value());
    if (bytes == null) {
      return null;
    }
    Dossier decoded = Topics.DOSSIERS.decode(bytes);
    recent.put(person.value(), decoded);
    return decoded;
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
      Dossier known = recent.get(person.key);
      Dossier dossier = known == null ? Topics.DOSSIERS.decode(person.value) : known;
      audiences.passed(dossier);
      return dossier;
    } catch (Json.Unreadable e) {
      audiences.unread();
      throw e;
    }
  }

  boolean hasSeen(PersonId person, EventId cause) {
    return seen.get(seenKey(person, cause)) != null;
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
    keep(before, after);
    List<String> alerts = new ArrayList<>();
    for (Alert alert : decision.alerts()) {
      alerts.add(alert.id().value());
      send(StateStores.TO_ALERTS, Topics.ALERTS.key(alert), alert.toldAt(told(alert)));
    }
    for (Claim claim : decision.claims()) {
      send(StateStores.TO_CLAIMS, claim.name(), claim);
    }
    if (!unsaid) {
      seen.put(seenKey(person, cause), String.join(" ", alerts));
    }
  }

  /// Keeps a dossier to which nothing happened that others should hear of.
  void keep(@Nullable Dossier before, Dossier after) {
    if (!after.equals(before)) {
      audiences.follow(before, after);
      byte[] bytes = Topics.DOSSIERS.encode(after);
      dossiers.put(after.person().value(), bytes);
      recent.put(after.person().value(), after);
      send(StateStores.TO_DOSSIERS, after.person().value(), bytes);
    }
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
    audiences.follow(before, null);
    dossiers.delete(person.value());
    recent.remove(person.value());
    send(StateStores.TO_DOSSIERS, person.value(), null);
    for (KeyValue<String, String> cause : seenBy(person)) {
      seen.delete(cause.key);
      for (String alert : cause.value.split(" ", -1)) {
        if (!alert.isEmpty()) {
          send(StateStores.TO_ALERTS, person + "/" + alert, null);
        }
      }
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

  private List<KeyValue<String, String>> seenBy(PersonId person) {
    List<KeyValue<String, String>> causes = new ArrayList<>();
    // '0' follows '/'.
    try (KeyValueIterator<String, String> all = seen.range(person + "/", person + "0")) {
      all.forEachRemaining(causes::add);
    }
    return causes;
  }

  private void send(String sink, String key, @Nullable Object value) {
    context.forward(new Record<>(key, value, clock.millis()), sink);
  }

  private static String seenKey(PersonId person, EventId cause) {
    return person + "/" + cause;
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
  private static final class RecentDossiers extends LinkedHashMap<String, Dossier> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 1_000;

    RecentDossiers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Dossier> eldest) {
      return size() > MOST;
    }
  }
}
