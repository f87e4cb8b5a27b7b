package objector.tracker.rebuild;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.service.Service.StartFailure;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierRules;
import objector.tracker.replay.PersonReplay.Said;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/// Computes all dossiers anew, when the rules that made them were mended: under the name of a new
/// generation, which takes over in one transaction, from the very event at which the present one
/// stopped. Until then nothing is changed, so that whatever interrupts it does no harm.
public final class Rebuild {
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
      compute(admin, reader, generations.name(present), count::take);
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
      String presentName = generations.name(present);
      Standstill standstill = new Standstill(admin, presentName, partitions);
      standstill.await();
      // No number is given twice: Kafka may take a moment to take a topic away.
      int next = 1 + generations.present(admin).stream().reduce(present, Math::max);
      dropLeftovers(admin, present);
      TakenPositions taken = TakenPositions.of(admin, presentName);
      generations.make(admin, next, partitions, replication);

      RebuildCount count = new RebuildCount(listener);
      Set<String> changed = write(admin, reader, presentName, generations.name(next), count);
      taken.give(admin, generations.name(next));
      listener.at("switching", 95);
      if (!taken.equals(TakenPositions.of(admin, presentName)) || standstill.isRunning()) {
        throw new StartFailure(
            "A tracker ran meanwhile, so nothing was changed. Stop every tracker, and rebuild once"
                + " more.");
      }
      new Takeover(kafka, reader, generations, partitions).run(next, changed, clock.instant());
      generations.drop(admin, present);
      listener.at("done", 100);
      return count.result(next);
    }
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

  /// Of a rebuild that was interrupted.
  private void dropLeftovers(Admin admin, int present) throws InterruptedException {
    for (int number : generations.present(admin)) {
      if (number != present) {
        generations.drop(admin, number);
      }
    }
  }

  /// Answers of whom something came out otherwise.
  private Set<String> write(
      Admin admin, PartitionReader reader, String present, String next, RebuildCount count)
      throws InterruptedException {
    Set<String> changed = new HashSet<>();
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      ChangelogWriter writer = new ChangelogWriter(producer, next);
      compute(
          admin,
          reader,
          present,
          computed -> {
            if (count.take(computed)) {
              changed.add(computed.person());
            }
            writer.put(computed);
          });
      listener.at("copying what was done", 90);
      copyRest(reader, writer, present);
      writer.finish();
    }
    return changed;
  }

  private void compute(
      Admin admin, PartitionReader reader, String present, Consumer<Computed> taker)
      throws InterruptedException {
    TakenPositions taken = TakenPositions.of(admin, present);
    List<Said.Paged> pages = ToldPages.read(reader, partitions, taken);
    TopicOffsets offsets = new TopicOffsets(admin, partitions);
    RebuildProgress progress =
        new RebuildProgress(
            listener, offsets.records(Topics.PEOPLE.name()) + offsets.records(Topics.MAIL.name()));
    long memory = Math.max(1, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    for (int p = 0; p < partitions; p++) {
      String step = "reading partition " + (p + 1) + " of " + partitions;
      new PartitionRebuild(reader, rules, present, p, clock.instant())
          .run(
              pages,
              taken.of(Topics.FAN_OUTS.name(), p),
              memory,
              taker,
              read -> progress.read(step, read));
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
}
