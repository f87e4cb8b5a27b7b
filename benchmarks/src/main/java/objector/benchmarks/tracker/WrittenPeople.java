package objector.benchmarks.tracker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import objector.benchmarks.server.InventedDossiers;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.tracker.TrackerConfig;
import objector.tracker.objection.PageAudience;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// People written to where the tracker reads its state back from, as a million lives event by event
/// would take longer than all that is measured of them. Each has two confirmed accounts, so that
/// news of a page is more work than with people of whom nothing is known yet.
final class WrittenPeople {
  private static final byte[] PRESENT = "1".getBytes(StandardCharsets.UTF_8);

  /// As the tracker marks an index in which everybody is.
  private static final String COMPLETE = "!";

  private final KafkaAccess kafka;

  WrittenPeople(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// Three in ten read French; answers how many. The tracker made the topics, and is stopped.
  int write(int people) {
    String dossiers = changelog(StateStores.DOSSIERS);
    String audiences = changelog(StateStores.AUDIENCES);
    int concerned = 0;
    try (Producer<String, byte[]> producer =
        kafka.producer(
            Map.of("linger.ms", 20, "batch.size", 262_144, "compression.type", "zstd"))) {
      int partitions = producer.partitionsFor(dossiers).size();
      for (int partition = 0; partition < partitions; partition++) {
        var _ = producer.send(new ProducerRecord<>(audiences, partition, COMPLETE, PRESENT));
      }
      for (int i = 0; i < people; i++) {
        boolean french = i % 10 < 3;
        concerned += french ? 1 : 0;
        PersonId person = PersonId.random();
        Dossier dossier = InventedDossiers.confirmed(person, i, french ? "fr" : "en");
        int partition = PersonPartitioner.partition(person.value(), partitions);
        byte[] value = Topics.DOSSIERS.encode(dossier);
        var _ = producer.send(new ProducerRecord<>(dossiers, partition, person.value(), value));
        for (String audience : PageAudience.all(dossier)) {
          String key = audience + "/" + person;
          var _ = producer.send(new ProducerRecord<>(audiences, partition, key, PRESENT));
        }
      }
      producer.flush();
    }
    return concerned;
  }

  private static String changelog(String store) {
    return StateStores.changelog(TrackerConfig.DEFAULT_APPLICATION_ID, store);
  }
}
