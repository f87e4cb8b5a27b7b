package objector.launcher.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.soak.stand.CountingRelay;
import objector.launcher.soak.stand.InventedEvents;
import objector.launcher.soak.stand.ServiceProcess;
import objector.launcher.soak.stand.SoakTopics;
import objector.notifier.delivery.Lane;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/// Gives alerts for invented people to two notifiers that are killed in turn, and compares what
/// their ledger says with what a mail server counted.
public final class NotifierSoak {
  private static final int NOTIFIERS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final Set<AlertId> alerts = new HashSet<>();

  /// What is to be done.
  ///
  /// @param data an empty folder
  public record Plan(Path data, int alerts, int kills, long seed) {}

  /// What it came to.
  ///
  /// @param arrived how many of the alerts reached the mail server, each counted once
  /// @param twice how many reached it more than once
  /// @param uncertain how many the ledger shows as interrupted: they may have arrived or not
  /// @param uncertainArrived how many of these did
  /// @param lost neither arrived nor shown as uncertain, or without an end in the ledger
  /// @param strange mails that are of none of the alerts
  public record Outcome(
      int alerts,
      int kills,
      int arrived,
      int twice,
      int uncertain,
      int uncertainArrived,
      int lost,
      int strange,
      double seconds) {
    /// A kill leaves no more in doubt than there were dialogues.
    static int mostUncertain(int kills) {
      int dialogues = 0;
      for (Lane lane : Lane.values()) {
        dialogues += lane.connections();
      }
      return kills * dialogues;
    }

    /// Whether nothing was lost, and nothing came twice but what is shown as uncertain.
    public boolean holds(Plan plan) {
      return kills == plan.kills()
          && alerts == plan.alerts()
          && lost == 0
          && strange == 0
          && twice <= uncertain
          && uncertain <= mostUncertain(kills);
    }
  }

  /// A run by this plan.
  ///
  /// @param progress hears what happened, with its figures
  public NotifierSoak(Plan plan, BiConsumer<String, Map<String, Object>> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public Outcome run() throws IOException, InterruptedException {
    EmbeddedKafka kafka = new EmbeddedKafka(plan.data().resolve("kafka"));
    kafka.start();
    List<Process> processes = new ArrayList<>();
    try (Admin admin = kafka.access().admin();
        CountingRelay relay = new CountingRelay();
        Ledger ledger = new Ledger(kafka.access())) {
      new TopicSetup(SoakTopics.PARTITIONS, (short) 1, false).ensure(admin);
      for (int i = 1; i <= NOTIFIERS; i++) {
        processes.add(notifier(kafka, relay, i));
      }
      long start = System.nanoTime();
      kill(kafka, relay, ledger, processes);
      ledger.await(alerts);
      return outcome(relay.times(), ledger.states(), (System.nanoTime() - start) / 1e9);
    } catch (TimeoutException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
      kafka.close();
    }
  }

  /// At random moments of the work: each kill falls among mails.
  private void kill(
      EmbeddedKafka kafka, CountingRelay relay, Ledger ledger, List<Process> processes)
      throws IOException, InterruptedException, TimeoutException {
    Random random = new Random(plan.seed());
    for (int kill = 1; kill <= plan.kills(); kill++) {
      int before = alerts.size();
      write(kafka.access(), (int) ((long) plan.alerts() * kill / (plan.kills() + 1)));
      int moment = before + random.nextInt(Math.max(1, alerts.size() - before));
      ledger.awaitEnded(moment);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
      int which = random.nextInt(NOTIFIERS);
      processes.get(which).destroyForcibly().waitFor();
      int taken = relay.taken();
      processes.set(which, notifier(kafka, relay, which + 1));
      progress.accept("kill", Map.of("kill", kill, "notifier", which + 1, "mails", taken));
    }
    write(kafka.access(), plan.alerts());
  }

  private void write(KafkaAccess kafka, int upTo) {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      while (alerts.size() < upTo) {
        Alert alert = InventedEvents.alert(alerts.size(), Instant.now());
        alerts.add(alert.id());
        var _ = producer.send(Topics.ALERTS.record(alert));
      }
      producer.flush();
    }
  }

  private Process notifier(EmbeddedKafka kafka, CountingRelay relay, int number)
      throws IOException {
    return ServiceProcess.start(
        "notifier",
        kafka,
        plan.data(),
        number,
        Map.of(
            "OBJECTOR_NOTIFIER_PORT", "0",
            "OBJECTOR_MAIL_DOMAIN", "objector.example",
            "OBJECTOR_SECRETS_KEY", "invented, for this trial and nothing else",
            "OBJECTOR_SENDER_HOST", "127.0.0.1",
            "OBJECTOR_SENDER_PORT", String.valueOf(relay.port()),
            "OBJECTOR_SENDER_TLS", "none",
            "OBJECTOR_SENDER_DOMAIN_PER_MINUTE", "0"));
  }

  private Outcome outcome(
      Map<String, Integer> times, Map<AlertId, Delivery> ledger, double seconds) {
    Map<String, Integer> strange = new HashMap<>(times);
    int arrived = 0;
    int twice = 0;
    int uncertain = 0;
    int uncertainArrived = 0;
    int lost = 0;
    for (AlertId alert : alerts) {
      Delivery entry = ledger.get(alert);
      Integer came = entry == null ? null : strange.remove(entry.messageId());
      boolean isUncertain = entry != null && entry.state() == State.UNCERTAIN;
      arrived += came == null ? 0 : 1;
      twice += came != null && came > 1 ? 1 : 0;
      uncertain += isUncertain ? 1 : 0;
      uncertainArrived += isUncertain && came != null ? 1 : 0;
      boolean isSent = entry != null && entry.state() == State.SENT && came != null;
      lost += isSent || isUncertain ? 0 : 1;
    }
    return new Outcome(
        alerts.size(),
        plan.kills(),
        arrived,
        twice,
        uncertain,
        uncertainArrived,
        lost,
        strange.size(),
        seconds);
  }

  /// The newest entry of each alert, read on and on.
  private static final class Ledger implements AutoCloseable {
    private final Consumer<String, byte[]> consumer;
    private final Map<AlertId, Delivery> states = new HashMap<>();
    private final Set<AlertId> ended = new HashSet<>();

    Ledger(KafkaAccess kafka) {
      consumer = kafka.consumer(Map.of());
    }

    Map<AlertId, Delivery> states() {
      return states;
    }

    void awaitEnded(int wanted) throws TimeoutException {
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (ended.size() < wanted) {
        int before = ended.size();
        read();
        if (ended.size() > before) {
          giveUp = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() > giveUp) {
          throw new TimeoutException(
              "for "
                  + PATIENCE.toMinutes()
                  + " minutes no mail came to its end, of "
                  + wanted
                  + " these did: "
                  + ended.size());
        }
      }
    }

    void await(Set<AlertId> all) throws TimeoutException {
      awaitEnded(all.size());
    }

    private void read() {
      if (consumer.assignment().isEmpty()) {
        List<TopicPartition> all = SoakTopics.partitions(List.of(Topics.DELIVERIES));
        consumer.assign(all);
        consumer.seekToBeginning(all);
      }
      consumer
          .poll(Duration.ofMillis(20))
          .forEach(record -> {
            Delivery entry = Topics.DELIVERIES.decode(record.value());
            states.put(entry.alert(), entry);
            switch (entry.state()) {
              case SENT, FAILED, UNCERTAIN -> ended.add(entry.alert());
              case QUEUED, SENDING, DEFERRED -> ended.remove(entry.alert());
            }
          });
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
