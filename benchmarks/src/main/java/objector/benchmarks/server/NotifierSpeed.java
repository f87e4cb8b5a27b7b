package objector.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.notifier.Notifier;
import objector.notifier.NotifierConfig;
import objector.notifier.letter.LetterMime;
import objector.notifier.letter.LetterPress;
import objector.notifier.smtp.Sending;
import objector.programmes.Programmes;
import objector.service.SignedLinks;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/// What the notifier does with many alerts, into Postfix's `smtp-sink`: mails a second beside
/// `smtp-source` over as many sessions; how long a sign-in link takes while they wait; the heap.
public final class NotifierSpeed {
  private static final int PARTITIONS = 4;
  private static final int SESSIONS = 8;
  private static final int LINKS = 200;
  private static final long BETWEEN_LINKS = 100_000_000;

  private final EmbeddedKafka kafka;
  private final Map<AlertId, Long> asked = new HashMap<>();
  private final List<Double> waits = new ArrayList<>();
  private final Map<State, Integer> states = new HashMap<>();
  private int ended;

  /// When half had ended, and what processor time had gone by then: what is measured from there on
  /// is no longer the virtual machine's warming up.
  private long halfAt;

  private int half;

  private long halfProcessor;
  private long peak;

  private NotifierSpeed(EmbeddedKafka kafka) {
    this.kafka = kafka;
  }

