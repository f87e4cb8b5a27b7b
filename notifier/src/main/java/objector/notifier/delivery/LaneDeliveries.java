package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Page;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.SendingJournal.Notes;
import objector.notifier.letter.OutgoingMail;
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

  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final Lane lane;
  private final DeliveryRules rules;
  private final LedgerLog log;
  private final Function<Alert, OutgoingMail> writer;
  private final OutgoingPool outgoing;
  private final SendingJournal journal;
  private final InstantSource clock;
  private final ExpiredMails expired;
  private final LaneMeters meters;
  private final Consumer<PersonId> gone;
  private final MailPace pace;
  private final TreeMap<Integer, PartitionDeliveries> partitions = new TreeMap<>();

  /// What is being sent while the next batch is written and kept; null: nothing.
  private @Nullable Flight flight;

  /// Entries that are true already and not kept yet; they go first.
  private final Deque<Noted> unwritten = new ArrayDeque<>();

  private Instant forgotten = Instant.MIN;

  /// Which partition is worked at, of those of which many wait.
  private int turn;

  private record Noted(int partition, Delivery entry) {}

  /// What came to its end without a mail.
  private record Ended(long offset, Noted noted) {}

  private record Sendable(int partition, long offset, Alert alert, Delivery sending) {}

  /// What is decided for a batch, and not yet kept.
  private record Draft(List<Ended> ends, List<Sendable> sends) {
    int size() {
      return ends.size() + sends.size();
    }
  }

  private record Begun(int partition, long offset, Delivery sending, OutgoingMail mail) {}

  private record Batch(List<Ended> ends, List<Begun> begun) {
    boolean isEmpty() {
      return ends.isEmpty() && begun.isEmpty();
    }
  }

  private record Flight(List<Begun> begun, Set<AlertId> alerts, OutgoingPool.Round round) {}

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
    this.log = log;
    this.writer = writer;
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
  /// @param ledger what was kept of it
  /// @param interrupted what in it is *sending*: somebody's who ended in the middle
  /// @param position the offset that is read first
  public void takeOver(
      int partition, LedgerStore ledger, Collection<Delivery> interrupted, long position) {
    PartitionDeliveries held = new PartitionDeliveries(ledger, position);
    partitions.put(partition, held);
    for (Delivery entry : interrupted) {
      Delivery settled = rules.found(entry, journal.fate(entry), clock.instant());
      held.now(settled);
      meters.ended(settled);
      unwritten.add(new Noted(partition, settled));
    }
  }

  public boolean holds(int partition) {
    return partitions.containsKey(partition);
  }

  public void take(int partition, long offset, Alert alert) {
    if (Lane.of(alert) == lane && !alert.unmailed()) {
      held(partition).take(offset, alert);
    } else {
      held(partition).pass(offset);
    }
  }

  /// A record that is no alert.
  public void pass(int partition, long offset) {
    held(partition).pass(offset);
  }

  /// The alert was taken back; where it still waits, it is not sent.
  public void withdraw(int partition, long offset, Optional<AlertId> alert) {
    held(partition).withdraw(offset, alert);
  }

  public int backlog() {
    return partitions.values().stream().mapToInt(PartitionDeliveries::backlog).sum();
  }

  /// Since when the one waits that waits the longest; null: nothing waits.
  public @Nullable Instant oldest() {
    return partitions.values().stream()
        .flatMap(held -> Optional.ofNullable(held.oldest()).stream())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// Up to here, every alert has come to its end: a successor may begin here.
  public Map<Integer, Long> committable() {
    Map<Integer, Long> offsets = new HashMap<>();
    partitions.forEach((partition, held) -> offsets.put(partition, held.committable()));
    return offsets;
  }

  /// When something is due next; null: nothing waits.
  public @Nullable Instant nextDue() {
    return partitions.values().stream()
        .flatMap(held -> Optional.ofNullable(held.nextDue()).stream())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// Does what is due, batch by batch, until the time is up.
  ///
  /// @param deadline of [System#nanoTime]
  public void work(long deadline) throws Unavailable, LeaseLost {
    turn++;
    // Of what is not kept, the journal knows only as long as two more batches take.
    writeUnwritten();
    try {
      while (System.nanoTime() - deadline < 0) {
        Batch batch = written(decided());
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
    writeUnwritten();
  }

  private void keep(Batch batch) throws Unavailable, LeaseLost {
    // The batch is not in our own ledger yet: should it not be kept, nothing was sent, and we know
    // it.
    Notes notes = append(batch);
    for (Ended end : batch.ends()) {
      held(end.noted().partition()).now(end.noted().entry());
      held(end.noted().partition()).end(end.offset());
    }
    land();
    takeOff(batch.begun(), notes);
    if (!lane.overlaps()) {
      land();
    }
  }

  /// What is due: a little of every partition; where very many wait, of one as long as it lasts, as
  /// each partition more makes a transaction dearer.
  private Draft decided() {
    Draft draft = new Draft(new ArrayList<>(), new ArrayList<>());
    Instant now = clock.instant();
    // The same alert may be on the topic twice.
    Set<AlertId> chosen = new HashSet<>(flight == null ? Set.of() : flight.alerts());
    boolean some = true;
    // What has come to its end, or waits, makes no batch; behind it there may be more.
    while (some && draft.size() == 0) {
      some = choose(draft, chosen, now);
    }
    return draft;
  }

  /// Answers whether anything was decided.
  private boolean choose(Draft draft, Set<AlertId> chosen, Instant now) {
    Map<Integer, Deque<Long>> due = new TreeMap<>();
    // Some may be chosen already.
    int most = lane.batch() + chosen.size();
    partitions.forEach(
        (partition, held) -> due.put(partition, new ArrayDeque<>(held.due(now, most))));
    if (lane.overlaps()) {
      onlyOne(due);
    }
    boolean some = false;
    while (!due.isEmpty() && draft.size() < lane.batch()) {
      due.values().removeIf(Deque::isEmpty);
      for (Map.Entry<Integer, Deque<Long>> one : due.entrySet()) {
        int partition = one.getKey();
        long offset = one.getValue().remove();
        Alert alert = held(partition).waiting(offset);
        if (alert != null && draft.size() < lane.batch() && chosen.add(alert.id())) {
          some |= decide(draft, partition, offset, alert, now);
        }
      }
    }
    return some;
  }

  /// Takes a partition of which a whole batch waits, the next one each time that it is looked.
  private void onlyOne(Map<Integer, Deque<Long>> due) {
    List<Integer> full =
        due.entrySet().stream()
            .filter(one -> one.getValue().size() >= lane.batch())
            .map(Map.Entry::getKey)
            .toList();
    if (!full.isEmpty()) {
      due.keySet().retainAll(Set.of(full.get(Math.floorMod(turn, full.size()))));
    }
  }

  private boolean decide(Draft draft, int partition, long offset, Alert alert, Instant now) {
    PartitionDeliveries held = held(partition);
    Delivery entry = held.entry(alert.id());
    DeliveryStep step = rules.next(entry, alert, now);
    if (step instanceof DeliveryStep.Send send) {
      // What cannot leave is counted nowhere.
      if (!outgoing.ready()) {
        return false;
      }
      step = pace.of(send, alert, Optional.ofNullable(entry), now);
    }
    switch (step) {
      case DeliveryStep.Done _ -> held.end(offset);
      case DeliveryStep.Wait wait -> held.putOff(offset, wait.until());
      case DeliveryStep.Note note -> {
        draft.ends().add(new Ended(offset, new Noted(partition, note.end())));
        if (DeliveryRules.EXPIRED.equals(note.end().reason())) {
          expired.count(lane, now);
        }
        meters.ended(note.end());
      }
      case DeliveryStep.Send send ->
          draft.sends().add(new Sendable(partition, offset, alert, send.sending()));
    }
    return true;
  }

  /// Writes the mails, as many at once as there are processors: it is most of the work.
  private Batch written(Draft draft) {
    List<Optional<OutgoingMail>> mails =
        draft.sends().parallelStream().map(one -> write(one.alert())).toList();
    Batch batch = new Batch(draft.ends(), new ArrayList<>());
    for (int i = 0; i < mails.size(); i++) {
      Sendable one = draft.sends().get(i);
      Optional<OutgoingMail> mail = mails.get(i);
      if (mail.isPresent()) {
        batch.begun().add(new Begun(one.partition(), one.offset(), one.sending(), mail.get()));
      } else {
        Delivery end = rules.unwritable(one.sending(), "could not be written", clock.instant());
        meters.ended(end);
        batch.ends().add(new Ended(one.offset(), new Noted(one.partition(), end)));
      }
    }
    return batch;
  }

  private Optional<OutgoingMail> write(Alert alert) {
    try {
      return Optional.of(writer.apply(alert));
    } catch (RuntimeException e) {
      // One alert that cannot be written must not hold up everybody's. Its text stays out of the
      // log.
      LOG.atError()
          .addKeyValue("alert", alert.id())
          .addKeyValue("matter", alert.matter().getClass().getSimpleName())
          .addKeyValue("problem", e.getClass().getName())
          .log("An alert could not be written as a mail");
      return Optional.empty();
    }
  }

  /// What came of the last batch, what ended without a mail, and what is begun now: one page.
  private Notes append(Batch batch) throws Unavailable, LeaseLost {
    Notes notes =
        batch.begun().isEmpty()
            ? Notes.NONE
            : journal.batch(batch.begun().stream().map(Begun::sending).toList());
    List<Noted> entries = new ArrayList<>(unwritten);
    batch.ends().forEach(end -> entries.add(end.noted()));
    batch.begun().forEach(one -> entries.add(new Noted(one.partition(), one.sending())));
    append(entries, List.of());
    unwritten.clear();
    return notes;
  }

  private void append(List<Noted> kept, List<Noted> old) throws Unavailable, LeaseLost {
    Map<Integer, Long> offsets = new HashMap<>();
    kept.forEach(one -> offsets.put(one.partition(), held(one.partition()).committable()));
    old.forEach(one -> offsets.put(one.partition(), held(one.partition()).committable()));
    log.append(
        new Page(
            kept.stream().map(Noted::entry).toList(),
            old.stream().map(Noted::entry).toList(),
            offsets));
  }

  private void writeUnwritten() throws Unavailable, LeaseLost {
    if (!unwritten.isEmpty()) {
      append(List.copyOf(unwritten), List.of());
      unwritten.clear();
    }
  }

  private void takeOff(List<Begun> begun, Notes notes) {
    if (begun.isEmpty()) {
      return;
    }
    // Nothing of it is due before its end is known.
    begun.forEach(one -> held(one.partition()).putOff(one.offset(), Instant.MAX));
    List<OutgoingMail> mails = begun.stream().map(Begun::mail).toList();
    Set<AlertId> alerts = new HashSet<>();
    begun.forEach(one -> alerts.add(one.sending().alert()));
    flight = new Flight(begun, alerts, outgoing.begin(mails, new Journalled(begun, notes)));
  }

  /// Waits for what is being sent, and takes in what came of it.
  private void land() {
    Flight sending = flight;
    if (sending != null) {
      flight = null;
      landed(sending.begun(), sending.round().await());
    }
  }

  private void landed(List<Begun> begun, List<SendOutcome> outcomes) {
    int sent = 0;
    for (int i = 0; i < begun.size(); i++) {
      Begun one = begun.get(i);
      Delivery entry = rules.after(one.sending(), outcomes.get(i), clock.instant());
      // True from now on, kept or not.
      held(one.partition()).now(entry);
      meters.ended(entry);
      unwritten.add(new Noted(one.partition(), entry));
      if (DeliveryRules.ended(entry)) {
        held(one.partition()).end(one.offset());
      } else {
        held(one.partition()).putOff(one.offset(), rules.due(entry));
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
    Instant now = clock.instant();
    if (now.isBefore(forgotten.plus(FORGET_EVERY))) {
      return;
    }
    List<Noted> old = new ArrayList<>();
    partitions.forEach((partition, held) ->
        held.forgettable(now, most - old.size())
            .forEach(entry -> old.add(new Noted(partition, entry))));
    if (!old.isEmpty()) {
      append(List.of(), old);
      old.forEach(one -> held(one.partition()).forget(one.entry()));
    }
    if (old.size() < most) {
      forgotten = now;
    }
  }

  private PartitionDeliveries held(int partition) {
    PartitionDeliveries held = partitions.get(partition);
    if (held == null) {
      throw new IllegalStateException("partition " + partition + " is not held");
    }
    return held;
  }
}
