package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.delivery.Transport.Connection;
import objector.notifier.letter.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the alerts of one partition to their end. The order is all: *sending* is kept in the
/// ledger before the dialogue begins, what came of it after. Whoever takes over finds *sending* and
/// does not send again.
public final class PartitionDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionDeliveries.class);

  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final DeliveryRules rules;
  private final LedgerLog log;
  private final Function<Alert, OutgoingMail> writer;
  private final OutgoingConnection outgoing;
  private final InstantSource clock;
  private final Map<AlertId, Delivery> ledger;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();

  /// Entries that are true already and not kept yet; they go first.
  private final Deque<Delivery> unwritten = new ArrayDeque<>();

  private long position;
  private Instant forgotten = Instant.MIN;

  private record Waiting(Alert alert, Instant due) {}

  /// Takes over a partition.
  ///
  /// @param ledger what was kept of it; a *sending* in it is somebody's who ended in the middle
  /// @param position the offset that is read first
  public PartitionDeliveries(
      DeliveryRules rules,
      LedgerLog log,
      Function<Alert, OutgoingMail> writer,
      OutgoingConnection outgoing,
      InstantSource clock,
      Map<AlertId, Delivery> ledger,
      long position) {
    this.rules = rules;
    this.log = log;
    this.writer = writer;
    this.outgoing = outgoing;
    this.clock = clock;
    this.ledger = new HashMap<>(ledger);
    this.position = position;
    for (Delivery entry : ledger.values()) {
      if (entry.state() == State.SENDING) {
        unwritten.add(rules.uncertain(entry, clock.instant()));
      }
    }
  }

  public void take(long offset, Alert alert) {
    position = offset + 1;
    waiting.put(offset, new Waiting(alert, Instant.MIN));
  }

  /// A record that is no alert, or one that is dealt with elsewhere.
  public void pass(long offset) {
    position = offset + 1;
  }

  /// The alert was taken back; where it still waits, it is not sent.
  public void withdraw(long offset, Optional<AlertId> alert) {
    position = offset + 1;
    alert.ifPresent(id -> waiting.values().removeIf(one -> one.alert().id().equals(id)));
  }

  public int backlog() {
    return waiting.size();
  }

  /// Up to here, every alert has come to its end: a successor may begin here.
  public long committable() {
    return waiting.isEmpty() ? position : waiting.firstKey();
  }

  /// Does what is due, in order, until the time is up.
  ///
  /// @param deadline of [System#nanoTime]
  public void work(long deadline) throws Unavailable, LeaseLost {
    writeUnwritten();
    for (long offset : new ArrayList<>(waiting.keySet())) {
      Waiting one = waiting.get(offset);
      if (one == null || one.due().isAfter(clock.instant())) {
        continue;
      }
      if (System.nanoTime() - deadline > 0 || !handle(offset, one.alert())) {
        return;
      }
    }
  }

  /// False when nothing can be sent for now.
  private boolean handle(long offset, Alert alert) throws Unavailable, LeaseLost {
    switch (rules.next(ledger.get(alert.id()), alert, clock.instant())) {
      case DeliveryStep.Done _ -> waiting.remove(offset);
      case DeliveryStep.Wait wait -> waiting.put(offset, new Waiting(alert, wait.until()));
      case DeliveryStep.Note note -> {
        keep(note.end());
        waiting.remove(offset);
      }
      case DeliveryStep.Send send -> {
        Optional<OutgoingMail> mail = write(alert);
        if (mail.isEmpty()) {
          keep(rules.unwritable(send.sending(), "could not be written", clock.instant()));
          waiting.remove(offset);
          return true;
        }
        Optional<Connection> connection = outgoing.connection();
        if (connection.isEmpty()) {
          return false;
        }
        // Not in our own ledger: should it not be kept, nothing was sent, and we know it.
        log.append(send.sending(), committable());
        send(offset, alert, send.sending(), mail.get(), connection.get());
      }
    }
    return true;
  }

  private void send(
      long offset, Alert alert, Delivery sending, OutgoingMail mail, Connection connection)
      throws Unavailable, LeaseLost {
    SendOutcome outcome = connection.send(mail);
    if (!(outcome instanceof SendOutcome.Sent)) {
      outgoing.close();
    }
    Delivery entry = rules.after(sending, outcome, clock.instant());
    LOG.atInfo()
        .addKeyValue("alert", entry.alert())
        .addKeyValue("state", entry.state())
        .addKeyValue("attempt", entry.attempts())
        .addKeyValue("reason", entry.reason())
        .log("A mail was handed over");
    // True from now on, kept or not.
    ledger.put(alert.id(), entry);
    unwritten.add(entry);
    if (DeliveryRules.ended(entry)) {
      waiting.remove(offset);
    } else {
      Instant due = entry.at().plus(DeliveryRules.pause(entry.attempts()));
      waiting.put(offset, new Waiting(alert, due));
    }
    writeUnwritten();
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

  private void keep(Delivery entry) throws Unavailable, LeaseLost {
    log.append(entry, committable());
    ledger.put(entry.alert(), entry);
  }

  private void writeUnwritten() throws Unavailable, LeaseLost {
    for (Delivery entry = unwritten.peek(); entry != null; entry = unwritten.peek()) {
      keep(entry);
      unwritten.remove();
    }
  }

  /// Forgets what ended long ago, looking once an hour.
  ///
  /// @param most how many at once
  public void forget(int most) throws Unavailable, LeaseLost {
    Instant now = clock.instant();
    if (now.isBefore(forgotten.plus(FORGET_EVERY))) {
      return;
    }
    List<Delivery> old =
        ledger.values().stream()
            .filter(entry -> DeliveryRules.forgettable(entry, now))
            .limit(most)
            .toList();
    for (Delivery entry : old) {
      log.forget(entry, committable());
      ledger.remove(entry.alert());
    }
    if (old.size() < most) {
      forgotten = now;
    }
  }

  /// When something is due next; null: nothing waits.
  public @Nullable Instant nextDue() {
    return waiting.values().stream().map(Waiting::due).min(Instant::compareTo).orElse(null);
  }
}
