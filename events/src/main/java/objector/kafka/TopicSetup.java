package objector.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic;
import objector.events.Topics;
import objector.service.Service.StartFailure;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates the topics at start and makes sure that they fit. Kafka Streams would start on topics of
/// unequal partition counts and silently split persons; this is the guard.
///
/// @param partitions the same for every topic; fixed at the first start
/// @param flush embedded only: write through to the disk before a mail is acknowledged, as there is
///   no second broker to remember it
public record TopicSetup(int partitions, short replication, boolean flush) {
  private static final int TIMEOUT_SECONDS = 60;
  private static final List<String> OF_KAFKA = List.of("__consumer_offsets", "__transaction_state");

  public TopicSetup {
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException("partitions and replication must be at least 1");
    }
  }

  /// Creates what is missing, and checks what is there.
  ///
  /// @throws Mismatch when a topic exists with another number of partitions, or with too few copies
  /// @throws TemporarilyUnavailable when Kafka does not answer in time; it may be asked again
  public void ensure(Admin admin) throws InterruptedException {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      wanted.add(new NewTopic(topic.name(), partitions, replication).configs(settings(topic)));
    }
    // One call: one by one takes five times as long.
    for (var created : admin.createTopics(wanted).values().values()) {
      try {
        created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InvalidReplicationFactorException) {
          throw Mismatch.brokers(replication);
        }
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw failure("Kafka did not create the topics", e);
        }
      } catch (TimeoutException e) {
        throw failure("Kafka did not create the topics", e);
      }
    }
    Map<String, TopicDescription> found = describe(admin);
    check(found);
    if (replication > 1) {
      checkInSync(admin);
      checkCopies(ofKafka(admin).values(), replication);
    }
    awaitLeaders(admin, found.values());
  }

  /// A broker is named the leader of a new partition before it leads. Of a producer's first two
  /// batches in flight it may then turn away the one and take the other, and the one is out of
  /// order for ever. So each leader is asked for something.
  private static void awaitLeaders(Admin admin, Collection<TopicDescription> topics)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    try {
      // The client asks again while a broker says that it does not lead.
      admin.listOffsets(ends).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failure("Kafka's topics have no leaders that answer", e);
    }
  }

  /// How a topic is set, where it is made by others, too.
  public Map<String, String> settings(Topic<?> topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    if (replication > 1) {
      settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    if (flush && Topics.flushed().contains(topic)) {
      settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    }
    return settings;
  }

  private static Map<String, TopicDescription> describe(Admin admin) throws InterruptedException {
    List<String> names = Topics.all().stream().map(Topic::name).toList();
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (true) {
      try {
        return admin.describeTopics(names).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // A topic that was just made is not known everywhere at once.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > giveUp) {
          throw failure("Kafka did not describe the topics", e);
        }
        Thread.sleep(100);
      }
    }
  }

  /// Where Kafka keeps positions and transactions: what was acknowledged is of no use without them.
  /// They are made when they are first needed, by the brokers' own settings.
  private static Map<String, TopicDescription> ofKafka(Admin admin) throws InterruptedException {
    try {
      Set<String> all =
          admin
              .listTopics(new ListTopicsOptions().listInternal(true))
              .names()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return admin
          .describeTopics(OF_KAFKA.stream().filter(all::contains).toList())
          .allTopicNames()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failure("Kafka did not describe its own topics", e);
    }
  }

  /// With one copy in sync, `acks=all` is a word of one broker.
  private static void checkInSync(Admin admin) throws InterruptedException {
    List<ConfigResource> topics =
        Topics.all().stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    try {
      for (Map.Entry<ConfigResource, Config> topic :
          admin.describeConfigs(topics).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).entrySet()) {
        ConfigEntry inSync = topic.getValue().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (inSync != null && "1".equals(inSync.value())) {
          throw Mismatch.inSync(topic.getKey().name());
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw failure("Kafka did not tell how its topics are set", e);
    }
  }

  private void check(Map<String, TopicDescription> found) {
    for (TopicDescription topic : found.values()) {
      int actual = topic.partitions().size();
      if (actual != partitions) {
        throw Mismatch.partitions(topic.name(), actual, partitions);
      }
    }
    checkCopies(found.values(), replication);
  }

  /// More copies than wanted do no harm.
  ///
  /// @throws Mismatch when a partition has fewer
  public static void checkCopies(Collection<TopicDescription> topics, int wanted) {
    for (TopicDescription topic : topics) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        int actual = partition.replicas().size();
        if (actual < wanted) {
          throw Mismatch.copies(topic.name(), actual, wanted);
        }
      }
    }
  }

  /// What did not come in time may come later; what was refused is refused for good.
  private static RuntimeException failure(String what, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof TimeoutException || cause instanceof RetriableException
        ? new TemporarilyUnavailable(what + " in time", e)
        : new StartFailure(what + ": " + cause, e);
  }

  /// The topics are not as the settings say: nothing may start. With another number of partitions
  /// somebody's events would be split between two tasks; with fewer copies a broker's end would
  /// take along what was promised to be kept.
  public static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Mismatch(String message) {
      super(message);
    }

    private static Mismatch brokers(int wanted) {
      return new Mismatch(
          "kafka.replication says %d copies of every topic, but Kafka has fewer brokers than that. Start more brokers, or set a smaller kafka.replication."
              .formatted(wanted));
    }

    private static Mismatch copies(String topic, int actual, int wanted) {
      return new Mismatch(
          "Topic %s has fewer copies than kafka.replication says: %d, not %d. What was acknowledged would be lost with one broker. Give the topic more copies (kafka-reassign-partitions), or set kafka.replication=%d."
              .formatted(topic, actual, wanted, actual));
    }

    private static Mismatch inSync(String topic) {
      return new Mismatch(
          "Topic %s acknowledges what one broker has (min.insync.replicas=1), though kafka.replication wants copies. Set it to 2: kafka-configs --alter --topic %s --add-config min.insync.replicas=2."
              .formatted(topic, topic));
    }

    private static Mismatch partitions(String topic, int actual, int wanted) {
      return new Mismatch(
          "Topic %s has %d partitions, but kafka.partitions says %d. The number is fixed at the first start, as every person's events must stay in one partition of all topics. Set kafka.partitions=%d, or start on an empty cluster."
              .formatted(topic, actual, wanted, actual));
    }
  }
}
