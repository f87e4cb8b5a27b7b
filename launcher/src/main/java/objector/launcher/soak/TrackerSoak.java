package objector.launcher.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.tracker.TrackerConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Gives the same events of invented people to two trackers that are killed in turn, and to one
/// that nobody disturbs, each on a Kafka of its own; then compares what they made of them.
public final class TrackerSoak {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<TopicPartition> SOURCES =
      SoakTopics.partitions(List.of(Topics.PEOPLE, Topics.MAIL));
  private static final Duration APART = Duration.ofHours(3);
  private static final Duration QUIET = Duration.ofSeconds(6);

  /// What arrives for a person, over and over; each third mail comes twice.
  private static final List<MailKind> KINDS =
      List.of(
          MailKind.NOTICE,
          MailKind.CODE,
          MailKind.ACKNOWLEDGEMENT,
          MailKind.MORE_INFORMATION,
          MailKind.CONFIRMATION,
          MailKind.REFUSAL);

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final Instant begun;
  private final List<Joined> people = new ArrayList<>();

  /// What is to be done.
  ///
  /// @param data an empty folder
  public record Plan(Path data, int events, int people, int kills, long seed) {}

  /// What it came to.
  ///
  /// @param different dossiers that are not as an undisturbed tracker writes them
  /// @param missing alerts that the undisturbed tracker alone wrote
  /// @param surplus alerts that the killed ones alone wrote
  /// @param twice alerts that were written more than once
  public record Outcome(
      int events,
      int kills,
      int dossiers,
      int different,
      int alerts,
      int missing,
      int surplus,
      int twice,
      double seconds) {
    /// Whether a kill made no difference.
    public boolean holds(Plan plan) {
      return kills == plan.kills()
          && dossiers == plan.people()
          && alerts > 0
          && different == 0
          && missing == 0
          && surplus == 0
          && twice == 0;
    }
  }

  private record Made(Map<String, Dossier> dossiers, Map<String, Integer> alerts) {}

  /// A run by this plan.
  ///
  /// @param progress hears what happened, with its figures
  public TrackerSoak(Plan plan, BiConsumer<String, Map<String, Object>> progress) {
    this.plan = plan;
    this.progress = progress;
    this.begun = Instant.now().minus(APART.multipliedBy(plan.events() / plan.people() + 1L));
    for (int i = 0; i < plan.people(); i++) {
      people.add(InventedEvents.joined(PersonId.random(), begun));
    }
  }

  public Outcome run() throws IOException, InterruptedException {
    Made undisturbed = made("undisturbed", 1, 0);
    long start = System.nanoTime();
    Made killed = made("killed", 2, plan.kills());
    double seconds = (System.nanoTime() - start) / 1e9;
    int different = 0;
    for (Map.Entry<String, Dossier> one : undisturbed.dossiers().entrySet()) {
      if (!one.getValue().equals(killed.dossiers().get(one.getKey()))) {
        different++;
      }
    }
    return new Outcome(
        plan.events(),
        plan.kills(),
        killed.dossiers().size(),
        different,
        killed.alerts().size(),
        without(undisturbed.alerts(), killed.alerts()),
        without(killed.alerts(), undisturbed.alerts()),
        (int) killed.alerts().values().stream().filter(times -> times > 1).count(),
        seconds);
  }

  private static int without(Map<String, Integer> these, Map<String, Integer> those) {
    return (int) these.keySet().stream().filter(key -> !those.containsKey(key)).count();
  }

