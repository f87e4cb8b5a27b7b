package objector.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import objector.events.Topic.Owner;
import objector.events.id.PersonId;
import objector.events.person.Erasure;
import objector.events.person.ErasureProgress;

/// Whom one service is to look for, and when, of all that was ordered in the partitions that are
/// its own now. For one thread.
final class ErasureOrders {
  private final Owner service;
  private final Map<Integer, Map<PersonId, Map<String, Erasure>>> known = new HashMap<>();

  ErasureOrders(Owner service) {
    this.service = service;
  }

  void learn(int partition, Erasure erasure) {
    known
        .computeIfAbsent(partition, _ -> new TreeMap<>(Comparator.comparing(PersonId::value)))
        .computeIfAbsent(erasure.person(), _ -> new HashMap<>())
        .put(erasure.key(), erasure);
  }

  /// Somebody else's now: whoever gets it back learns it anew.
  void forget(int partition) {
    known.remove(partition);
  }

  void forgetAll() {
    known.clear();
  }

  List<Integer> partitions() {
    return List.copyOf(known.keySet());
  }

  /// Who is to be looked for now.
  Set<String> due(int partition, Instant now) {
    Set<String> due = new HashSet<>();
    known
        .getOrDefault(partition, Map.of())
        .forEach((person, erasures) -> {
          if (next(erasures.values()).filter(at -> !at.isAfter(now)).isPresent()) {
            due.add(person.value());
          }
        });
    return due;
  }

  /// How long nobody is due; no longer than `most`, and not negative.
  Duration idle(Instant now, Duration most) {
    Duration idle = most;
    for (Map<PersonId, Map<String, Erasure>> partition : known.values()) {
      for (Map<String, Erasure> erasures : partition.values()) {
        Duration due = next(erasures.values()).map(at -> Duration.between(now, at)).orElse(most);
        idle = due.compareTo(idle) < 0 ? due : idle;
      }
    }
    return idle.isNegative() ? Duration.ZERO : idle;
  }

  private Optional<Instant> next(Collection<Erasure> erasures) {
    return ErasureProgress.of(erasures).map(progress -> progress.next(service.word()));
  }
}
