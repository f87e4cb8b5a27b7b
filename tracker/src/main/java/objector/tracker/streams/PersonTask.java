package objector.tracker.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.page.FanOutOrder;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import objector.tracker.clock.Deadline;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.DossierRules;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One task's people. Takes what happened, asks the [Decisions] what it means, and has the
/// [DossierStore] do it: the effects of one event are committed together or not at all. An event at
/// which the rules throw is put aside for those who run this, and everybody else's go on.
final class PersonTask {
  private static final Duration AGAIN = Duration.ofHours(1);

  private final ProcessorContext<String, Object> context;
  private final Decisions dossiers;
  private final InstantSource clock;
  private final DossierStore people;
  private final DueDeadlines deadlines;
  private final FanOutWalk fanOuts;
  private final CommitPace.Task commits;
  private final Knowledge knowledge;
  private final SlicePace.Task slices;
  private final AsideSink aside;
  private final SourceReading reading;
  private final DeadlineMeters meters;
  private boolean looking;

  PersonTask(
      ProcessorContext<String, Object> context,
      Decisions dossiers,
      InstantSource clock,
      CommitPace.Task commits,
      SlicePace.Task slices,
      SourceReading reading,
      DeadlineMeters meters) {
    this.context = context;
    this.dossiers = dossiers;
    this.clock = clock;
    this.commits = commits;
    this.slices = slices;
    this.reading = reading;
    this.meters = meters;
    this.deadlines =
        new DueDeadlines(
            new DeadlineQueue(context.getStateStore(StateStores.DUE)),
            new FormerDeadlines(context.getStateStore(StateStores.DEADLINES)));
    this.people = new DossierStore(context, clock, deadlines);
    this.fanOuts =
        new FanOutWalk(
            clock.instant(),
            context.getStateStore(StateStores.FAN_OUT_QUEUE),
            context.getStateStore(StateStores.FAN_OUT_CURSORS),
            people,
            dossiers::audience);
    this.knowledge =
        new Knowledge(
            reading,
            TrackerTopology.ofPeople().stream().map(Topic::name).toList(),
            context.taskId().partition());
    this.aside = new AsideSink(context, clock, meters::putAside);
  }

  void take(Record<String, Object> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    // A tombstone: somebody's events were erased, which we did when it was asked.
    if (record.value() != null) {
      take(record, from);
      commits.changed(clock.millis() - record.timestamp());
    }
    knowledge.took(from.topic(), from.offset());
  }

  private void take(Record<String, Object> record, RecordMetadata from) {
    Instant then = then(record.timestamp());
    switch (record.value()) {
      case PersonEvent e ->
          take(
              new Taken(e.person(), e.id(), () -> Topics.PEOPLE.encode(e), record, from, then),
              known -> dossiers.told(known, e, since -> fanOuts.passed(e.person(), since), then));
      case MailEvent e ->
          take(
              new Taken(e.person(), e.id(), () -> Topics.MAIL.encode(e), record, from, then),
              known -> dossiers.mailed(known, e, then));
      case Claim.Result e ->
          take(
              new Taken(
                  e.person(),
                  DossierRules.causeOf(e),
                  () -> Topics.CLAIM_RESULTS.encode(e),
                  record,
                  from,
                  then),
              known -> dossiers.claimed(known, e, then));
      case FanOutOrder e -> fanOuts.add(from.offset(), e, clock.instant());
      case Unreadable e -> {
        aside.put(record.withValue(e.bytes()), from, e.reason());
        unread(record.key(), then);
      }
      default ->
          throw new IllegalStateException(
              "no source brings a " + record.value().getClass().getName());
    }
  }

  /// What an event means is decided as of when it was written: after days away, the next one may be
  /// the answer that this one waited for. Never before what is decided already.
  private Instant then(long written) {
    Instant now = clock.instant();
    Instant then = Instant.ofEpochMilli(written);
    Instant atLeast = then.isBefore(knowledge.reaches()) ? knowledge.reaches() : then;
    return atLeast.isAfter(now) ? now : atLeast;
  }

  /// By the name in its key it will be worked in once somebody can read it.
  private void unread(@Nullable String key, Instant then) {
    Unreadable.Named whose = Unreadable.named(key);
    if (whose == null) {
      return;
    }
    try {
      failed(people.get(whose.person()), whose.event(), then);
    } catch (Json.Unreadable e) {
      // The whole dossier waits for a release that can read it.
    }
  }

