package objector.launcher.soak.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.ReminderKind;
import objector.events.page.PageEvent;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.soak.stand.SoakTopics;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// Gives the same events of invented people to two trackers that are killed at random, one of which
/// now and then has lost its stores, while a third joins and leaves; and to one that nobody
/// disturbs, each on a Kafka of its own. Then compares what they made of them.
public final class TrackerSoak {
  private static final int KILLS_IN_BACKLOG = 2;

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final SoakLives lives;

  /// Fan-outs that a kill met.
  private int amid;

  /// What is to be done.
  ///
  /// @param data an empty folder
  /// @param backlog of the events, those that lie unread while deadlines fall due
  /// @param kills while most of the events are taken; others follow amid each fan-out and in the
  ///   backlog
  /// @param fanOuts how often news of a page go out
  public record Plan(
      Path data, int events, int people, int backlog, int kills, int fanOuts, long seed) {}

  /// What it came to.
  ///
  /// @param kills all of them
  /// @param lost how often the killed one had lost its stores, too
  /// @param amid how many fan-outs were broken off with some told and others not
  /// @param different dossiers that are not as an undisturbed tracker writes them
  /// @param missing alerts that the undisturbed tracker alone wrote
  /// @param surplus alerts that the killed ones alone wrote
  /// @param twice alerts that were written more than once
  /// @param reminded people who were told that Meta did not answer in time
  /// @param wronglyReminded those of them who had been answered, and whoever was not told
  public record Outcome(
      int events,
      int kills,
      int lost,
      int amid,
      int dossiers,
      int different,
      int alerts,
      int missing,
      int surplus,
      int twice,
      int reminded,
      int wronglyReminded,
      double seconds) {
    /// Whether a kill made no difference, and nobody heard what was not so.
    public boolean holds(Plan plan) {
      return kills >= plan.kills()
          && dossiers == plan.people()
          && alerts > 0
          && different == 0
          && missing == 0
          && surplus == 0
          && twice == 0
          && wronglyReminded == 0;
    }
  }

  private record Made(
      Map<String, Dossier> dossiers, Map<String, Integer> alerts, Set<String> reminded) {}

  /// A run by this plan.
  ///
  /// @param progress hears what happened, with its figures
  public TrackerSoak(Plan plan, BiConsumer<String, Map<String, Object>> progress) {
    this.plan = plan;
    this.progress = progress;
    this.lives =
        new SoakLives(
            plan.people(), plan.events() - plan.backlog(), plan.backlog(), plan.fanOuts());
  }

  public Outcome run() throws IOException, InterruptedException {
    Made undisturbed = made("undisturbed", null);
    long start = System.nanoTime();
    TrackerKiller killer = new TrackerKiller(plan.seed(), progress);
    Made killed = made("killed", killer);
    double seconds = (System.nanoTime() - start) / 1e9;
    int different = 0;
    for (Map.Entry<String, Dossier> one : undisturbed.dossiers().entrySet()) {
      if (!one.getValue().equals(killed.dossiers().get(one.getKey()))) {
        different++;
      }
    }
    return new Outcome(
        plan.events(),
        killer.kills(),
        killer.lost(),
        amid,
        killed.dossiers().size(),
        different,
        killed.alerts().size(),
        without(undisturbed.alerts().keySet(), killed.alerts().keySet()),
        without(killed.alerts().keySet(), undisturbed.alerts().keySet()),
        (int) killed.alerts().values().stream().filter(times -> times > 1).count(),
        killed.reminded().size(),
        without(lives.unanswered(), killed.reminded()) + both(lives.answered(), killed.reminded()),
        seconds);
  }

  private static int without(Set<String> these, Set<String> those) {
    return (int) these.stream().filter(key -> !those.contains(key)).count();
  }

  private static int both(Set<String> these, Set<String> those) {
    return these.size() - without(these, those);
  }

