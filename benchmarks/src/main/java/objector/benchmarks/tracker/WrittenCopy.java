package objector.benchmarks.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/// Copies what the tracker wrote: dossiers, alerts, claims, and the changelogs of its stores, each
/// topic into one of its own. So much takes exactly once alone, whatever decides upon the records.
final class WrittenCopy {
  private final RawCopy copy;
  private final List<TopicPartition> all = new ArrayList<>();

  WrittenCopy(TrackerRig rig) throws Exception {
    Map<String, String> targets = new HashMap<>();
    List<NewTopic> made = new ArrayList<>();
    for (String topic : rig.admin().listTopics().names().get()) {
      if (isWrittenByTracker(topic)) {
        String target = TrackerSpeed.COPY + "-of-" + topic;
        targets.put(topic, target);
        made.add(new NewTopic(target, TrackerRig.PARTITIONS, (short) 1));
        for (int p = 0; p < TrackerRig.PARTITIONS; p++) {
          all.add(new TopicPartition(topic, p));
        }
      }
    }
    rig.admin().createTopics(made).all().get();
    copy = new RawCopy(rig.kafka().access(), "written-copy", targets);
  }

  private static boolean isWrittenByTracker(String topic) {
    return topic.endsWith("-changelog")
        || List.of(
                "objector.dossiers",
                "objector.alerts",
                "objector.claims",
                "objector.claim-results",
                "objector.mailboxes",
                "objector.logins")
            .contains(topic);
  }

  /// Copies what is new.
  ///
  /// @param events for which it was written
  double eventsPerSecond(long events) {
    long begun = System.nanoTime();
    copy.copy(all);
    return events / ((System.nanoTime() - begun) / 1e9);
  }

  /// Says which records an event brought, topic by topic.
  ///
  /// @param events for which all of it was written
  void tell(long events) {
    long records = 0;
    long bytes = 0;
    for (RawCopy.Copied each : copy.copied().values()) {
      records += each.records();
      bytes += each.bytes();
    }
    System.out.printf(
        Locale.ROOT,
        "written an event: %.2f records, %,.0f bytes before they are compressed, of it%n",
        (double) records / events,
        (double) bytes / events);
    copy.copied()
        .forEach((topic, each) ->
            System.out.printf(
                Locale.ROOT,
                "  %6.2f records %,7.0f bytes %s%n",
                (double) each.records() / events,
                (double) each.bytes() / events,
                topic));
  }
}
