package objector.benchmarks.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.events.mail.MailKind;
import objector.service.Threads;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Forty mails a second to people in turn, and how long each takes until both the dossier that
/// knows it and its alert can be read by a reader of what is committed.
final class OrdinaryEvents implements AutoCloseable {
  private static final long BETWEEN = 25_000_000;

  private final TrackerRig rig;
  private final List<InventedLife> people;
  private final Producer<String, byte[]> producer;
  private final String dossiers;
  private final String alerts;
  private final Map<String, Sent> waiting = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
  private final Thread reader;
  private volatile boolean closed;
  private int turn;

  OrdinaryEvents(TrackerRig rig, List<InventedLife> people) throws InterruptedException {
    this(rig, people, Topics.DOSSIERS.name(), Topics.ALERTS.name());
  }

  /// Where others than the tracker write.
  OrdinaryEvents(TrackerRig rig, List<InventedLife> people, String dossiers, String alerts)
      throws InterruptedException {
    this.rig = rig;
    this.people = people;
    this.dossiers = dossiers;
    this.alerts = alerts;
    // As web-ui writes: who waits for an answer shares no batch with the next.
    this.producer = rig.kafka().access().producer(Map.of("linger.ms", 0));
    this.reader = Thread.ofPlatform().name("reader").start(this::read);
    Thread.sleep(1_000);
  }

  /// People with three accounts, known to the tracker.
  static List<InventedLife> people(TrackerRig rig, int number, String language) throws Exception {
    List<InventedLife> people = new ArrayList<>();
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      people.add(InventedLife.random(language));
    }
    for (int event = 0; event < InventedLife.EVENTS_WITHOUT_OBJECTION; event++) {
      for (InventedLife life : people) {
        records.add(life.event(event));
      }
    }
    rig.send(records);
    rig.awaitAll();
    return people;
  }

  void run(int events) throws InterruptedException {
    long next = System.nanoTime();
    for (int i = 0; i < events && !closed; i++) {
      InventedLife person = people.get(turn++ % people.size());
      if (waiting.containsKey(person.person().value())) {
        continue;
      }
      ProducerRecord<String, byte[]> mail =
          person.now().mail(MailKind.CODE, List.of("%06d".formatted(turn % 1_000_000)));
      waiting.put(person.person().value(), new Sent(System.nanoTime()));
      var _ = producer.send(mail);
      next += BETWEEN;
      long left = next - System.nanoTime();
      if (left > 0) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
    }
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!waiting.isEmpty() && System.nanoTime() < giveUp) {
      Thread.sleep(5);
    }
  }

  void forget() {
    millis.clear();
  }

  private void read() {
    try (Consumer<String, byte[]> consumer =
        rig.kafka().access().consumer(Map.of("auto.offset.reset", "latest"))) {
      List<TopicPartition> all = new ArrayList<>();
      for (int p = 0; p < TrackerRig.PARTITIONS; p++) {
        all.add(new TopicPartition(dossiers, p));
        all.add(new TopicPartition(alerts, p));
      }
      consumer.assign(all);
      consumer.seekToEnd(all);
      while (!closed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          boolean alert = record.topic().equals(alerts);
          String person =
              alert ? record.key().substring(0, record.key().indexOf('/')) : record.key();
          Sent sent = waiting.get(person);
          if (sent != null && sent.isRead(alert)) {
            waiting.remove(person);
            millis.add((System.nanoTime() - sent.at) / 1e6);
          }
        }
      }
    }
  }

  String figures(String what) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? what + ": none came"
        : String.format(
            Locale.ROOT,
            "%s: %,d events, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms; %d not within"
                + " 20 s, of %d of them the dossier, of %d the alert",
            what,
            sorted.length,
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.9)],
            sorted[(int) (sorted.length * 0.99)],
            sorted[sorted.length - 1],
            waiting.size(),
            waiting.values().stream().filter(sent -> sent.dossier).count(),
            waiting.values().stream().filter(sent -> sent.alert).count());
  }

  @Override
  public void close() {
    closed = true;
    Threads.join(reader);
    producer.close();
  }

  /// A mail that was sent, and what of it could be read.
  private static final class Sent {
    private final long at;
    private boolean dossier;
    private boolean alert;

    Sent(long at) {
      this.at = at;
    }

    private boolean isRead(boolean isAlert) {
      dossier |= !isAlert;
      alert |= isAlert;
      return dossier && alert;
    }
  }
}
