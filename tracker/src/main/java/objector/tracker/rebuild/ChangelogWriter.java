package objector.tracker.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.Future;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.tracker.clock.Deadline;
import objector.tracker.objection.PersonReplay.Outcome;
import objector.tracker.streams.SeenCauses;
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
      case Computed.AsItIs left -> {
        byte[] asItIs = left.seen().before(left.dossier());
        put(StateStores.DOSSIERS, left.partition(), left.person(), asItIs);
        put(left.partition(), left.pending());
      }
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
    put(StateStores.DOSSIERS, partition, person, before.before(dossier));
    put(partition, outcome.scheduled());
  }

  private void put(int partition, Collection<Deadline> deadlines) {
    for (Deadline deadline : deadlines) {
      put(
          StateStores.DEADLINES,
          partition,
          deadline.key(),
          deadline.kind().word().getBytes(StandardCharsets.UTF_8));
    }
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
