package objector.tracker.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topics;
import objector.service.Service.StartFailure;
import objector.tracker.streams.StateStores;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Whether a tracker stands still: none runs, and all that it wrote can be read.
///
/// @param application the name of the generation that counts
record Standstill(Admin admin, String application, int partitions) {
  /// A member that was killed is one for ten seconds more.
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(25);

  private static final Duration UNTIL_SETTLED = Duration.ofSeconds(90);

  /// Waits for it, but not for long.
  ///
  /// @throws StartFailure when it does not come
  void await() throws InterruptedException {
    awaitStopped();
    awaitSettled();
  }

  boolean isRunning() throws InterruptedException {
    try {
      return admin
          .describeConsumerGroups(List.of(application))
          .all()
          .get(60, TimeUnit.SECONDS)
          .values()
          .stream()
          .anyMatch(described -> !described.members().isEmpty());
    } catch (ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new IllegalStateException("Kafka did not tell whether a tracker runs", e);
    }
  }

  private void awaitStopped() throws InterruptedException {
    long giveUp = System.nanoTime() + UNTIL_STOPPED.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > giveUp) {
        throw new StartFailure(
            "The tracker runs. Stop every tracker first: mails are taken meanwhile, and wait. Or"
                + " say --compare, which only looks.");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /// A transaction that a kill left open hides what lies behind it, until Kafka gives it up.
  private void awaitSettled() throws InterruptedException {
    TopicOffsets offsets = new TopicOffsets(admin, partitions);
    long giveUp = System.nanoTime() + UNTIL_SETTLED.toNanos();
    for (String topic : written()) {
      while (!offsets.isSettled(topic)) {
        if (System.nanoTime() > giveUp) {
          throw new StartFailure(
              "A transaction on " + topic + " has not ended. Try again in some minutes.");
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private List<String> written() {
    List<String> topics = new ArrayList<>();
    TrackerTopology.ofPeople().forEach(topic -> topics.add(topic.name()));
    topics.add(Topics.DOSSIERS.name());
    StateStores.names().forEach(store -> topics.add(StateStores.changelog(application, store)));
    return topics;
  }
}
