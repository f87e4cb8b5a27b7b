package objector.notifier.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.notifier.delivery.Batch.Draft;
import objector.notifier.delivery.Batch.Ended;
import objector.notifier.delivery.Batch.Noted;
import objector.notifier.delivery.Batch.Sendable;
import org.jspecify.annotations.Nullable;

/// Which alerts go into a lane's next batch: what is due, a little of every partition; where very
/// many wait, of one as long as it lasts, as each partition more makes a transaction dearer. Pure
/// but for what it is told of each alert.
final class BatchChoice {
  private final Lane lane;
  private final Steps steps;

  /// What comes next of one alert.
  interface Steps {
    /// The step; empty: it may not even be tried now.
    ///
    /// @param entry what the ledger says of it; null: nothing yet
    Optional<DeliveryStep> of(Alert alert, @Nullable Delivery entry, Instant now);
  }

  BatchChoice(Lane lane, Steps steps) {
    this.lane = lane;
    this.steps = steps;
  }

  /// The next batch. What needs no entry in the ledger is dealt with on the way: what has ended
  /// leaves its partition, what waits is put off.
  ///
  /// @param inFlight whose dialogues are under way
  /// @param turn which partition is worked at, of those of which many wait
  Draft next(HeldPartitions partitions, Set<AlertId> inFlight, int turn, Instant now) {
    Draft draft = new Draft();
    // The same alert may be on the topic twice.
    Set<AlertId> chosen = new HashSet<>(inFlight);
    boolean some = true;
    // What has come to its end, or waits, makes no batch; behind it there may be more.
    while (some && draft.size() == 0) {
      some = choose(draft, chosen, partitions, turn, now);
    }
    return draft;
  }

  /// Answers whether anything was decided.
  private boolean choose(
      Draft draft, Set<AlertId> chosen, HeldPartitions partitions, int turn, Instant now) {
    Map<Integer, Deque<Long>> due = new TreeMap<>();
    // Some may be chosen already.
    int most = lane.batch() + chosen.size();
    partitions.forEach(
        (partition, held) -> due.put(partition, new ArrayDeque<>(held.due(now, most))));
    if (lane.overlaps()) {
      onlyOne(due, turn);
    }
    boolean some = false;
    while (!due.isEmpty() && draft.size() < lane.batch()) {
      due.values().removeIf(Deque::isEmpty);
      for (Map.Entry<Integer, Deque<Long>> one : due.entrySet()) {
        int partition = one.getKey();
        PartitionDeliveries held = partitions.get(partition);
        long offset = one.getValue().remove();
        Alert alert = held.waiting(offset);
        if (alert != null && draft.size() < lane.batch() && chosen.add(alert.id())) {
          some |= decide(draft, partition, held, offset, alert, now);
        }
      }
    }
    return some;
  }

  /// Takes a partition of which a whole batch waits, the next one each time that it is looked.
  private void onlyOne(Map<Integer, Deque<Long>> due, int turn) {
    List<Integer> full =
        due.entrySet().stream()
            .filter(one -> one.getValue().size() >= lane.batch())
            .map(Map.Entry::getKey)
            .toList();
    if (!full.isEmpty()) {
      due.keySet().retainAll(Set.of(full.get(Math.floorMod(turn, full.size()))));
    }
  }

  private boolean decide(
      Draft draft, int partition, PartitionDeliveries held, long offset, Alert alert, Instant now) {
    DeliveryStep step = steps.of(alert, held.entry(alert.id()), now).orElse(null);
    switch (step) {
      case null -> {
        return false;
      }
      case DeliveryStep.Done _ -> held.end(offset);
      case DeliveryStep.Wait wait -> held.putOff(offset, wait.until());
      case DeliveryStep.Note note ->
          draft.ends().add(new Ended(offset, new Noted(partition, note.end())));
      case DeliveryStep.Send send ->
          draft.sends().add(new Sendable(partition, offset, alert, send.sending()));
    }
    return true;
  }
}
