package objector.notifier.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The partitions that a lane holds, and what is known of all of them together.
final class HeldPartitions {
  private final TreeMap<Integer, PartitionDeliveries> partitions = new TreeMap<>();

  void add(int partition, PartitionDeliveries held) {
    partitions.put(partition, held);
  }

  boolean has(int partition) {
    return partitions.containsKey(partition);
  }

  PartitionDeliveries get(int partition) {
    PartitionDeliveries held = partitions.get(partition);
    if (held == null) {
      throw new IllegalStateException("partition " + partition + " is not held");
    }
    return held;
  }

  void forEach(BiConsumer<Integer, PartitionDeliveries> action) {
    partitions.forEach(action);
  }

  int backlog() {
    return partitions.values().stream().mapToInt(PartitionDeliveries::backlog).sum();
  }

  /// Since when the one waits that waits the longest; null: nothing waits.
  @Nullable Instant oldest() {
    return partitions.values().stream()
        .flatMap(held -> Optional.ofNullable(held.oldest()).stream())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// When something is due next; null: nothing waits.
  @Nullable Instant nextDue() {
    return partitions.values().stream()
        .flatMap(held -> Optional.ofNullable(held.nextDue()).stream())
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// Up to here, every alert has come to its end: a successor may begin here.
  Map<Integer, Long> committable() {
    Map<Integer, Long> offsets = new HashMap<>();
    partitions.forEach((partition, held) -> offsets.put(partition, held.committable()));
    return offsets;
  }
}
