package objector.tracker.rebuild;

import java.util.Collection;
import java.util.concurrent.Future;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.kept.SeenCauses;
import objector.tracker.kept.StoredDossier;
import objector.tracker.replay.PersonReplay.Outcome;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Writes a new generation's changelogs, from which Kafka Streams makes its stores.
final class ChangelogWriter {
  private static final byte[] NOTHING = new byte[0];

  private final Producer<String, byte[]> producer;
  private final String name;
  private volatile @Nullable Exception failure;

  ChangelogWriter(Producer<String, byte[]> producer, String name) {
    this.producer = producer;
    this.name = name;
  }

  void put(Computed computed) {
    switch (computed) {
      case Computed.Anew anew -> put(anew.partition(), anew.outcome(), anew.seen());
      case Computed.AsItIs left ->
          put(left.partition(), left.person(), left.seen(), left.pending(), left.dossier());
    }
  }

  private void put(int partition, Outcome outcome, SeenCauses seen) {
    String person = outcome.person().value();
    SeenCauses before = seen;
    for (EventId cause : outcome.taken()) {
      if (!seen.has(cause)) {
        // What was seen before, with its alerts, is copied over it later.
        put(StateStores.SEEN, partition, person + "/" + cause, NOTHING);
        before = before.withApart();
      }
    }
    byte[] dossier = Topics.DOSSIERS.encode(outcome.dossier());
    put(partition, person, before, outcome.scheduled(), dossier);
  }

  private void put(
      int partition, String person, SeenCauses seen, Collection<Deadline> pending, byte[] dossier) {
    StoredDossier stored = new StoredDossier(seen, PendingDeadlines.of(pending), dossier);
    put(StateStores.DOSSIERS, partition, person, stored.toBytes());
  }

  /// Of any store, as it is.
  void put(String store, int partition, String key, byte @Nullable [] value) {
    Future<?> _ =
        producer.send(
            new ProducerRecord<>(StateStores.changelog(name, store), partition, key, value),
            (_, e) -> {
              if (e != null) {
                failure = e;
              }
            });
  }

  void finish() {
    producer.flush();
    Exception failed = failure;
    if (failed != null) {
      throw new IllegalStateException("Kafka did not take the new generation", failed);
    }
  }
}
