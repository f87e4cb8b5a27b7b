package objector.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.SignInAsked;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {
  @Test
  void keepsWhatWasAcknowledgedOverARestart(@TempDir Path folder) throws Exception {
    PersonEvent event =
        new SignInAsked(EventId.random(), PersonId.random(), Instant.parse("2026-11-24T10:00:00Z"));
    int partition;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      ensureTopics(kafka.access(), 4);
      try (Producer<String, byte[]> producer = kafka.access().producer(Map.of())) {
        partition =
            producer.send(Topics.PEOPLE.record(event)).get(20, TimeUnit.SECONDS).partition();
      }
    }

    List<PersonEvent> read;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      read = readAll(kafka.access(), partition);
    }

    assertThat(read).containsExactly(event);
  }

  @Test
  void partsThatNobodyUsesDoNotWakeUp(@TempDir Path folder) throws Exception {
    List<String> threads;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      // Whose place was taken ends after its next look.
      TimeUnit.SECONDS.sleep(1);
      threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    assertThat(threads)
        .as("of timers that are used, ours stand in for Kafka's")
        .contains("resting-fetches", "resting-groups", "resting-controller")
        .doesNotContain("ExpirationReaper-1-Fetch", "group-coordinator-reaper")
        .doesNotContain("raft-expiration-reaper");
    assertThat(threads)
        .doesNotContain("ExpirationReaper-1-Produce", "ExpirationReaper-1-DeleteRecords")
        .doesNotContain("ExpirationReaper-1-AlterAcls")
        .doesNotContain("ExpirationReaper-1-RemoteFetch", "ExpirationReaper-1-RemoteListOffsets")
        .doesNotContain("ExpirationReaper-1-ShareFetch", "share-group-lock-timeout-reaper")
        .doesNotContain("persister-state-manager-reaper", "client-metrics-reaper")
        .doesNotContain("share-coordinator-reaper", "network-partition-metadata-client-reaper")
        .noneMatch(name -> name.contains("ThrottledChannelReaper"))
        .noneMatch(name -> name.startsWith("metrics-meter-tick"));
    assertThat(threads)
        .as("three answer for the broker, one for the controller")
        .filteredOn(name -> name.startsWith("data-plane-kafka-request-handler"))
        .hasSize(4);
  }

  /// Kafka's own look three times a second; where they lie elsewhere in a later Kafka, they do so
  /// again.
  @Test
  void whoWaitsForWorkWaitsWithOurs(@TempDir Path folder) throws Exception {
    Map<String, String> ours =
        Map.of(
            "data-plane-kafka-request-handler", "RestingQueue",
            "data-plane-kafka-network-thread", "RestingSelector",
            "group-coordinator-event-processor", "RestingCondition",
            "share-coordinator-event-processor", "RestingCondition");
    Map<String, Long> waiting;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      waiting = awaitWaiting(ours);
    }

    assertThat(waiting)
        .as("three answer for the broker, one for the controller; two read its sockets, and one")
        .containsEntry("data-plane-kafka-request-handler", 4L)
        .containsEntry("data-plane-kafka-network-thread", 3L)
        .containsEntry("group-coordinator-event-processor", 1L)
        .containsEntry("share-coordinator-event-processor", 1L);
  }

  /// How many threads of such names wait in such a class: each that is at work now waits soon.
  private static Map<String, Long> awaitWaiting(Map<String, String> classes) throws Exception {
    Map<String, Long> most = new HashMap<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < end && most.values().stream().mapToLong(Long::longValue).sum() < 9) {
      Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
      classes.forEach((name, type) ->
          most.merge(
              name,
              stacks.entrySet().stream()
                  .filter(thread -> thread.getKey().getName().startsWith(name))
                  .filter(thread ->
                      Stream.of(thread.getValue())
                          .anyMatch(frame -> frame.getClassName().endsWith("." + type)))
                  .count(),
              Math::max));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return most;
  }

  /// A fetch is held until something comes or its time is over: nothing else wakes it.
  @Test
  void whatWasHeldEndsWhenItsTimeIsOver(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      ensureTopics(kafka.access(), 4);
      TopicPartition partition = new TopicPartition(Topics.PEOPLE.name(), 0);
      try (Consumer<String, byte[]> consumer =
          kafka.access().consumer(Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_500))) {
        consumer.assign(List.of(partition));
        long begun = System.nanoTime();
        // The first fetch is on its way; what is asked then waits behind it.
        consumer.poll(Duration.ofMillis(500));

        assertThat(consumer.endOffsets(List.of(partition))).containsKey(partition);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
      }
    }
  }

  @Test
  void refusesAnotherNumberOfPartitionsAndSaysWhy(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      ensureTopics(kafka.access(), 4);

      assertThatThrownBy(() -> ensureTopics(kafka.access(), 8))
          .isInstanceOf(TopicSetup.Mismatch.class)
          .hasMessageContaining("has 4 partitions, but kafka.partitions says 8");
    }
  }

  @Test
  void answersNobodyWithoutItsSecret(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      KafkaAccess stranger = KafkaAccess.at("127.0.0.1:" + kafka.port());
      KafkaAccess guesser =
          new KafkaAccess("127.0.0.1:" + kafka.port(), BrokerSecret.random().client());

      for (KafkaAccess access : List.of(stranger, guesser)) {
        try (Admin admin = access.admin()) {
          assertThatThrownBy(() ->
                  admin
                      .listTopics(new ListTopicsOptions().timeoutMs(3_000))
                      .names()
                      .get(20, TimeUnit.SECONDS))
              .isInstanceOf(ExecutionException.class);
        }
      }
      try (Admin admin = KafkaAccess.of(kafka.clientFile()).admin()) {
        assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(Files.getPosixFilePermissions(kafka.clientFile()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void ensureTopics(KafkaAccess access, int partitions) throws InterruptedException {
    try (Admin admin = access.admin()) {
      new TopicSetup(partitions, (short) 1, true).ensure(admin);
    }
  }

  private static List<PersonEvent> readAll(KafkaAccess access, int partition) {
    try (Consumer<String, byte[]> consumer = access.consumer(Map.of())) {
      consumer.assign(List.of(new TopicPartition(Topics.PEOPLE.name(), partition)));
      for (int i = 0; i < 40; i++) {
        var records = consumer.poll(Duration.ofMillis(500));
        if (!records.isEmpty()) {
          return records.records(Topics.PEOPLE.name()).iterator().hasNext()
              ? java.util.stream.StreamSupport.stream(records.spliterator(), false)
                  .map(ConsumerRecord::value)
                  .map(Topics.PEOPLE::decode)
                  .toList()
              : List.of();
        }
      }
      return List.of();
    }
  }
}
