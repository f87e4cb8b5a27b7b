package objector.tracker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import objector.events.Json;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.kafka.PartitionReader;

/// Everybody's dossier as it is now, one after the other. Each partition is read twice: of a
/// million people their dossiers need not be in memory at once.
public final class NewestDossiers {
  private NewestDossiers() {}

  /// Hands over each; what cannot be read counts for nothing.
  public static void read(PartitionReader reader, int partitions, Consumer<Dossier> each) {
    for (int partition = 0; partition < partitions; partition++) {
      read(reader, each, partition);
    }
  }

  private static void read(PartitionReader reader, Consumer<Dossier> each, int partition) {
    Map<String, Long> newest = new HashMap<>();
    reader.read(
        Topics.DOSSIERS.name(), partition, record -> newest.put(record.key(), record.offset()));
    reader.read(
        Topics.DOSSIERS.name(),
        partition,
        record -> {
          Long last = newest.get(record.key());
          if (record.value() != null && last != null && last == record.offset()) {
            decoded(record.value(), each);
          }
        });
  }

  private static void decoded(byte[] dossier, Consumer<Dossier> each) {
    Dossier decoded;
    try {
      decoded = Topics.DOSSIERS.decode(dossier);
    } catch (Json.Unreadable e) {
      // Nobody can read it.
      return;
    }
    each.accept(decoded);
  }
}
