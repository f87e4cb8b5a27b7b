package objector.launcher.soak.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic;
import objector.events.Topics;
import objector.ingest.queue.JudgeLoop;
import objector.launcher.soak.stand.SoakTopics;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What a cluster under trial says of itself, and waiting for it.
final class ClusterState {
  /// On a machine with other work, what was piled up takes its time.
  static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Admin admin;

  ClusterState(Admin admin) {
    this.admin = admin;
  }

  /// Something that comes to be so; what cannot be asked now is asked again.
  interface Condition {
    boolean holds() throws InterruptedException, ExecutionException, TimeoutException;
  }

  static void await(String what, Condition condition)
      throws InterruptedException, TimeoutException {
    String trouble = waitFor(condition, PATIENCE);
    if (trouble != null) {
      throw new TimeoutException(what + " were not there after " + PATIENCE + trouble);
    }
  }

  /// Returns also when it does not come to be so: where what is looked at afterwards says it
  /// better.
  static void awaitFor(Duration patience, Condition condition) throws InterruptedException {
    waitFor(condition, patience);
  }

  /// Null once it is so; else what kept it from being asked, if anything did.
  private static @Nullable String waitFor(Condition condition, Duration patience)
      throws InterruptedException {
    long giveUp = System.nanoTime() + patience.toNanos();
    String trouble = "";
    while (System.nanoTime() < giveUp) {
      try {
        if (condition.holds()) {
          return null;
        }
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        trouble = ": " + e;
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
    return trouble;
  }

  boolean hasBrokers(int count) throws InterruptedException, ExecutionException, TimeoutException {
    return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == count;
  }

  boolean hasTopic(String name) throws InterruptedException, ExecutionException, TimeoutException {
    return admin.listTopics().names().get(10, TimeUnit.SECONDS).contains(name);
  }

  /// Whether every partition has all its copies.
  boolean isInSync() throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
    for (TopicDescription topic :
        admin.describeTopics(names).allTopicNames().get(30, TimeUnit.SECONDS).values()) {
      if (topic.partitions().stream().anyMatch(one -> one.isr().size() < one.replicas().size())) {
        return false;
      }
    }
    return true;
  }

  /// Whether the tracker has worked in this record of its sources.
  boolean isTaken(TopicPartition partition, long offset)
      throws InterruptedException, ExecutionException, TimeoutException {
    OffsetAndMetadata at = taken(TrackerConfig.DEFAULT_APPLICATION_ID).get(partition);
    return at != null && at.offset() > offset;
  }

  /// Whether all that was kept is judged.
  boolean isAllJudged() throws InterruptedException, ExecutionException, TimeoutException {
    return isAllTaken(JudgeLoop.GROUP, List.of(Topics.EVIDENCE));
  }

  /// Whether the tracker has worked in all that it was told.
  boolean isAllTaken() throws InterruptedException, ExecutionException, TimeoutException {
    return isAllTaken(TrackerConfig.DEFAULT_APPLICATION_ID, List.of(Topics.PEOPLE, Topics.MAIL));
  }

  private boolean isAllTaken(String group, List<Topic<?>> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> taken = taken(group);
    List<TopicPartition> sources = SoakTopics.partitions(topics);
    for (Map.Entry<TopicPartition, Long> end : SoakTopics.ends(admin, sources).entrySet()) {
      OffsetAndMetadata at = taken.get(end.getKey());
      if (end.getValue() > (at == null ? 0 : at.offset())) {
        return false;
      }
    }
    return true;
  }

  private Map<TopicPartition, OffsetAndMetadata> taken(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(30, TimeUnit.SECONDS);
  }
}
