package objector.launcher.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.PersonEvent.Joined;
import objector.kafka.KafkaAccess;
import objector.launcher.soak.stand.InventedEvents;
import objector.launcher.soak.stand.ServiceProcess;
import objector.launcher.soak.stand.SoakTopics;
import objector.tracker.TrackerConfig;
import objector.tracker.rebuild.Rebuild;
import objector.tracker.rebuild.RebuildListener;
import objector.tracker.rebuild.Rebuilt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// Three brokers and two of each service, as processes on loopback. Mails come in, people join and
/// are mailed, while one process after the other is killed or frozen. Afterwards each mail that was
/// answered 250 is looked for, each alert is looked for at the relay, and each dossier is compared
/// with what comes out when all that was said is read anew in peace.
public final class ClusterSoak implements AutoCloseable {
  private static final int BROKERS = 3;
  private static final int EACH = 2;
  private static final short COPIES = 3;
  private static final int RECIPIENTS = 20;

  private static final Duration JOINING = Duration.ofMillis(400);
  private static final List<String> SERVICES = List.of("ingest", "tracker", "notifier", "web-ui");

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final Random random;
  private final List<ClusterMember> members = new ArrayList<>();
  private final List<Integer> smtpPorts = new ArrayList<>();
  private final KafkaAccess kafka;
  private final List<Integer> brokerPorts;
  private final AtomicInteger joined = new AtomicInteger();