  private Made made(String name, int trackers, int kills) throws IOException, InterruptedException {
    Path folder = plan.data().resolve(name);
    EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"));
    kafka.start();
    List<Process> processes = new ArrayList<>();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(SoakTopics.PARTITIONS, (short) 1, false).ensure(admin);
      write(kafka.access());
      for (int i = 1; i <= trackers; i++) {
        processes.add(tracker(kafka, folder, i));
      }
      long all = SoakTopics.ends(admin, SOURCES).values().stream().mapToLong(Long::longValue).sum();
      Random random = new Random(plan.seed());
      for (int kill = 1; kill <= kills; kill++) {
        // At random moments of the work, so that each kill finds some of it done and some not.
        await(admin, all * kill / (kills + 1));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
        int which = random.nextInt(trackers);
        processes.get(which).destroyForcibly().waitFor();
        long done = done(admin);
        processes.set(which, tracker(kafka, folder, which + 1));
        progress.accept("kill", Map.of("kill", kill, "tracker", which + 1, "taken", done));
      }
      await(admin, all);
      awaitQuiet(admin);
      progress.accept(name, Map.of("taken", all));
      return read(kafka.access());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not answer: " + e.getMessage(), e);
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
      kafka.close();
    }
  }

  /// In the same order in both runs, with the same ids and the same moments.
  private void write(KafkaAccess kafka) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      int written = 0;
      for (Joined joined : people) {
        AccountAdded account = InventedEvents.account(joined.person(), begun);
        send(producer, Topics.PEOPLE, joined, begun);
        send(producer, Topics.PEOPLE, InventedEvents.used(joined, begun), begun);
        send(producer, Topics.PEOPLE, account, begun);
        send(producer, Topics.PEOPLE, InventedEvents.filed(account, begun), begun);
        written += 4;
      }
      for (int number = 0; written < plan.events(); number++) {
        for (Joined joined : people) {
          MailKind kind = KINDS.get(number % KINDS.size());
          for (int copy = 0; copy < (number % 3 == 2 ? 2 : 1); copy++) {
            // As far apart as mails come: so many within an hour would be told of in one.
            Instant at = begun.plus(APART.multipliedBy(number + 1L));
            send(producer, Topics.MAIL, InventedEvents.mail(joined.person(), kind, at, number), at);
            written++;
          }
        }
      }
      producer.flush();
    }
  }

  private static <V> void send(
      Producer<String, byte[]> producer, Topic<V> topic, V value, Instant at) {
    String key = topic.key(value);
    var _ =
        producer.send(
            new ProducerRecord<>(
                topic.name(),
                PersonPartitioner.partition(key, SoakTopics.PARTITIONS),
                at.toEpochMilli(),
                key,
                topic.encode(value)));
  }

  private static Process tracker(EmbeddedKafka kafka, Path folder, int number) throws IOException {
    return ServiceProcess.start(
        "tracker", kafka, folder, number, Map.of("OBJECTOR_TRACKER_PORT", "0"));
  }

  private void await(Admin admin, long wanted)
      throws InterruptedException, ExecutionException, TimeoutException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (done(admin) < wanted) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException(
            "after " + PATIENCE + " the trackers had taken " + done(admin) + " of " + wanted);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /// Until nothing more comes of it: claims are answered, and what fell due is told.
  private static void awaitQuiet(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<TopicPartition> made =
        SoakTopics.partitions(List.of(Topics.DOSSIERS, Topics.ALERTS, Topics.CLAIMS));
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    long since = System.nanoTime();
    Map<TopicPartition, Long> before = Map.of();
    while (System.nanoTime() - since < QUIET.toNanos()) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException("after " + PATIENCE + " the trackers still wrote");
      }
      TimeUnit.MILLISECONDS.sleep(500);
      Map<TopicPartition, Long> now = SoakTopics.ends(admin, made);
      if (!now.equals(before)) {
        before = now;
        since = System.nanoTime();
      }
    }
  }

  /// How many of the events are taken in for good.
  private static long done(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
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

  private static Made read(KafkaAccess kafka) {
    Map<String, Dossier> dossiers = new HashMap<>();
    SoakTopics.each(
        kafka,
        Topics.DOSSIERS,
        (key, value) -> {
          DossierFields fields = new DossierFields(Topics.DOSSIERS.decode(value));
          // Where it was read: answers to claims come in another order from another process.
          fields.applied.clear();
          dossiers.put(key, fields.toDossier());
        });
    Map<String, Integer> alerts = new HashMap<>();
    SoakTopics.each(kafka, Topics.ALERTS, (key, value) -> alerts.merge(key, 1, Integer::sum));
    return new Made(dossiers, alerts);
  }
}
