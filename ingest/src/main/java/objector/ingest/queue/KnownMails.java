package objector.ingest.queue;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.ingest.text.LongSet;
import objector.kafka.TopicEnds;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// The mails of which something was said already, erased ones included: asked where nobody knows
/// any more how far the queue was worked. Eight bytes a mail.
final class KnownMails {
  private static final Duration BOUND = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);

  private final LongSet ids = new LongSet(1_000);

  private KnownMails() {}

  /// Reads the topic of mails to its end.
  ///
  /// @throws objector.service.TemporarilyUnavailable when Kafka does not tell where it ends
  /// @throws KafkaException when it does not give them
  static KnownMails read(Supplier<Consumer<String, byte[]>> consumers, TopicEnds ends) {
    KnownMails known = new KnownMails();
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      Map<TopicPartition, Long> until = ends.committed(Topics.MAIL.name(), BOUND);
      consumer.assign(until.keySet());
      consumer.seekToBeginning(until.keySet());
      long moved = System.nanoTime();
      while (until.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), BOUND) < end.getValue())) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(known::add);
        long now = System.nanoTime();
        if (!records.isEmpty()) {
          moved = now;
        } else if (now - moved > BOUND.toNanos()) {
          throw new KafkaException("Kafka stopped giving what was said of mails");
        }
      }
    }
    return known;
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    String key = record.key();
    if (key != null) {
      ids.add(hash(key.substring(key.indexOf('/') + 1)));
    }
  }

  boolean contains(EventId id) {
    return ids.contains(hash(id.value()));
  }

  /// Ids are hashes themselves: all that is to be done is to make one number of their letters.
  private static long hash(String id) {
    long hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = 31 * hash + id.charAt(i);
    }
    return hash * 0x9e3779b97f4a7c15L;
  }
}
