package objector.notifier.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What further ways have noted lately; a mail's entry is no affair of ours.
final class WayLedger {
  /// What has ended is read again only as long as something before it waits.
  private static final Duration LATELY = Duration.ofDays(4);

  private final KafkaAccess kafka;

  WayLedger(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// Reads a partition to its end.
  Collection<Delivery> read(int partition, Instant now) {
    Map<String, Delivery> newest = new HashMap<>();
    Instant oldest = now.minus(LATELY);
    try (PartitionReader reader = new PartitionReader(kafka)) {
      reader.read(Topics.DELIVERIES.name(), partition, record -> note(record, newest, oldest));
    }
    return new ArrayList<>(newest.values());
  }

  private static void note(
      ConsumerRecord<String, byte[]> record, Map<String, Delivery> newest, Instant oldest) {
    if (record.value() == null || record.key().endsWith("/mail")) {
      newest.remove(record.key());
      return;
    }
    try {
      Delivery entry = Topics.DELIVERIES.decode(record.value());
      if (entry.at().isAfter(oldest)) {
        newest.put(record.key(), entry);
      }
    } catch (Json.Unreadable e) {
      // A mail's lane puts it aside.
      newest.remove(record.key());
    }
  }
}
