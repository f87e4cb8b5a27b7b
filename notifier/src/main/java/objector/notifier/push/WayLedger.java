package objector.notifier.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// What further ways have noted lately; a mail's entry is no affair of ours.
final class WayLedger {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /// What has ended is read again only as long as something before it waits.
  private static final Duration LATELY = Duration.ofDays(4);

  private final KafkaAccess kafka;

  WayLedger(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// Reads a partition to its end.
  Collection<Delivery> read(int partition, Instant now) {
    TopicPartition source = new TopicPartition(Topics.DELIVERIES.name(), partition);
    Map<String, Delivery> newest = new HashMap<>();
    Instant oldest = now.minus(LATELY);
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try (Consumer<String, byte[]> all = kafka.consumer(KafkaAccess.hasty())) {
      all.assign(List.of(source));
      all.seekToBeginning(List.of(source));
      long end = all.endOffsets(List.of(source)).getOrDefault(source, 0L);
      while (all.position(source) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new KafkaException("the ledger of further ways could not be read in time");
        }
        for (ConsumerRecord<String, byte[]> record : all.poll(POLL)) {
          note(record, newest, oldest);
        }
      }
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
