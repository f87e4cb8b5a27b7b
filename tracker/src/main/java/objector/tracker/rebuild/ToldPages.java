package objector.tracker.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.page.PageEvent;
import objector.kafka.PartitionReader;
import objector.tracker.replay.PersonReplay.Said;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// All page events of which people were told, or were about to be.
final class ToldPages {
  private final Map<EventId, Said.Paged> pages = new LinkedHashMap<>();

  private ToldPages() {}

  /// Oldest first.
  static List<Said.Paged> read(PartitionReader reader, int partitions, TakenPositions taken) {
    ToldPages told = new ToldPages();
    for (int p = 0; p < partitions; p++) {
      long end = taken.of(Topics.PAGES.name(), p);
      reader.read(
          Topics.PAGES.name(),
          p,
          record -> {
            if (record.offset() < end && record.value() != null) {
              told.take(record);
            }
          });
    }
    List<Said.Paged> sorted = new ArrayList<>(told.pages.values());
    sorted.sort(Comparator.comparing(Said.Paged::written));
    return sorted;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      PageEvent event = Topics.PAGES.decode(record.value());
      if (TrackerTopology.isToTell(event)) {
        pages.putIfAbsent(
            event.id(), new Said.Paged(event, Instant.ofEpochMilli(record.timestamp())));
      }
    } catch (Json.Unreadable e) {
      // Told nobody anything when it came.
    }
  }
}
