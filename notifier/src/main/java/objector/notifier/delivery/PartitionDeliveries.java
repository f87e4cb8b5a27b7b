package objector.notifier.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import org.jspecify.annotations.Nullable;

/// What a lane knows of one partition: the ledger as it is true, and the alerts that wait. Does
/// nothing by itself.
final class PartitionDeliveries {
  private final LedgerStore ledger;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private long position;

  record Waiting(Alert alert, Instant due) {}

  PartitionDeliveries(LedgerStore ledger, long position) {
    this.ledger = ledger;
    this.position = position;
  }

  void take(long offset, Alert alert) {
    position = offset + 1;
    waiting.put(offset, new Waiting(alert, Instant.MIN));
  }

  /// A record that is no alert, or one of another lane.
  void pass(long offset) {
    position = offset + 1;
  }

  /// The alert was taken back; where it still waits, it is not sent.
  void withdraw(long offset, Optional<AlertId> alert) {
    position = offset + 1;
    alert.ifPresent(id -> waiting.values().removeIf(one -> one.alert().id().equals(id)));
  }

  /// Up to here, every alert has come to its end: a successor may begin here.
  long committable() {
    return waiting.isEmpty() ? position : waiting.firstKey();
  }

  int backlog() {
    return waiting.size();
  }

  /// Since when the first that waits has waited; null: nothing waits.
  @Nullable Instant oldest() {
    return waiting.isEmpty() ? null : waiting.firstEntry().getValue().alert().at();
  }

  /// The offsets of what is due, oldest first.
  ///
  /// @param most how many
  List<Long> due(Instant now, int most) {
    List<Long> due = new ArrayList<>();
    for (Map.Entry<Long, Waiting> one : waiting.entrySet()) {
      if (due.size() == most) {
        break;
      }
      if (!one.getValue().due().isAfter(now)) {
        due.add(one.getKey());
      }
    }
    return due;
  }

  /// When something is due next; null: nothing waits.
  @Nullable Instant nextDue() {
    return waiting.values().stream().map(Waiting::due).min(Instant::compareTo).orElse(null);
  }

  @Nullable Alert waiting(long offset) {
    Waiting one = waiting.get(offset);
    return one == null ? null : one.alert();
  }

  @Nullable Delivery entry(AlertId alert) {
    return ledger.get(alert);
  }

  void putOff(long offset, Instant due) {
    waiting.computeIfPresent(offset, (_, one) -> new Waiting(one.alert(), due));
  }

  void end(long offset) {
    waiting.remove(offset);
  }

  /// True from now on, kept or not.
  void now(Delivery entry) {
    ledger.put(entry);
  }

  void forget(Delivery entry) {
    ledger.remove(entry.alert());
  }

  List<Delivery> forgettable(Instant now, int most) {
    return ledger.forgettable(now, most);
  }
}
