package objector.launcher.soak.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topics;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.soak.stand.SoakTopics;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// One Kafka with its trackers, and how far they have come.
final class TrackerRun {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final List<TopicPartition> SOURCES =
      SoakTopics.partitions(List.of(Topics.PEOPLE, Topics.MAIL));
  private static final List<TopicPartition> MADE =
      SoakTopics.partitions(List.of(Topics.DOSSIERS, Topics.ALERTS, Topics.CLAIMS));
  private static final List<TopicPartition> ALERTS = SoakTopics.partitions(List.of(Topics.ALERTS));

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final Admin admin;
  private final List<StillTracker> trackers = new ArrayList<>();
  private Instant moment;

  TrackerRun(Path folder, EmbeddedKafka kafka, Admin admin, Instant moment) {
    this.folder = folder;
    this.kafka = kafka;
    this.admin = admin;
    this.moment = moment;
  }

  /// Starts one more.
  int add() throws IOException {
    trackers.add(new StillTracker(kafka, folder, trackers.size() + 1, moment));
    return trackers.size();
  }

  /// The last one leaves.
  int leave() throws IOException, InterruptedException, TimeoutException {
    awaitRunning();
    int number = trackers.size();
    trackers.removeLast().stop();
    return number;
  }

  List<StillTracker> trackers() {
    return trackers;
  }

  /// At which they are.
  Instant moment() {
    return moment;
  }

  /// At which they will be when they are started again.
  void moment(Instant next) {
    moment = next;
  }

  void await(long wanted) throws InterruptedException, ExecutionException, TimeoutException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (done() < wanted) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException(
            "after " + PATIENCE + " the trackers had taken " + done() + " of " + wanted);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /// Until more alerts were written than that.
  void awaitAlertsBeyond(long before)
      throws InterruptedException, ExecutionException, TimeoutException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (alerts() <= before) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException("after " + PATIENCE + " nobody had been told");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private void awaitRunning() throws IOException, InterruptedException, TimeoutException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!trackers.stream().allMatch(StillTracker::isRunning)) {
      if (trackers.stream().anyMatch(StillTracker::isGone)) {
        throw new IOException("a tracker ended by itself; its log is in " + folder);
      }
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException("after " + PATIENCE + " not every tracker was running");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /// Until all trackers are there and nothing more comes of it: claims are answered, and what fell
  /// due is told.
  void awaitQuiet() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    awaitRunning();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    long since = System.nanoTime();
    Map<TopicPartition, Long> before = Map.of();
    while (System.nanoTime() - since < QUIET.toNanos()) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException("after " + PATIENCE + " the trackers still wrote");
      }
      TimeUnit.MILLISECONDS.sleep(500);
      Map<TopicPartition, Long> now = SoakTopics.ends(admin, MADE);
      if (!now.equals(before)) {
        before = now;
        since = System.nanoTime();
      }
    }
  }

  /// How many events there are.
  long all() throws InterruptedException, ExecutionException, TimeoutException {
    return sum(SOURCES);
  }

  long alerts() throws InterruptedException, ExecutionException, TimeoutException {
    return sum(ALERTS);
  }

  private long sum(List<TopicPartition> of)
      throws InterruptedException, ExecutionException, TimeoutException {
    return SoakTopics.ends(admin, of).values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many of the events are taken in for good.
  long done() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> taken =
        admin
            .listConsumerGroupOffsets(TrackerConfig.DEFAULT_APPLICATION_ID)
            .partitionsToOffsetAndMetadata()
            .get(30, TimeUnit.SECONDS);
    long done = 0;
    for (TopicPartition partition : SOURCES) {
      OffsetAndMetadata at = taken.get(partition);
      done += at == null ? 0 : at.offset();
    }
    return done;
  }
}
