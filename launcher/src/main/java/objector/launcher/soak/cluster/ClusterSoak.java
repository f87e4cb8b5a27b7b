package objector.launcher.soak.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.kafka.KafkaAccess;
import objector.launcher.soak.cluster.ClusterDisturbance.Trouble;
import objector.launcher.soak.stand.CountingRelay;
import objector.launcher.soak.stand.SoakAlerts;
import objector.launcher.soak.stand.SoakCheck;
import objector.launcher.soak.stand.SoakMails;
import objector.launcher.soak.stand.SoakSenders;
import objector.launcher.soak.stand.SoakTopics;
import objector.tracker.TrackerConfig;
import objector.tracker.rebuild.Rebuild;
import objector.tracker.rebuild.RebuildListener;
import objector.tracker.rebuild.Rebuilt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/// Three brokers and two of each service, as processes on loopback. Mails come in, people join and
/// are mailed, and a page changes, while one process after the other is killed, frozen, or cut off
/// from the brokers. Afterwards each mail that was answered 250 is looked for, each edition of the
/// page with those who were to hear of it, each alert at the relay, and each dossier is compared
/// with what comes out when all that was said is read anew in peace.
public final class ClusterSoak implements AutoCloseable {
  private static final int RECIPIENTS = 20;
  private static final int SESSIONS = 8;

  /// After all else was worked in. Who has not heard by then is told of in the outcome.
  private static final Duration NEWS_PATIENCE = Duration.ofMinutes(5);

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final ClusterProcesses processes;
  private final KafkaAccess kafka;

  /// What is to be done.
  ///
  /// @param data an empty folder
  /// @param seconds of kills, freezes and cuts
  /// @param perSecond how many mails come in
  public record Plan(Path data, int seconds, int perSecond, long seed) {
    int mails() {
      return seconds * perSecond;
    }
  }

  /// What it came to.
  ///
  /// @param lost mails that were answered 250 and are not there
  /// @param told mails of which more than one event tells
  /// @param unheard alerts that neither reached the relay nor are shown as uncertain
  /// @param twice alerts that reached the relay more than once
  /// @param news the editions of the page
  /// @param different dossiers that come out otherwise when they are computed in peace
  public record Outcome(
      int mails,
      int again,
      int kills,
      int freezes,
      int cuts,
      int lost,
      int told,
      int people,
      long dossiers,
      long different,
      int alerts,
      int unheard,
      int twice,
      int uncertain,
      ClusterNews.Found news,
      double seconds) {
    /// Whether nothing made a difference.
    public boolean holds() {
      return lost == 0
          && told == 0
          && different == 0
          && dossiers == people
          && alerts > 0
          && news.again() == 0
          && news.unheard() == 0
          && unheard == 0
          && twice <= uncertain;
    }
  }

  /// A run by this plan.
  ///
  /// @param progress hears what happened, with its figures
  public ClusterSoak(Plan plan, BiConsumer<String, Map<String, Object>> progress) {
    this.plan = plan;
    this.progress = progress;
    this.processes = new ClusterProcesses(plan.data(), pages(plan));
    this.kafka = processes.kafka();
  }

  private static Path pages(Plan plan) {
    return plan.data().resolve("pages");
  }

