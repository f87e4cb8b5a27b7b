package objector.tracker.rebuild;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.page.PageEvent;
import objector.events.person.Dossier;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.service.Service.StartFailure;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierRules;
import objector.tracker.objection.PersonReplay.Outcome;
import objector.tracker.objection.PersonReplay.Said;
import objector.tracker.streams.SeenCauses;
import objector.tracker.streams.StateStores;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Computes all dossiers anew, when the rules that made them were mended: under the name of a new
/// generation, which takes over in one transaction, from the very event at which the present one
/// stopped. Until then nothing is changed, so that whatever interrupts it does no harm.
public final class Rebuild {
  private static final int TRANSACTION_MILLIS = 900_000;

  /// A member that was killed is one for ten seconds more.
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(25);

  private static final Duration UNTIL_SETTLED = Duration.ofSeconds(90);
  private static final int SHARE_OF_MEMORY = 8;

  private final KafkaAccess kafka;
  private final Generations generations;
  private final int partitions;
  private final int replication;
  private final Clock clock;
  private final RebuildListener listener;
  private final Decisions rules;

  /// @param application the tracker's name
  public Rebuild(
      KafkaAccess kafka,
      String application,
      int partitions,
      int replication,
      Clock clock,
      RebuildListener listener) {
    this(
        kafka,
        application,
        partitions,
        replication,
        clock,
        listener,
        new DossierRules(new StatutoryClock()));
  }

  /// With decisions of one's own.
  public Rebuild(
      KafkaAccess kafka,
      String application,
      int partitions,
      int replication,
      Clock clock,
      RebuildListener listener,
      Decisions rules) {
    this.kafka = kafka;
    this.generations = new Generations(application);
    this.partitions = partitions;
    this.replication = replication;
    this.clock = clock;
    this.listener = listener;
    this.rules = rules;
  }

  /// Says what would come out otherwise, and changes nothing. The tracker may run meanwhile.
  public Rebuilt compare() throws InterruptedException {
    try (Admin admin = kafka.admin();
        PartitionReader reader = new PartitionReader(kafka)) {
      int present = present(admin);
      RebuildCount count = new RebuildCount(listener);
      compute(
          admin,
          reader,
          present,
          new Taker() {
            @Override
            public void take(int partition, Dossier before, Outcome outcome, SeenCauses seen) {
              count.take(before, outcome);
            }

            @Override
            public void unreadable(
                int partition,
                String person,
                byte[] dossier,
                SeenCauses seen,
                Collection<Deadline> pending) {
              count.unreadable();
            }
          });
      return count.result(present);
    }
  }

