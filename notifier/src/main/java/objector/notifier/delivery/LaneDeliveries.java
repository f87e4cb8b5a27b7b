package objector.notifier.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.notifier.delivery.Batch.Begun;
import objector.notifier.delivery.Batch.Ended;
import objector.notifier.delivery.Batch.Noted;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.SendingJournal.Notes;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.OutgoingPool;
import objector.notifier.outgoing.SendOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the alerts of one lane to their end, many at a time. The order is all: *sending* is kept
/// in the ledger before the dialogues begin, what came of them after, together with a later
/// *sending*. Whoever takes over finds *sending* and does not send again.
///
/// Where very many wait, a batch is sent while the next is written and kept ([Lane#overlaps]).
public final class LaneDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(LaneDeliveries.class);

  private final Lane lane;
  private final DeliveryRules rules;
  private final BatchWriter writer;
  private final BatchChoice choice;
  private final OutgoingPool outgoing;
  private final SendingJournal journal;
  private final InstantSource clock;
  private final ExpiredMails expired;
  private final LaneMeters meters;
  private final Consumer<PersonId> gone;
  private final MailPace pace;
  private final HeldPartitions partitions = new HeldPartitions();
  private final LaneLedger ledger;

  /// What is being sent while the next batch is written and kept; null: nothing.
  private @Nullable Flight flight;

  /// Which partition is worked at, of those of which many wait.
  private int turn;

  private record Flight(Batch batch, Set<AlertId> alerts, OutgoingPool.Round round) {}

  /// Of which nothing is held yet.
  ///
  /// @param gone hears whose mailbox is gone, and returns at once
  /// @param domainPerMinute mails to one domain, but for links and codes; 0: as many as there are
  public LaneDeliveries(
      Lane lane,
      DeliveryRules rules,
      LedgerLog log,
      Function<Alert, OutgoingMail> writer,
      OutgoingPool outgoing,
      SendingJournal journal,
      ExpiredMails expired,
      LaneMeters meters,
      Consumer<PersonId> gone,
      int domainPerMinute,
      ConfirmationCeiling ceiling,
      InstantSource clock) {
    this.lane = lane;
    this.rules = rules;
    this.ledger = new LaneLedger(log, partitions);
    this.writer = new BatchWriter(rules, writer);
    this.choice = new BatchChoice(lane, this::step);
    this.outgoing = outgoing;
    this.journal = journal;
    this.expired = expired;
    this.meters = meters;
    this.gone = gone;
    this.pace = new MailPace(lane, rules, domainPerMinute, ceiling, clock);
    this.clock = clock;
  }

  /// Takes over a partition.
  ///
  /// @param kept what was kept of it
  /// @param interrupted what in it is *sending*: somebody's who ended in the middle
  /// @param position the offset that is read first
  public void takeOver(
      int partition, LedgerStore kept, Collection<Delivery> interrupted, long position) {
    PartitionDeliveries held = new PartitionDeliveries(kept, position);
    partitions.add(partition, held);
    for (Delivery entry : interrupted) {
      Delivery settled = rules.found(entry, journal.fate(entry), clock.instant());
      held.now(settled);
      meters.ended(settled);
      ledger.owe(new Noted(partition, settled));
    }
  }

  public boolean holds(int partition) {
    return partitions.has(partition);
  }

  public void take(int partition, long offset, Alert alert) {
    if (Lane.of(alert) == lane && !alert.unmailed()) {
      partitions.get(partition).take(offset, alert);
    } else {
      partitions.get(partition).pass(offset);
    }
  }

  /// A record that is no alert.
  public void pass(int partition, long offset) {
    partitions.get(partition).pass(offset);
  }

  /// The alert was taken back; where it still waits, it is not sent.
  public void withdraw(int partition, long offset, Optional<AlertId> alert) {
    partitions.get(partition).withdraw(offset, alert);
  }

  public int backlog() {
    return partitions.backlog();
  }

  /// Since when the one waits that waits the longest; null: nothing waits.
  public @Nullable Instant oldest() {
    return partitions.oldest();
  }

  /// Up to here, every alert has come to its end: a successor may begin here.
  public Map<Integer, Long> committable() {
    return partitions.committable();
  }

  /// When something is due next; null: nothing waits.
  public @Nullable Instant nextDue() {
    return partitions.nextDue();
  }

  /// Does what is due, batch by batch, until the time is up.
  ///
  /// @param deadline of [System#nanoTime]
  public void work(long deadline) throws Unavailable, LeaseLost {
    turn++;
    // Of what is not kept, the journal knows only as long as two more batches take.
    ledger.keepOwed();
    try {
      while (System.nanoTime() - deadline < 0) {
        Batch batch = next();
        if (!batch.isEmpty()) {
          keep(batch);
        } else if (flight == null) {
          break;
        } else {
          // What came of these may be due again.
          land();
        }
      }
    } finally {
      land();
    }
    ledger.keepOwed();
  }

  private void keep(Batch batch) throws Unavailable, LeaseLost {
    // The batch is not in our own ledger yet: should it not be kept, nothing was sent, and we know
    // it.
    // What came of the batch before goes with it.
    Notes notes = batch.begun().isEmpty() ? Notes.NONE : journal.batch(batch.sending());
    ledger.keep(batch.noted());
    batch.ends().forEach(this::ended);
    land();
    takeOff(batch, notes);
    if (!lane.overlaps()) {
      land();
    }
  }

  private Batch next() {
    Instant now = clock.instant();
    Set<AlertId> inFlight = flight == null ? Set.of() : flight.alerts();
    return writer.of(choice.next(partitions, inFlight, turn, now), clock.instant());
  }

  private Optional<DeliveryStep> step(Alert alert, @Nullable Delivery entry, Instant now) {
    DeliveryStep step = rules.next(entry, alert, now);
    if (!(step instanceof DeliveryStep.Send send)) {
      return Optional.of(step);
    }
    // What cannot leave is counted nowhere.
    return outgoing.ready()
        ? Optional.of(pace.of(send, alert, Optional.ofNullable(entry), now))
        : Optional.empty();
  }

  private void ended(Ended end) {
    Delivery entry = end.noted().entry();
    PartitionDeliveries held = partitions.get(end.noted().partition());
    held.now(entry);
    held.end(end.offset());
    meters.ended(entry);
    if (DeliveryRules.EXPIRED.equals(entry.reason())) {
      expired.count(lane, entry.at());
    }
  }

  private void takeOff(Batch batch, Notes notes) {
    if (batch.begun().isEmpty()) {
      return;
    }
    // Nothing of it is due before its end is known.
    batch.begun().forEach(one -> partitions.get(one.partition()).putOff(one.offset(), Instant.MAX));
    OutgoingPool.Round round = outgoing.begin(batch.mails(), new Journalled(batch.begun(), notes));
    flight = new Flight(batch, batch.alerts(), round);
  }

  /// Waits for what is being sent, and takes in what came of it.
  private void land() {
    Flight sending = flight;
    if (sending != null) {
      flight = null;
      landed(sending.batch().begun(), sending.round().await());
    }
  }

  private void landed(List<Begun> begun, List<SendOutcome> outcomes) {
    int sent = 0;
    for (int i = 0; i < begun.size(); i++) {
      Begun one = begun.get(i);
      Delivery entry = rules.after(one.sending(), outcomes.get(i), clock.instant());
      // True from now on, kept or not.
      partitions.get(one.partition()).now(entry);
      meters.ended(entry);
      ledger.owe(new Noted(one.partition(), entry));
      if (DeliveryRules.ended(entry)) {
        partitions.get(one.partition()).end(one.offset());
      } else {
        partitions.get(one.partition()).putOff(one.offset(), rules.due(entry));
        if (outcomes.get(i) instanceof SendOutcome.Deferred later && later.ofMailbox()) {
          pace.later(entry.person(), rules.due(entry));
        }
      }
      if (entry.state() == Delivery.State.SENT) {
        sent++;
      } else {
        tell(entry);
      }
      if (outcomes.get(i) instanceof SendOutcome.Refused refused && refused.mailboxGone()) {
        gone.accept(entry.person());
      }
    }
    LOG.atInfo()
        .addKeyValue("lane", lane.word())
        .addKeyValue("sent", sent)
        .addKeyValue("of", begun.size())
        .log("Mails were handed over");
  }

  /// Notes each dialogue's beginning and end.
  private final class Journalled implements OutgoingPool.Dialogues {
    private final List<Begun> begun;
    private final Notes notes;

    Journalled(List<Begun> begun, Notes notes) {
      this.begun = begun;
      this.notes = notes;
    }

    @Override
    public boolean begin(int mail) {
      return notes.begin(begun.get(mail).sending());
    }

    @Override
    public void end(int mail, SendOutcome outcome) {
      Delivery sending = begun.get(mail).sending();
      notes.end(sending, rules.after(sending, outcome, clock.instant()).state());
    }
  }

  private static void tell(Delivery entry) {
    LOG.atInfo()
        .addKeyValue("alert", entry.alert())
        .addKeyValue("state", entry.state())
        .addKeyValue("attempt", entry.attempts())
        .addKeyValue("reason", entry.reason())
        .log("A mail was not sent");
  }

  /// Forgets what ended long ago, looking at some once a minute.
  ///
  /// @param most how many at once
  public void forget(int most) throws Unavailable, LeaseLost {
    ledger.forget(most, clock.instant());
  }
}