  /// The folder of `smtp-source` and `smtp-sink`; how many page mails; `links`: ends with the last
  /// link, however many page mails still wait.
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("NotifierSpeed FOLDER-OF-SMTP-SOURCE MAILS [links]");
      System.exit(2);
    }
    Path tools = Path.of(arguments[0]);
    int mails = Integer.parseInt(arguments[1]);
    try (RigFolder own = new RigFolder("objector-notifier-speed");
        PeerServer sink = PeerServer.sink(tools.resolve("smtp-sink"));
        EmbeddedKafka kafka = new EmbeddedKafka(own.path().resolve("kafka"))) {
      kafka.start();
      try (Admin admin = kafka.access().admin()) {
        new TopicSetup(PARTITIONS, (short) 1, true).ensure(admin);
      }
      new NotifierSpeed(kafka).run(tools, own.path(), sink.port(), mails, arguments.length > 2);
    }
    System.exit(0);
  }

  private void run(Path tools, Path folder, int port, int mails, boolean linksOnly)
      throws Exception {
    fill(mails);
    int size = size();
    double source = source(tools, port, Math.min(mails, 20_000), size);
    System.out.printf(Locale.ROOT, "a page mail has %d bytes%n", size);
    try (Notifier notifier =
        new Notifier(config(folder, port), Translations.load(), Programmes.load())) {
      long begun = System.nanoTime();
      long processor = processorNanos();
      notifier.start();
      try (Producer<String, byte[]> producer = kafka.access().producer(Map.of());
          Consumer<String, byte[]> ledger = ledger()) {
        int links = 0;
        long lastLink = 0;
        while (ended < mails + links && !(linksOnly && waits.size() == LINKS)) {
          if (links < LINKS && ended > 1_000 && System.nanoTime() - lastLink > BETWEEN_LINKS) {
            lastLink = System.nanoTime();
            Alert link = alert(new Matter.SignInLink(EventId.random()), true);
            asked.put(link.id(), System.nanoTime());
            producer.send(Topics.ALERTS.record(link)).get(30, TimeUnit.SECONDS);
            links++;
          }
          for (ConsumerRecord<String, byte[]> record : ledger.poll(Duration.ofMillis(20))) {
            take(Topics.DELIVERIES.decode(record.value()));
          }
          look();
          if (halfAt == 0 && ended >= mails / 2) {
            halfAt = System.nanoTime();
            halfProcessor = processorNanos();
            half = ended;
          }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        tell(ended - links, links, seconds, source);
        System.out.printf(
            Locale.ROOT,
            "processor time of broker, notifier and this measurement: %.2f ms a mail%n",
            (processorNanos() - processor) / 1e6 / ended);
        if (ended > half) {
          double rate = (ended - half) / ((System.nanoTime() - halfAt) / 1e9);
          System.out.printf(
              Locale.ROOT,
              "the second half alone, warm: %.0f mails/s, ratio %.2f, %.2f ms of processor time a"
                  + " mail%n",
              rate,
              rate / source,
              (processorNanos() - halfProcessor) / 1e6 / (ended - half));
        }
      }
    }
  }

  private void tell(int mails, int links, double seconds, double source) {
    double[] sorted = waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%d page mails and %d links in %.1f s: %.0f mails/s; smtp-source %.0f/s over %d sessions;"
            + " ratio %.2f%n",
        mails,
        links,
        seconds,
        (mails + links) / seconds,
        source,
        SESSIONS,
        (mails + links) / seconds / source);
    if (sorted.length > 0) {
      System.out.printf(
          Locale.ROOT,
          "links, from asked to in the ledger as sent: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
          sorted[sorted.length / 2],
          sorted[(int) (sorted.length * 0.99)],
          sorted[sorted.length - 1]);
    }
    System.out.printf("%s; most heap in use after a collection: %d MB%n", states, peak >> 20);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void look() {
    long used =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getCollectionUsage() != null)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum();
    peak = Math.max(peak, used);
  }

  private void take(Delivery entry) {
    if (entry.state() == State.SENDING || entry.state() == State.QUEUED) {
      return;
    }
    ended++;
    states.merge(entry.state(), 1, Integer::sum);
    Long since = asked.remove(entry.alert());
    if (since != null) {
      waits.add((System.nanoTime() - since) / 1e6);
    }
  }

  private void fill(int mails) throws Exception {
    long begun = System.nanoTime();
    try (Producer<String, byte[]> producer = kafka.access().producer(Map.of())) {
      for (int i = 0; i < mails; i++) {
        var _ = producer.send(Topics.ALERTS.record(alert(news(), false)));
      }
      producer.flush();
    }
    System.out.printf(
        Locale.ROOT,
        "%d alerts on the topic after %.1f s%n",
        mails,
        (System.nanoTime() - begun) / 1e9);
  }

  /// Of the mails that are sent, so that both send the same.
  private static int size() {
    return new LetterPress(
            new LetterWriter(Translations.load(), Programmes.load(), "the Berger family"),
            new LetterMime("objector@objector.example", "objector.example"),
            URI.create("https://objector.example"),
            new SignedLinks(new byte[32]))
        .of(alert(news(), false))
        .text()
        .length();
  }

  private static Matter news() {
    return new Matter.WatchingSeesAgain(
        new PageId("meta-privacy-policy-en"), Instant.parse("2026-05-04T06:10:00Z"));
  }

  private static Alert alert(Matter matter, boolean urgent) {
    PersonId person = PersonId.random();
    return new Alert(
        AlertId.of(person, "speed"),
        person,
        Instant.now(),
        "somebody@example.org",
        "en",
        "Europe/Paris",
        "FR",
        null,
        urgent,
        matter);
  }

  private Consumer<String, byte[]> ledger() {
    Consumer<String, byte[]> consumer = kafka.access().consumer(Map.of());
    consumer.assign(
        IntStream.range(0, PARTITIONS)
            .mapToObj(p -> new TopicPartition(Topics.DELIVERIES.name(), p))
            .toList());
    return consumer;
  }

  private NotifierConfig config(Path folder, int port) {
    return new NotifierConfig(
        kafka.access(),
        URI.create("https://objector.example"),
        "objector@objector.example",
        "objector.example",
        new Sending.Relay("127.0.0.1", port, Sending.Tls.NONE, null, null),
        new byte[32],
        "the Berger family",
        "1",
        Clock.systemUTC(),
        null,
        folder.resolve("notifier"));
  }

  private static double source(Path tools, int port, int mails, int size)
      throws IOException, InterruptedException {
    double best = 0;
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      Process client =
          new ProcessBuilder(
                  Arrays.asList(
                      tools.resolve("smtp-source").toString(),
                      "-d",
                      "-s",
                      String.valueOf(SESSIONS),
                      "-l",
                      String.valueOf(size),
                      "-m",
                      String.valueOf(mails),
                      "-f",
                      "objector@objector.example",
                      "-t",
                      "somebody@example.org",
                      "127.0.0.1:" + port))
              .inheritIO()
              .start();
      if (!client.waitFor(10, TimeUnit.MINUTES) || client.exitValue() != 0) {
        throw new IOException("smtp-source did not get its mails through");
      }
      best = Math.max(best, mails / ((System.nanoTime() - begun) / 1e9));
    }
    return best;
  }
}
