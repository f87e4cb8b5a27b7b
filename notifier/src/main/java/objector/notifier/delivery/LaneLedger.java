package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.notifier.delivery.Batch.Noted;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Page;
import objector.notifier.delivery.LedgerLog.Unavailable;

/// What a lane owes the ledger: entries that are true already and not kept yet. They go first, with
/// whatever is kept next, and stay owed until it is known that they are kept.
final class LaneLedger {
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private final LedgerLog log;
  private final HeldPartitions partitions;
  private final List<Noted> owed = new ArrayList<>();
  private Instant forgotten = Instant.MIN;

  LaneLedger(LedgerLog log, HeldPartitions partitions) {
    this.log = log;
    this.partitions = partitions;
  }

  void owe(Noted entry) {
    owed.add(entry);
  }

  void keepOwed() throws Unavailable, LeaseLost {
    keep(List.of());
  }

  /// Keeps what is owed and these, all or nothing.
  void keep(List<Noted> more) throws Unavailable, LeaseLost {
    if (owed.isEmpty() && more.isEmpty()) {
      return;
    }
    List<Noted> all = new ArrayList<>(owed);
    all.addAll(more);
    append(all, List.of());
    owed.clear();
  }

  private void append(List<Noted> kept, List<Noted> old) throws Unavailable, LeaseLost {
    Map<Integer, Long> offsets = new HashMap<>();
    for (List<Noted> entries : List.of(kept, old)) {
      for (Noted one : entries) {
        offsets.computeIfAbsent(one.partition(), held -> partitions.get(held).committable());
      }
    }
    log.append(
        new Page(
            kept.stream().map(Noted::entry).toList(),
            old.stream().map(Noted::entry).toList(),
            offsets));
  }

  /// Forgets what ended long ago, looking at some once a minute.
  ///
  /// @param most how many at once
  void forget(int most, Instant now) throws Unavailable, LeaseLost {
    if (now.isBefore(forgotten.plus(FORGET_EVERY))) {
      return;
    }
    List<Noted> old = new ArrayList<>();
    partitions.forEach((partition, held) ->
        held.forgettable(now, most - old.size())
            .forEach(entry -> old.add(new Noted(partition, entry))));
    if (!old.isEmpty()) {
      append(List.of(), old);
      old.forEach(one -> partitions.get(one.partition()).forget(one.entry()));
    }
    if (old.size() < most) {
      forgotten = now;
    }
  }
}
