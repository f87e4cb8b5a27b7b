package objector.launcher.backup;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import objector.service.Service.StartFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Where everything stood at one moment: the committed end of each partition, and each group's
/// positions. Of a transaction of the tracker's it holds all or nothing: what it writes lies in
/// many partitions, and Kafka has no call that looks at all of them at once. So they are looked at
/// twice, and in between it is asked whether any transaction is just being ended. When none is, and
/// both looks saw the same, then they saw what was there when it was asked.
///
/// @param ends the offset before which the committed records of each partition lie
record Cut(
    Map<TopicPartition, Long> ends, Map<String, Map<TopicPartition, OffsetAndMetadata>> positions) {
  private static final int ANSWER_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<TransactionState> BEING_ENDED =
      EnumSet.of(
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  /// Takes one, between two transactions; the services go on meanwhile.
  ///
  /// @param partitions everything that is ours
  /// @param together topics that must be of one moment, as they are written in one transaction
  /// @throws StartFailure when no transaction left room for it
  static Cut take(Admin admin, Set<TopicPartition> partitions, Predicate<String> together)
      throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Set<String> groups = groups(admin);
      Map<TopicPartition, Long> before = ends(admin, partitions);
      var positions = positions(admin, groups, partitions);
      boolean resting = noneIsBeingEnded(admin);
      boolean still = positions.equals(positions(admin, groups, partitions));
      Map<TopicPartition, Long> after = ends(admin, partitions);
      if (resting && still && isSame(before, after, together)) {
        // What is written without a transaction is later than what speaks of it: the later look.
        return new Cut(after, positions);
      }
      if (System.nanoTime() > giveUp) {
        throw new StartFailure(
            "The tracker wrote without a pause for five minutes, so that no moment could be kept."
                + " Try again when less comes in, or stop Objector meanwhile.");
      }
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, 50));
    }
  }

  static boolean isSame(
      Map<TopicPartition, Long> before,
      Map<TopicPartition, Long> after,
      Predicate<String> together) {
    return before.entrySet().stream()
        .filter(end -> together.test(end.getKey().topic()))
        .allMatch(end -> end.getValue().equals(after.get(end.getKey())));
  }

  private static boolean noneIsBeingEnded(Admin admin) throws InterruptedException {
    return get(admin
            .listTransactions(new ListTransactionsOptions().filterStates(BEING_ENDED))
            .all())
        .isEmpty();
  }

  private static Set<String> groups(Admin admin) throws InterruptedException {
    Set<String> groups = new java.util.TreeSet<>();
    for (GroupListing group : get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())) {
      if (group.groupId().startsWith("objector-")) {
        groups.add(group.groupId());
      }
    }
    return groups;
  }

  static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions)
      throws InterruptedException {
    return offsets(admin, partitions, OffsetSpec.latest());
  }

  static Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec which) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> ends = new HashMap<>();
    get(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static Map<String, Map<TopicPartition, OffsetAndMetadata>> positions(
      Admin admin, Set<String> groups, Set<TopicPartition> partitions) throws InterruptedException {
    if (groups.isEmpty()) {
      return Map.of();
    }
    Map<String, ListConsumerGroupOffsetsSpec> wanted = new HashMap<>();
    groups.forEach(group -> wanted.put(group, new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, OffsetAndMetadata>> all = new TreeMap<>();
    get(admin.listConsumerGroupOffsets(wanted).all())
        .forEach((group, found) -> {
          Map<TopicPartition, OffsetAndMetadata> ours = new HashMap<>();
          found.forEach((partition, position) -> {
            if (position != null && partitions.contains(partition)) {
              ours.put(partition, position);
            }
          });
          all.put(group, ours);
        });
    return all;
  }

  static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartFailure("Kafka did not do what was asked: " + cause, e);
    }
  }

  /// In the order in which they are best read: what changes most comes first.
  static List<TopicPartition> sorted(Set<TopicPartition> partitions, Predicate<String> first) {
    return partitions.stream()
        .sorted(
            java.util.Comparator.comparing((TopicPartition one) -> !first.test(one.topic()))
                .thenComparing(TopicPartition::topic)
                .thenComparingInt(TopicPartition::partition))
        .toList();
  }
}