  /// @param killer null: nobody disturbs
  private Made made(String name, @Nullable TrackerKiller killer)
      throws IOException, InterruptedException {
    Path folder = plan.data().resolve(name);
    EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"));
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(SoakTopics.PARTITIONS, (short) 1, false).ensure(admin);
      TrackerRun run = new TrackerRun(folder, kafka, admin, lives.left());
      try {
        lives.writeMost(kafka.access());
        for (int i = 0; i < (killer == null ? 1 : TrackerKiller.TRACKERS); i++) {
          run.add();
        }
        takeMost(run, killer);
        progress.accept(name, Map.of("taken", run.done()));
        for (PageEvent change : lives.changes()) {
          tell(run, kafka.access(), change, killer);
        }
        progress.accept(name, Map.of("fanOuts", lives.changes().size()));
        comeBack(run, kafka.access(), killer);
        progress.accept(name, Map.of("taken", run.done()));
        return read(kafka.access());
      } finally {
        for (StillTracker tracker : run.trackers()) {
          tracker.kill();
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not answer: " + e.getMessage(), e);
    } finally {
      kafka.close();
    }
  }

  /// At random moments of the work, so that each kill finds some of it done and some not. Meanwhile
  /// a third tracker comes and goes.
  private void takeMost(TrackerRun run, @Nullable TrackerKiller killer)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long all = run.all();
    if (killer != null) {
      int comes = Math.max(1, plan.kills() / 3);
      int goes = Math.max(comes, plan.kills() * 2 / 3);
      for (int kill = 1; kill <= plan.kills(); kill++) {
        run.await(all * kill / (plan.kills() + 1));
        killer.rest();
        killer.killOne(run);
        if (kill == comes) {
          progress.accept("joins", Map.of("tracker", run.add()));
        }
        if (kill == goes) {
          progress.accept("leaves", Map.of("tracker", run.leave()));
        }
      }
    }
    run.await(all);
    run.awaitQuiet();
  }

  private void tell(
      TrackerRun run, KafkaAccess kafka, PageEvent change, @Nullable TrackerKiller killer)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long before = run.alerts();
    lives.writeChange(kafka, change);
    if (killer == null) {
      run.awaitQuiet();
      return;
    }
    run.awaitAlertsBeyond(before);
    killer.killOne(run);
    long told = run.alerts() - before;
    run.awaitQuiet();
    long atLast = run.alerts() - before;
    amid += told < atLast ? 1 : 0;
    progress.accept("fan-out", Map.of("writtenAtTheKill", told, "writtenAtLast", atLast));
  }

  /// All trackers are away for twenty days; what came meanwhile waits for them, and so does what
  /// fell due.
  private void comeBack(TrackerRun run, KafkaAccess kafka, @Nullable TrackerKiller killer)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    if (killer == null) {
      for (StillTracker tracker : run.trackers()) {
        tracker.stop();
      }
    } else {
      killer.killAll(run);
    }
    long before = run.all();
    lives.writeBacklog(kafka);
    long all = run.all();
    run.moment(lives.back());
    for (StillTracker tracker : run.trackers()) {
      tracker.start(run.moment());
    }
    for (int kill = 1; killer != null && kill <= KILLS_IN_BACKLOG; kill++) {
      run.await(before + (all - before) * kill / (KILLS_IN_BACKLOG + 1));
      killer.killOne(run);
    }
    run.await(all);
    run.awaitQuiet();
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
    Set<String> reminded = new HashSet<>();
    SoakTopics.each(
        kafka,
        Topics.ALERTS,
        (key, value) -> {
          alerts.merge(key, 1, Integer::sum);
          Alert alert = Topics.ALERTS.decode(value);
          if (alert.matter() instanceof Alert.Matter.Reminder(ReminderKind kind, _)
              && kind == ReminderKind.OVERDUE) {
            reminded.add(alert.person().value());
          }
        });
    return new Made(dossiers, alerts, reminded);
  }
}