  /// What is to be done.
  ///
  /// @param data an empty folder
  /// @param seconds of kills and freezes
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
  /// @param different dossiers that come out otherwise when they are computed in peace
  public record Outcome(
      int mails,
      int again,
      int kills,
      int freezes,
      int lost,
      int told,
      int people,
      long dossiers,
      long different,
      int alerts,
      int unheard,
      int twice,
      int uncertain,
      double seconds) {
    /// Whether nothing made a difference.
    public boolean holds() {
      return lost == 0
          && told == 0
          && different == 0
          && dossiers == people
          && alerts > 0
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
    this.random = new Random(plan.seed());
    List<Integer> ports = freePorts(2 * BROKERS);
    this.brokerPorts = ports.subList(0, BROKERS);
    this.kafka = KafkaAccess.at(bootstrap(brokerPorts));
    for (int i = 1; i <= BROKERS; i++) {
      BrokerProcess broker =
          new BrokerProcess(plan.data(), i, brokerPorts, ports.subList(BROKERS, 2 * BROKERS));
      members.add(new ClusterMember("broker-" + i, broker::start));
      try {
        broker.format();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String bootstrap(List<Integer> ports) {
    return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }

  public Outcome run() throws IOException, InterruptedException {
    try (CountingRelay relay = new CountingRelay();
        Admin admin = kafka.admin()) {
      for (ClusterMember broker : members) {
        broker.start();
      }
      ClusterState cluster = new ClusterState(admin);
      ClusterState.await("three brokers", () -> cluster.hasBrokers(BROKERS));
      addServices(relay);
      List<String> recipients = new ArrayList<>();
      ClusterState.await("the topics", () -> cluster.hasTopic(Topics.PEOPLE.name()));
      try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
        for (int i = 0; i < RECIPIENTS; i++) {
          recipients.add(join(producer, cluster).token().value() + "@localhost");
        }
      }
      ClusterState.await("the addresses", () -> records(Topics.MAILBOXES) >= RECIPIENTS);
      progress.accept("ready", Map.of("processes", members.size()));
      return disturbed(cluster, relay, recipients);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Kafka did not answer: " + e.getMessage(), e);
    }
  }

  private void addServices(CountingRelay relay) throws IOException {
    for (String service : SERVICES) {
      for (int number = 1; number <= EACH; number++) {
        List<Integer> ports = freePorts(3);
        if (service.equals("ingest")) {
          smtpPorts.add(ports.getFirst());
        }
        Map<String, String> settings = settings(relay, ports);
        int which = number;
        ClusterMember member =
            new ClusterMember(
                service + "-" + number,
                () -> ServiceProcess.start(service, plan.data(), which, settings));
        members.add(member);
        member.start();
      }
    }
  }

  private Map<String, String> settings(CountingRelay relay, List<Integer> ports) {
    Map<String, String> all = new HashMap<>();
    all.put("OBJECTOR_KAFKA_BOOTSTRAP", kafka.bootstrap());
    all.put("OBJECTOR_KAFKA_REPLICATION", String.valueOf(COPIES));
    all.put("OBJECTOR_SMTP_HOST", "127.0.0.1");
    all.put("OBJECTOR_SMTP_PORT", ports.getFirst().toString());
    all.put("OBJECTOR_INGEST_PORT", ports.get(1).toString());
    all.put("OBJECTOR_WEB_HOST", "127.0.0.1");
    all.put("OBJECTOR_WEB_PORT", ports.get(2).toString());
    all.put("OBJECTOR_TRACKER_PORT", "0");
    all.put("OBJECTOR_TRACKER_STANDBYS", "1");
    all.put("OBJECTOR_NOTIFIER_PORT", "0");
    all.put("OBJECTOR_PAGES_WATCH", "false");
    all.put("OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0");
    all.put("OBJECTOR_SMTP_SOURCE_MAILS", "0");
    all.put("OBJECTOR_MAIL_PER_HOUR", "0");
    all.put("OBJECTOR_SECRETS_KEY", "invented, for this trial and nothing else");
    all.put("OBJECTOR_SENDER_HOST", "127.0.0.1");
    all.put("OBJECTOR_SENDER_PORT", String.valueOf(relay.port()));
    all.put("OBJECTOR_SENDER_TLS", "none");
    return all;
  }

  private Joined join(Producer<String, byte[]> producer, ClusterState cluster)
      throws IOException, InterruptedException, TimeoutException {
    Instant now = Instant.now();
    Joined person = InventedEvents.joined(PersonId.random(), now);
    tell(producer, Topics.PEOPLE, person);
    tell(producer, Topics.PEOPLE, InventedEvents.used(person, now));
    RecordMetadata account =
        tell(producer, Topics.PEOPLE, InventedEvents.account(person.person(), now));
    // The two topics have no order between them: a mail that comes first is held, and rightly.
    ClusterState.await(
        "the accounts",
        () ->
            cluster.isTaken(
                new TopicPartition(account.topic(), account.partition()), account.offset()));
    // Of these they hear: that Meta confirmed, and what else a mail of its says.
    int number = 0;
    for (MailKind kind : List.of(MailKind.NOTICE, MailKind.CONFIRMATION)) {
      tell(
          producer,
          Topics.MAIL,
          InventedEvents.mail(person.person(), kind, Instant.now(), number++));
    }
    joined.incrementAndGet();
    return person;
  }

  /// Again until Kafka has it, as a page would say "try again".
  private static <V> RecordMetadata tell(Producer<String, byte[]> producer, Topic<V> topic, V event)
      throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + ClusterState.PATIENCE.toNanos();
    while (true) {
      try {
        return producer.send(topic.record(event)).get(60, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        if (System.nanoTime() > giveUp) {
          throw new IOException("Kafka took nothing for " + ClusterState.PATIENCE, e);
        }
      }
    }
  }

  private Outcome disturbed(ClusterState cluster, CountingRelay relay, List<String> recipients)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    SoakMails mails = new SoakMails(plan.seed());
    AtomicInteger turn = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    long begun = System.nanoTime();
    int[] done = new int[2];
    int again;
    try (SoakSenders senders =
        new SoakSenders(
            () -> smtpPorts.get(turn.getAndIncrement() % smtpPorts.size()),
            recipients,
            mails::mail,
            plan.mails())) {
      senders.start(8);
      Thread people = Thread.ofVirtual().start(() -> joinOnAndOn(cluster, over));
      long end = begun + TimeUnit.SECONDS.toNanos(plan.seconds());
      while (System.nanoTime() < end) {
        senders.upTo((int) ((System.nanoTime() - begun) / 1_000_000_000L * plan.perSecond()));
        disturb(
            cluster,
            done,
            senders.answered(),
            () ->
                senders.upTo(
                    (int) ((System.nanoTime() - begun) / 1_000_000_000L * plan.perSecond())));
      }
      senders.upTo(plan.mails());
      over.set(true);
      people.join();
      for (ClusterMember member : members) {
        member.startIfEnded();
      }
      if (!senders.awaitAnswered(plan.mails(), ClusterState.PATIENCE.toSeconds())) {
        throw new IOException(
            "only " + senders.answered() + " of " + plan.mails() + " mails were answered 250");
      }
      again = senders.again();
    }
    progress.accept("mails", Map.of("answered", plan.mails(), "broughtAgain", again));
    ClusterState.await("the tracker", cluster::isAllTaken);
    // What came of it may still come.
    TimeUnit.SECONDS.sleep(5);
    Map<AlertId, Delivery> ledger = new HashMap<>();
    ClusterState.await("the notifier", () -> hasEnded(ledger));
    double seconds = (System.nanoTime() - begun) / 1e9;
    return outcome(mails, again, done, ledger, relay.times(), seconds);
  }

  private void joinOnAndOn(ClusterState cluster, AtomicBoolean over) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      while (!over.get()) {
        join(producer, cluster);
        Thread.sleep(JOINING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One at a time: two brokers of three are the fewest that may go on.
  private void disturb(ClusterState cluster, int[] done, int answered, Runnable meanwhile)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ClusterMember victim = members.get(random.nextInt(members.size()));
    boolean frozen = random.nextBoolean();
    int millis = 500 + random.nextInt(frozen ? 14_000 : 3_000);
    if (frozen) {
      victim.freeze();
      done[1]++;
    } else {
      victim.kill();
      done[0]++;
    }
    progress.accept(
        frozen ? "freeze" : "kill",
        Map.of("process", victim.name(), "millis", millis, "answered", answered));
    pause(millis, meanwhile);
    if (frozen) {
      victim.thaw();
    }
    if (victim.startIfEnded() && frozen) {
      progress.accept("ended", Map.of("process", victim.name()));
    }
    for (ClusterMember member : members) {
      if (member.startIfEnded()) {
        progress.accept("ended", Map.of("process", member.name()));
      }
    }
    pause(1_000 + random.nextInt(3_000), meanwhile);
    ClusterState.await(
        "all copies",
        () -> {
          meanwhile.run();
          return cluster.isInSync();
        });
  }

  private static void pause(int millis, Runnable meanwhile) throws InterruptedException {
    for (int slept = 0; slept < millis; slept += 100) {
      TimeUnit.MILLISECONDS.sleep(100);
      meanwhile.run();
    }
  }

  private boolean hasEnded(Map<AlertId, Delivery> ledger) {
    SoakTopics.each(
        kafka,
        Topics.DELIVERIES,
        (key, value) -> {
          Delivery entry = Topics.DELIVERIES.decode(value);
          ledger.put(entry.alert(), entry);
        });
    return alerts().stream()
        .allMatch(alert -> {
          Delivery entry = ledger.get(alert);
          return entry != null
              && switch (entry.state()) {
                case SENT, FAILED, UNCERTAIN -> true;
                case QUEUED, SENDING, DEFERRED -> false;
              };
        });
  }

  private Set<AlertId> alerts() {
    Set<AlertId> alerts = new HashSet<>();
    SoakTopics.each(
        kafka, Topics.ALERTS, (key, value) -> alerts.add(Topics.ALERTS.decode(value).id()));
    return alerts;
  }

  private int records(Topic<?> topic) {
    int[] count = new int[1];
    SoakTopics.each(kafka, topic, (key, value) -> count[0]++);
    return count[0];
  }

  private Outcome outcome(
      SoakMails mails,
      int again,
      int[] done,
      Map<AlertId, Delivery> ledger,
      Map<String, Integer> times,
      double seconds)
      throws InterruptedException {
    SoakCheck.Found found = new SoakCheck(kafka, mails).find(plan.mails());
    Rebuilt compared =
        new Rebuild(
                kafka,
                TrackerConfig.DEFAULT_APPLICATION_ID,
                SoakTopics.PARTITIONS,
                COPIES,
                Clock.systemUTC(),
                new RebuildListener() {
                  @Override
                  public void at(String step, int percent) {}

                  @Override
                  public void changed(PersonId person, List<Moved> accounts) {
                    progress.accept("different", Map.of("person", person.value()));
                  }
                })
            .compare();
    int unheard = 0;
    int twice = 0;
    int uncertain = 0;
    Set<AlertId> alerts = alerts();
    for (AlertId alert : alerts) {
      Delivery entry = ledger.get(alert);
      int came = entry == null ? 0 : times.getOrDefault(entry.messageId(), 0);
      boolean isUncertain = entry != null && entry.state() == Delivery.State.UNCERTAIN;
      uncertain += isUncertain ? 1 : 0;
      twice += came > 1 ? 1 : 0;
      unheard += came == 0 && !isUncertain ? 1 : 0;
    }
    return new Outcome(
        plan.mails(),
        again,
        done[0],
        done[1],
        found.lost(),
        found.twice(),
        joined.get(),
        compared.people(),
        compared.changed() + compared.failed() + compared.unreadable(),
        alerts.size(),
        unheard,
        twice,
        uncertain,
        seconds);
  }

  /// All open at once, so that none is given twice.
  private static List<Integer> freePorts(int count) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Integer> ports = new ArrayList<>();
      if (count > 1) {
        ports.addAll(freePorts(count - 1));
      }
      ports.add(socket.getLocalPort());
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  @Override
  public void close() {
    for (ClusterMember member : members.reversed()) {
      try {
        member.thaw();
        member.kill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
