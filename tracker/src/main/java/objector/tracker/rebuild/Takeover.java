package objector.tracker.rebuild;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.tracker.kept.StoredDossier;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Lets a new generation count, in one transaction: the dossiers that came out otherwise, and that
/// it is the one.
record Takeover(
    KafkaAccess kafka, PartitionReader reader, Generations generations, int partitions) {
  private static final int TRANSACTION_MILLIS = 900_000;

  /// @param changed of whom something came out otherwise
  void run(int next, Set<String> changed, Instant now) {
    try (Producer<String, byte[]> producer =
        kafka.producer(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                generations.application() + "-rebuild",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TRANSACTION_MILLIS))) {
      producer.initTransactions();
      producer.beginTransaction();
      if (!changed.isEmpty()) {
        publish(producer, generations.name(next), changed);
      }
      Future<?> _ = producer.send(Topics.GENERATIONS.record(generations.counting(next, now)));
      producer.commitTransaction();
    }
  }

  private void publish(Producer<String, byte[]> producer, String next, Set<String> changed) {
    String written = StateStores.changelog(next, StateStores.DOSSIERS);
    for (int p = 0; p < partitions; p++) {
      int partition = p;
      reader.read(
          written,
          p,
          record -> {
            if (changed.contains(record.key())) {
              // What is not taken fails the commit.
              Future<?> _ =
                  producer.send(
                      new ProducerRecord<>(
                          Topics.DOSSIERS.name(),
                          partition,
                          record.key(),
                          StoredDossier.of(record.key(), record.value()).dossier()));
            }
          });
    }
  }
}
