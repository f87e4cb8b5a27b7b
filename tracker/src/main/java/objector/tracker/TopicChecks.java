package objector.tracker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic;
import objector.kafka.StartPatience;
import objector.kafka.TopicSetup;
import objector.service.Service.StartFailure;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/// What is looked at before a start, as Kafka Streams takes topics as it finds them: with other
/// partitions it would start, and silently split people.
record TopicChecks(TrackerConfig config) {
  private static final int ANSWER_SECONDS = 30;

  /// @throws StartFailure when a source has other partitions
  void sources() {
    List<String> names =
        TrackerTopology.samePartitions().stream().map(Topic::name).sorted().toList();
    for (TopicDescription topic : asked(admin -> describe(admin, names)).values()) {
      if (topic.partitions().size() != config.partitions()) {
        throw new StartFailure(
            "Topic %s has %d partitions, not %d as kafka.partitions says. Every person's events must stay in one partition of all topics, so the number cannot change after the first start."
                .formatted(topic.name(), topic.partitions().size(), config.partitions()));
      }
    }
  }

  /// Those of an earlier start.
  ///
  /// @param application the name of the generation that counts
  /// @throws StartFailure when one has fewer copies than it should
  void changelogs(String application) {
    asked(admin -> {
      TopicSetup.checkCopies(
          describe(admin, changelogs(admin, application)).values(), config.replication());
      return true;
    });
  }

  /// Something that Kafka is asked.
  private interface Question<A> {
    A ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
  }

  private <A> A asked(Question<A> question) {
    try (Admin admin = config.kafka().admin()) {
      return StartPatience.with(config.kafka()).answer(() -> question.ask(admin));
    } catch (TopicSetup.Mismatch e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while asking Kafka for its topics", e);
    }
  }

  /// Those of an earlier start: Kafka Streams takes them as they are.
  private static List<String> changelogs(Admin admin, String name)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> all = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    return all.stream()
        .filter(topic -> topic.startsWith(name + "-") && topic.endsWith("-changelog"))
        .toList();
  }

  private static Map<String, TopicDescription> describe(Admin admin, List<String> names)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin.describeTopics(names).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }
}
