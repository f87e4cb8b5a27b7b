package objector.tracker.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.Json;
import objector.events.Topics;
import objector.events.person.Generation;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.kafka.PersonPartitioner;
import objector.kafka.StartPatience;
import objector.service.Service.StartFailure;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The tracker's states by number. Each has a name of its own as a Kafka Streams application, and
/// so its own changelogs, positions and transactions; one of them counts.
///
/// @param application the tracker's name, which the first generation has alone
public record Generations(String application) {
  private static final int ANSWER_SECONDS = 60;

  /// What a generation is called.
  public String name(int number) {
    return number == 1 ? application : application + "-" + number;
  }

  /// The one that counts; where nothing was ever rebuilt, the first.
  ///
  /// @param partitions of every topic
  public int active(KafkaAccess kafka, int partitions) {
    try {
      return StartPatience.with(kafka).answer(() -> counting(kafka, partitions));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while reading which generation counts", e);
    }
  }

  private int counting(KafkaAccess kafka, int partitions) {
    int[] found = {1};
    try (PartitionReader reader = new PartitionReader(kafka)) {
      reader.read(
          Topics.GENERATIONS.name(),
          PersonPartitioner.partition(application, partitions),
          record -> {
            if (record.value() != null && application.equals(record.key())) {
              found[0] = Topics.GENERATIONS.decode(record.value()).number();
            }
          });
    } catch (Json.Unreadable e) {
      throw new StartFailure(
          "Which generation of the tracker's state counts cannot be read: "
              + Topics.GENERATIONS.name()
              + " says something else. Was it written by a later release?",
          e);
    }
    return found[0];
  }

  /// The record that says so.
  Generation counting(int number, Instant since) {
    return new Generation(application, number, since);
  }

  /// Those of which anything lies in Kafka.
  Set<Integer> present(Admin admin) throws InterruptedException {
    Set<Integer> numbers = new TreeSet<>();
    Pattern named =
        Pattern.compile(
            Pattern.quote(application)
                + "(?:-([0-9]{1,6}))?-(?:"
                + String.join("|", StateStores.names())
                + ")-changelog");
    for (String topic : get(admin.listTopics().names())) {
      Matcher matcher = named.matcher(topic);
      if (matcher.matches()) {
        numbers.add(matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)));
      }
    }
    return numbers;
  }

  /// Makes the changelogs of a new one, as Kafka Streams would.
  void make(Admin admin, int number, int partitions, int replication) throws InterruptedException {
    Map<String, String> settings = new HashMap<>(StateStores.changelogSettings());
    if (replication > 1) {
      settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    List<NewTopic> wanted = new ArrayList<>();
    for (String store : StateStores.names()) {
      wanted.add(
          new NewTopic(StateStores.changelog(name(number), store), partitions, (short) replication)
              .configs(settings));
    }
    get(admin.createTopics(wanted).all());
  }

  /// Takes away all that one is.
  void drop(Admin admin, int number) throws InterruptedException {
    List<String> gone =
        StateStores.names().stream()
            .map(store -> StateStores.changelog(name(number), store))
            .toList();
    forget(admin.deleteTopics(gone).topicNameValues().values());
    forget(admin.deleteConsumerGroups(List.of(name(number))).deletedGroups().values());
  }

  private static void forget(Collection<KafkaFuture<Void>> deletions) throws InterruptedException {
    for (KafkaFuture<Void> deletion : deletions) {
      try {
        deletion.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            && !(e.getCause() instanceof GroupIdNotFoundException)) {
          throw new IllegalStateException("Kafka did not take away an old generation", e);
        }
      }
    }
  }

  static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("Kafka did not do what was asked: " + cause, e);
    }
  }
}
