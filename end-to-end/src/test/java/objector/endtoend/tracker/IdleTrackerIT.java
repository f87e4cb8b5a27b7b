package objector.endtoend.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.PersonEvent.Joined;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.Tracker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A house in which nothing happens: its disk may rest.
final class IdleTrackerIT {
  private static final int OWN_RHYTHMS = 4;

  @Test
  void whoHasNothingToSayWritesNothing(@TempDir Path data) throws Exception {
    try (TrackerStand stand = new TrackerStand(data);
        Tracker _ = stand.tracker("tracker", "one", Clock.systemUTC())) {
      arrive(stand, 1);
      awaitRest(stand);
      Map<TopicPartition, Long> before = ends(stand);

      // It looks at its clock every two seconds.
      TimeUnit.SECONDS.sleep(2 * OWN_RHYTHMS);

      assertThat(ends(stand)).isEqualTo(before);
      arrive(stand, 2);
      TrackerStand.await("what came is written", () -> !ends(stand).equals(before));
    }
  }

  private static void arrive(TrackerStand stand, int people) throws Exception {
    Joined joined = InventedEvents.joined(PersonId.random(), Instant.now());
    stand.send(Topics.PEOPLE, joined, Instant.now());
    stand.flush();
    TrackerStand.await("whoever joined has a dossier", () -> stand.dossiers().size() == people);
  }

  /// What came is followed by claims and their results.
  private static void awaitRest(TrackerStand stand) throws Exception {
    TrackerStand.await(
        "nothing is written for three seconds",
        () -> {
          Map<TopicPartition, Long> before = ends(stand);
          TimeUnit.SECONDS.sleep(3);
          return ends(stand).equals(before);
        });
  }

  /// Of all topics, those where Kafka keeps positions and transactions included.
  private static Map<TopicPartition, Long> ends(TrackerStand stand) throws Exception {
    try (Admin admin = stand.access().admin()) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription topic :
          admin
              .describeTopics(
                  admin
                      .listTopics(new ListTopicsOptions().listInternal(true))
                      .names()
                      .get(60, TimeUnit.SECONDS))
              .allTopicNames()
              .get(60, TimeUnit.SECONDS)
              .values()) {
        topic
            .partitions()
            .forEach(one ->
                latest.put(new TopicPartition(topic.name(), one.partition()), OffsetSpec.latest()));
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get(60, TimeUnit.SECONDS)
          .forEach((partition, found) -> ends.put(partition, found.offset()));
      return ends;
    }
  }
}
