package objector.ingest.queue;

import objector.events.Topics;
import objector.events.id.EventId;
import objector.ingest.text.LongSet;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The mails of which something was said already, erased ones included: asked where nobody knows
/// any more how far the queue was worked. Eight bytes a mail.
final class KnownMails {
  private final LongSet ids = new LongSet(1_000);

  private KnownMails() {}

  /// Reads the topic of mails to its end.
  static KnownMails read(KafkaAccess kafka) {
    KnownMails known = new KnownMails();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      reader.readAll(Topics.MAIL.name(), known::add);
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