  public Outcome run() throws IOException, InterruptedException {
    try (CountingRelay relay = new CountingRelay();
        ClusterPage page = new ClusterPage();
        Admin admin = kafka.admin()) {
      page.declareIn(pages(plan));
      processes.startBrokers();
      ClusterState cluster = new ClusterState(admin);
      ClusterState.await("three brokers", () -> cluster.hasBrokers(ClusterProcesses.BROKERS));
      processes.startServices(relay.port());
      ClusterState.await("the topics", () -> cluster.hasTopic(Topics.PEOPLE.name()));
      ClusterPeople people = new ClusterPeople(kafka, cluster);
      List<String> recipients = new ArrayList<>();
      try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
        for (int i = 0; i < RECIPIENTS; i++) {
          recipients.add(people.join(producer).token().value() + "@localhost");
        }
      }
      ClusterState.await("the addresses", () -> mailboxes() >= RECIPIENTS);
      ClusterNews news = new ClusterNews(kafka, page, plan.seconds());
      news.awaitFirst();
      progress.accept("ready", Map.of("processes", processes.size()));
      return disturbed(cluster, relay, people, recipients, news);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not answer: " + e.getMessage(), e);
    }
  }

  private int mailboxes() {
    int[] count = new int[1];
    SoakTopics.each(kafka, Topics.MAILBOXES, (key, value) -> count[0]++);
    return count[0];
  }

  private Outcome disturbed(
      ClusterState cluster,
      CountingRelay relay,
      ClusterPeople people,
      List<String> recipients,
      ClusterNews news)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    SoakMails mails = new SoakMails(plan.seed());
    ClusterDisturbance disturbance =
        new ClusterDisturbance(processes, cluster, new Random(plan.seed()), progress);
    AtomicInteger turn = new AtomicInteger();
    long begun = System.nanoTime();
    int again;
    try (SoakSenders senders =
        new SoakSenders(
            () -> processes.smtpPort(turn.getAndIncrement()),
            recipients,
            mails::mail,
            plan.mails())) {
      senders.start(SESSIONS);
      disturb(disturbance, senders, people, news, begun);
      if (!senders.awaitAnswered(plan.mails(), ClusterState.PATIENCE.toSeconds())) {
        throw new IOException(
            "only " + senders.answered() + " of " + plan.mails() + " mails were answered 250");
      }
      again = senders.again();
    }
    progress.accept("mails", Map.of("answered", plan.mails(), "broughtAgain", again));
    ClusterState.await("the judge", cluster::isAllJudged);
    ClusterState.await("the tracker", cluster::isAllTaken);
    ClusterState.awaitFor(NEWS_PATIENCE, () -> news.isLastHeard(people.since()));
    // What came of it may still come.
    TimeUnit.SECONDS.sleep(5);
    SoakAlerts alerts = new SoakAlerts(kafka);
    ClusterState.await("the notifier", alerts::areEnded);
    double seconds = (System.nanoTime() - begun) / 1e9;
    SoakCheck.Found found = new SoakCheck(kafka, mails).find(plan.mails());
    Rebuilt compared = inPeace();
    SoakAlerts.Found heard = alerts.find(relay.times());
    return new Outcome(
        plan.mails(),
        again,
        disturbance.times(Trouble.KILL),
        disturbance.times(Trouble.FREEZE),
        disturbance.times(Trouble.CUT),
        found.lost(),
        found.twice(),
        people.joined(),
        compared.people(),
        compared.changed() + compared.failed() + compared.unreadable(),
        heard.alerts(),
        heard.unheard(),
        heard.twice(),
        heard.uncertain(),
        news.find(people.since(), this::tellUnheard),
        seconds);
  }

  /// Mails come, people join and editions come out meanwhile; afterwards every process runs.
  private void disturb(
      ClusterDisturbance disturbance,
      SoakSenders senders,
      ClusterPeople people,
      ClusterNews news,
      long begun)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    AtomicBoolean over = new AtomicBoolean();
    Thread joining = Thread.ofVirtual().start(() -> people.joinUntil(over));
    Thread changing = Thread.ofVirtual().start(() -> news.comeOutUntil(over));
    Runnable onTime =
        () -> senders.upTo((int) ((System.nanoTime() - begun) / 1_000_000_000L * plan.perSecond()));
    long end = begun + TimeUnit.SECONDS.toNanos(plan.seconds());
    while (System.nanoTime() < end) {
      onTime.run();
      disturbance.once(senders, onTime);
    }
    senders.upTo(plan.mails());
    over.set(true);
    processes.startEnded();
    joining.join();
    changing.join();
  }

  private void tellUnheard(PersonId person, int edition) {
    progress.accept("unheard", Map.of("person", person.value(), "edition", edition));
  }

  private Rebuilt inPeace() throws InterruptedException {
    RebuildListener listener =
        new RebuildListener() {
          @Override
          public void at(String step, int percent) {}

          @Override
          public void changed(PersonId person, List<Moved> accounts) {
            progress.accept("different", Map.of("person", person.value()));
          }
        };
    return new Rebuild(
            kafka,
            TrackerConfig.DEFAULT_APPLICATION_ID,
            SoakTopics.PARTITIONS,
            ClusterProcesses.COPIES,
            Clock.systemUTC(),
            listener)
        .compare();
  }

  @Override
  public void close() {
    processes.close();
  }
}
