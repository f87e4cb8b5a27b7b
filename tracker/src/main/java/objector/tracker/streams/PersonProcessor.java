package objector.tracker.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.page.FanOutOrder;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import objector.tracker.clock.Deadline;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.DossierRules;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One task's people. Takes what happened, asks [DossierRules] what it means, and has the
/// [DossierStore] do it: the effects of one event are committed together or not at all.
final class PersonProcessor implements Processor<String, Object, String, Object> {
  private static final Duration SLICES = Duration.ofMillis(50);
  private static final long SLICE_NANOS = 2_000_000;

  private final DossierRules dossiers;
  private final InstantSource clock;
  private final CommitPace pace;
  private @Nullable Task task;

  PersonProcessor(DossierRules dossiers, InstantSource clock, CommitPace pace) {
    this.dossiers = dossiers;
    this.clock = clock;
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    Task started = new Task(context);
    task = started;
    context.schedule(SLICES, PunctuationType.WALL_CLOCK_TIME, time -> started.slice());
    started.commits.keepPace();
  }

  @Override
  public void process(Record<String, Object> record) {
    // A tombstone: somebody's events were erased, which we did when it was asked.
    if (task != null && record.value() != null) {
      task.take(record.value());
    }
  }

  private final class Task {
    private final ProcessorContext<String, Object> context;
    private final DossierStore people;
    private final DeadlineQueue deadlines;
    private final FanOutWalk fanOuts;
    private final CommitPace.Task commits;

    Task(ProcessorContext<String, Object> context) {
      this.context = context;
      this.deadlines = new DeadlineQueue(context.getStateStore(StateStores.DEADLINES));
      this.people = new DossierStore(context, clock, deadlines);
      this.fanOuts =
          new FanOutWalk(
              context.getStateStore(StateStores.FAN_OUT_QUEUE),
              context.getStateStore(StateStores.FAN_OUT_CURSORS),
              context.getStateStore(StateStores.DOSSIERS));
      this.commits = pace.task(context);
    }

    private void take(Object event) {
      RecordMetadata from = context.recordMetadata().orElseThrow();
      switch (event) {
        case PersonEvent e ->
            take(e.person(), e.id(), from, known -> dossiers.told(known, e, clock.instant()));
        case MailEvent e ->
            take(e.person(), e.id(), from, known -> dossiers.mailed(known, e, clock.instant()));
        case Claim.Result e ->
            take(
                e.person(),
                DossierRules.causeOf(e),
                from,
                known -> dossiers.claimed(known, e, clock.instant()));
        case FanOutOrder e -> fanOuts.add(from.offset(), e);
        default ->
            throw new IllegalStateException("no source brings a " + event.getClass().getName());
      }
      commits.changed();
    }

    /// A duplicate changes nothing, but whoever waits for its offset may go on.
    private void take(
        PersonId person,
        EventId cause,
        RecordMetadata from,
        Function<@Nullable Dossier, DossierDecision> decide) {
      Dossier known = people.get(person);
      DossierDecision decision =
          known != null && people.hasSeen(person, cause)
              ? DossierDecision.nothing(known)
              : decide.apply(known);
      people.apply(person, cause, known, decision.applied(from.topic(), from.offset()));
    }

    private void slice() {
      TimeSlice forDeadlines = new TimeSlice(SLICE_NANOS);
      boolean fired = deadlines.fire(clock.instant(), forDeadlines, this::fire);
      boolean walked = fanOuts.walk(new TimeSlice(SLICE_NANOS), this::visit);
      if (fired || walked) {
        commits.changed();
      }
    }

    private void fire(Deadline deadline) {
      Dossier known = people.get(deadline.person());
      people.applyOnce(
          deadline.person(),
          deadline.cause(),
          known,
          dossiers.due(known, deadline, clock.instant()));
    }

    private void visit(Dossier known, FanOutOrder order) {
      people.applyOnce(
          known.person(),
          order.cause().id(),
          known,
          dossiers.pageChanged(known, order.cause(), clock.instant()));
    }
  }
}