  /// A duplicate changes nothing, but whoever waits for its offset may go on.
  private void take(Taken taken, Function<@Nullable Dossier, DossierDecision> decide) {
    RecordMetadata from = taken.from;
    Dossier known;
    try {
      known = people.get(taken.person);
    } catch (Json.Unreadable e) {
      aside.put(taken.record.withValue(taken.bytes.get()), from, String.valueOf(e.getMessage()));
      return;
    }
    if (known != null && people.hasSeen(taken.person, taken.cause)) {
      people.keep(known, known.withApplied(from.topic(), from.offset()));
      return;
    }
    DossierDecision decision;
    try {
      decision = decide.apply(known);
    } catch (RuntimeException | StackOverflowError e) {
      aside.put(taken.record.withValue(taken.bytes.get()), from, AsideSink.reason(e));
      if (known != null) {
        people.keep(
            known,
            known.withFailed(taken.cause, taken.then).withApplied(from.topic(), from.offset()));
      }
      return;
    }
    people.apply(
        taken.person,
        taken.cause,
        known,
        decision.applied(from.topic(), from.offset()).worked(taken.cause),
        false);
  }

  /// The next slice looks for what is due, which costs more than looking for orders.
  void look() {
    looking = true;
  }

  /// Does a little of what is due, once all is known that came before it.
  void slice() {
    Instant now = clock.instant();
    Instant due = looking ? deadlines.next(now) : null;
    // While there is something, the next slice looks, too.
    looking = due != null;
    Instant order = fanOuts.next();
    slices.isBusy(due != null || order != null);
    if (due == null && order == null) {
      return;
    }
    reading.stayAwake();
    long room = commits.room();
    if (room == 0) {
      return;
    }
    long begun = System.nanoTime();
    TimeSlice time = slices.slice(room);
    boolean fired = due != null && isKnown(due, now) && fire(time);
    boolean walked = order != null && isKnown(order, now) && walk(time);
    if (fired || walked) {
      commits.worked(System.nanoTime() - begun);
    }
  }

  private boolean isKnown(Instant moment, Instant now) {
    return !moment.isAfter(knowledge.reaches()) || !moment.isAfter(knowledge.reach(now));
  }

  private boolean fire(TimeSlice time) {
    Instant then = knowledge.reaches();
    return deadlines.fire(then, time, due -> fire(due, then));
  }

  private boolean walk(TimeSlice time) {
    Instant then = knowledge.reaches();
    return fanOuts.walk(time, clock.instant(), (person, order) -> visit(person, order, then));
  }

  private void fire(DueDeadlines.Due due, Instant then) {
    Deadline deadline = due.deadline();
    meters.fired(deadline, clock.instant());
    Dossier known;
    try {
      known = people.get(deadline.person());
    } catch (Json.Unreadable e) {
      // Until a release runs that can read it: nothing that is due is forgotten.
      deadlines.putOff(due, then.plus(AGAIN));
      return;
    }
    if (!people.awaits(due)) {
      return;
    }
    DossierDecision decision;
    try {
      decision = dossiers.due(known, deadline, then);
    } catch (RuntimeException | StackOverflowError e) {
      aside.put(deadline.person(), "deadline " + deadline.key(), AsideSink.reason(e));
      if (known != null) {
        Dossier failed = known.withFailed(deadline.cause(), then);
        people.apply(
            deadline.person(),
            deadline.cause(),
            known,
            DossierDecision.nothing(failed).fired(deadline),
            true);
      }
      return;
    }
    people.applyOnce(deadline.person(), deadline.cause(), known, decision.fired(deadline));
  }

  private void visit(KeyValue<String, byte[]> person, FanOutOrder order, Instant then) {
    EventId cause = order.cause().id();
    Dossier known;
    try {
      known = people.passed(person);
    } catch (Json.Unreadable e) {
      aside.put(new PersonId(person.key), "page event " + cause, String.valueOf(e.getMessage()));
      return;
    }
    DossierDecision decision;
    try {
      decision = dossiers.pageChanged(known, order.cause(), then);
    } catch (RuntimeException | StackOverflowError e) {
      aside.put(known.person(), "page event " + cause, AsideSink.reason(e));
      failed(known, cause, then);
      return;
    }
    people.applyOnce(known.person(), cause, known, decision);
  }

  private void failed(@Nullable Dossier known, EventId cause, Instant then) {
    if (known != null) {
      people.keep(known, known.withFailed(cause, then));
    }
  }

  /// A person's record, and what it is known by.
  private record Taken(
      PersonId person,
      EventId cause,
      Supplier<byte[]> bytes,
      Record<String, Object> record,
      RecordMetadata from,
      Instant then) {}
}