  /// Computes all anew, and lets it count from now on. No tracker may run.
  ///
  /// @throws StartFailure when one runs
  public Rebuilt run() throws InterruptedException {
    try (Admin admin = kafka.admin();
        PartitionReader reader = new PartitionReader(kafka)) {
      int present = present(admin);
      awaitStopped(admin, generations.name(present));
      awaitSettled(admin, generations.name(present));
      // No number is given twice: Kafka may take a moment to take a topic away.
      int next = 1 + generations.present(admin).stream().reduce(present, Math::max);
      dropLeftovers(admin, present);
      Map<TopicPartition, OffsetAndMetadata> positions =
          positions(admin, generations.name(present));
      generations.make(admin, next, partitions, replication);

      RebuildCount count = new RebuildCount(listener);
      Set<String> changed = new HashSet<>();
      try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
        ChangelogWriter writer = new ChangelogWriter(producer, generations.name(next));
        compute(
            admin,
            reader,
            present,
            new Taker() {
              @Override
              public void take(int partition, Dossier before, Outcome outcome, SeenCauses seen) {
                if (count.take(before, outcome)) {
                  changed.add(outcome.person().value());
                }
                writer.put(partition, outcome, seen);
              }

              @Override
              public void unreadable(
                  int partition,
                  String person,
                  byte[] dossier,
                  SeenCauses seen,
                  Collection<Deadline> pending) {
                count.unreadable();
                writer.put(StateStores.DOSSIERS, partition, person, seen.before(dossier));
                writer.put(partition, pending);
              }
            });
        listener.at("copying what was done", 90);
        copyRest(reader, writer, generations.name(present));
        writer.finish();
      }
      Generations.get(admin.alterConsumerGroupOffsets(generations.name(next), positions).all());
      listener.at("switching", 95);
      if (!positions.equals(positions(admin, generations.name(present)))
          || isRunning(admin, generations.name(present))) {
        throw new StartFailure(
            "A tracker ran meanwhile, so nothing was changed. Stop every tracker, and rebuild once"
                + " more.");
      }
      takeOver(reader, next, changed);
      generations.drop(admin, present);
      listener.at("done", 100);
      return count.result(next);
    }
  }

  /// Who gets what was computed of whom.
  private interface Taker {
    void take(int partition, Dossier before, Outcome outcome, SeenCauses seen);

    void unreadable(
        int partition,
        String person,
        byte[] dossier,
        SeenCauses seen,
        Collection<Deadline> pending);
  }

  private int present(Admin admin) throws InterruptedException {
    int present = generations.active(kafka, partitions);
    if (!generations.present(admin).contains(present)) {
      throw new StartFailure(
          "There is nothing to rebuild: no tracker called "
              + generations.name(present)
              + " has run here.");
    }
    return present;
  }

  private void compute(Admin admin, PartitionReader reader, int present, Taker taker)
      throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> positions = positions(admin, generations.name(present));
    List<Said.Paged> pages = pages(reader, positions);
    long total = Math.max(1, records(admin));
    long[] done = {0};
    int[] percent = {-1};
    long memory = Math.max(1, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    for (int p = 0; p < partitions; p++) {
      int partition = p;
      String step = "reading partition " + (p + 1) + " of " + partitions;
      new PartitionRebuild(reader, rules, generations.name(present), p, clock.instant())
          .run(
              pages,
              position(positions, Topics.FAN_OUTS.name(), p),
              memory,
              new PartitionRebuild.Taker() {
                @Override
                public void take(Dossier before, Outcome outcome, SeenCauses seen) {
                  taker.take(partition, before, outcome, seen);
                }

                @Override
                public void unreadable(
                    String person, byte[] dossier, SeenCauses seen, Collection<Deadline> pending) {
                  taker.unreadable(partition, person, dossier, seen, pending);
                }
              },
              read -> {
                done[0] += read;
                int now = (int) Math.min(89, done[0] * 90 / total);
                if (now > percent[0]) {
                  percent[0] = now;
                  listener.at(step, now);
                }
              });
    }
  }

  private static long position(
      Map<TopicPartition, OffsetAndMetadata> positions, String topic, int partition) {
    OffsetAndMetadata position = positions.get(new TopicPartition(topic, partition));
    return position == null ? 0 : position.offset();
  }

  /// All page events of which people were told, or were about to be.
  private List<Said.Paged> pages(
      PartitionReader reader, Map<TopicPartition, OffsetAndMetadata> positions) {
    Map<EventId, Said.Paged> pages = new LinkedHashMap<>();
    for (int p = 0; p < partitions; p++) {
      long taken = position(positions, Topics.PAGES.name(), p);
      reader.read(
          Topics.PAGES.name(),
          p,
          record -> {
            if (record.offset() < taken && record.value() != null) {
              try {
                PageEvent event = Topics.PAGES.decode(record.value());
                if (TrackerTopology.isToTell(event)) {
                  pages.putIfAbsent(
                      event.id(), new Said.Paged(event, Instant.ofEpochMilli(record.timestamp())));
                }
              } catch (Json.Unreadable e) {
                // Told nobody anything when it came.
                return;
              }
            }
          });
    }
    List<Said.Paged> sorted = new ArrayList<>(pages.values());
    sorted.sort(Comparator.comparing(Said.Paged::written));
    return sorted;
  }

  private long records(Admin admin) throws InterruptedException {
    long records = 0;
    for (String topic : List.of(Topics.PEOPLE.name(), Topics.MAIL.name())) {
      Map<TopicPartition, Long> begins = offsets(admin, topic, OffsetSpec.earliest(), true);
      for (Map.Entry<TopicPartition, Long> end :
          offsets(admin, topic, OffsetSpec.latest(), true).entrySet()) {
        records += end.getValue() - begins.getOrDefault(end.getKey(), 0L);
      }
    }
    return records;
  }

  private Map<TopicPartition, Long> offsets(
      Admin admin, String topic, OffsetSpec which, boolean committed) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int p = 0; p < partitions; p++) {
      wanted.put(new TopicPartition(topic, p), which);
    }
    Map<TopicPartition, Long> found = new HashMap<>();
    Generations.get(
            admin
                .listOffsets(
                    wanted,
                    new ListOffsetsOptions(
                        committed
                            ? IsolationLevel.READ_COMMITTED
                            : IsolationLevel.READ_UNCOMMITTED))
                .all())
        .forEach((partition, offset) -> found.put(partition, offset.offset()));
    return found;
  }

  private static Map<TopicPartition, OffsetAndMetadata> positions(Admin admin, String group)
      throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    Generations.get(
            admin
                .listConsumerGroupOffsets(
                    Map.of(group, new ListConsumerGroupOffsetsSpec()),
                    new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(group))
        .forEach((partition, position) -> {
          if (position != null) {
            positions.put(partition, position);
          }
        });
    return positions;
  }

  private static void awaitStopped(Admin admin, String group) throws InterruptedException {
    long giveUp = System.nanoTime() + UNTIL_STOPPED.toNanos();
    while (isRunning(admin, group)) {
      if (System.nanoTime() > giveUp) {
        throw new StartFailure(
            "The tracker runs. Stop every tracker first: mails are taken meanwhile, and wait. Or"
                + " say --compare, which only looks.");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static boolean isRunning(Admin admin, String group) throws InterruptedException {
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .all()
          .get(60, TimeUnit.SECONDS)
          .values()
          .stream()
          .anyMatch(described -> !described.members().isEmpty());
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new IllegalStateException("Kafka did not tell whether a tracker runs", e);
    }
  }

  /// A transaction that a kill left open hides what lies behind it, until Kafka gives it up.
  private void awaitSettled(Admin admin, String present) throws InterruptedException {
    List<String> topics = new ArrayList<>();
    TrackerTopology.ofPeople().forEach(topic -> topics.add(topic.name()));
    topics.add(Topics.DOSSIERS.name());
    StateStores.names().forEach(store -> topics.add(StateStores.changelog(present, store)));
    long giveUp = System.nanoTime() + UNTIL_SETTLED.toNanos();
    for (String topic : topics) {
      while (!offsets(admin, topic, OffsetSpec.latest(), true)
          .equals(offsets(admin, topic, OffsetSpec.latest(), false))) {
        if (System.nanoTime() > giveUp) {
          throw new StartFailure(
              "A transaction on " + topic + " has not ended. Try again in some minutes.");
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  /// Of a rebuild that was interrupted.
  private void dropLeftovers(Admin admin, int present) throws InterruptedException {
    for (int number : generations.present(admin)) {
      if (number != present) {
        generations.drop(admin, number);
      }
    }
  }

  /// What was done stays done; but for the index of audiences, which the tracker makes anew where
  /// there is none: who heard what, who owns which address, who is being told of a page.
  private void copyRest(PartitionReader reader, ChangelogWriter writer, String present) {
    for (String store :
        List.of(
            StateStores.SEEN,
            StateStores.OWNERS,
            StateStores.FAN_OUT_QUEUE,
            StateStores.FAN_OUT_CURSORS)) {
      for (int p = 0; p < partitions; p++) {
        int partition = p;
        reader.read(
            StateStores.changelog(present, store),
            p,
            record -> writer.put(store, partition, record.key(), record.value()));
      }
    }
  }

  /// In one transaction: dossiers that came out otherwise, and that the new ones count.
  private void takeOver(PartitionReader reader, int next, Set<String> changed) {
    try (Producer<String, byte[]> producer =
        kafka.producer(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                generations.application() + "-rebuild",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                TRANSACTION_MILLIS))) {
      producer.initTransactions();
      producer.beginTransaction();
      if (!changed.isEmpty()) {
        for (int p = 0; p < partitions; p++) {
          int partition = p;
          reader.read(
              StateStores.changelog(generations.name(next), StateStores.DOSSIERS),
              p,
              record -> {
                if (changed.contains(record.key())) {
                  // What is not taken fails the commit.
                  Future<?> _ =
                      producer.send(
                          new ProducerRecord<>(
                              Topics.DOSSIERS.name(),
                              partition,
                              record.key(),
                              SeenCauses.dossier(record.value())));
                }
              });
        }
      }
      Future<?> _ =
          producer.send(Topics.GENERATIONS.record(generations.counting(next, clock.instant())));
      producer.commitTransaction();
    }
  }
}
