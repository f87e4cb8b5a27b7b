package objector.benchmarks.tracker;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.tracker.Tracker;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// News of a French page, told to three in ten: how long until the last of them has their alert,
/// how long ordinary events take meanwhile, and the heap.
final class FanOutSpeed {
  private static final int AT_ONCE = 20_000;

  private final TrackerRig rig;
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong lastTold = new AtomicLong();

  FanOutSpeed(TrackerRig rig) {
    this.rig = rig;
  }

  /// @param written the people are written to where the tracker reads its state back from
  void run(int people, boolean written) throws Exception {
    long begun = System.nanoTime();
    int known = written ? rig.writePeople(people) : 0;
    try (Tracker _ = rig.tracker()) {
      int concerned = written ? known : fill(people);
      tell(
          String.format(
              Locale.ROOT,
              "%,d people, of whom %,d read French, after %.1f s",
              people,
              concerned,
              since(begun)));
      List<InventedLife> others = OrdinaryEvents.people(rig, 500, "en");
      try (OrdinaryEvents ordinary = new OrdinaryEvents(rig, others)) {
        ordinary.run(400);
        ordinary.forget();
        ordinary.run(400);
        tell(ordinary.figures("ordinary events before"));
        ordinary.forget();
        measure(concerned, ordinary);
        tell(ordinary.figures("ordinary events meanwhile"));
        ordinary.forget();
        ordinary.run(400);
        tell(ordinary.figures("ordinary events afterwards"));
      }
    }
  }

  private void measure(int concerned, OrdinaryEvents ordinary) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread counter = Thread.ofPlatform().name("alerts").start(() -> count(over));
    Thread.sleep(1_000);
    System.gc();
    long heap = used();
    long peak = heap;
    long begun = System.nanoTime();
    rig.send(List.of(Topics.PAGES.record(changed())));
    Thread meanwhile =
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (!over.get()) {
                  ordinary.run(20);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (told.get() < concerned && since(begun) < 600) {
      Thread.sleep(50);
      peak = Math.max(peak, collected());
    }
    double seconds = (lastTold.get() - begun) / 1e9;
    over.set(true);
    meanwhile.join();
    counter.join();
    tell(
        String.format(
            Locale.ROOT,
            "%,d of %,d told in %.1f s: %,.0f people/s; heap %d MB before, at most %d MB after a"
                + " collection meanwhile",
            told.get(),
            concerned,
            seconds,
            told.get() / seconds,
            heap >> 20,
            peak >> 20));
  }

  /// In portions, so that the broker's queue stays small. Nobody's events are kept here.
  private int fill(int people) throws Exception {
    int concerned = 0;
    for (int from = 0; from < people; from += AT_ONCE) {
      List<InventedLife> lives = new ArrayList<>();
      for (int i = from; i < Math.min(people, from + AT_ONCE); i++) {
        boolean french = i % 10 < 3;
        concerned += french ? 1 : 0;
        lives.add(InventedLife.random(french ? "fr" : "en"));
      }
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      for (int event = 0; event < 3; event++) {
        for (InventedLife life : lives) {
          records.add(life.event(event));
        }
      }
      rig.send(records);
      rig.awaitAll();
    }
    return concerned;
  }

  private void count(AtomicBoolean over) {
    try (Consumer<String, byte[]> consumer =
        rig.kafka().access().consumer(Map.of("auto.offset.reset", "latest"))) {
      List<TopicPartition> all = TrackerRig.partitions(Topics.ALERTS);
      consumer.assign(all);
      consumer.seekToEnd(all);
      byte[] mark = "policy-changed".getBytes(StandardCharsets.ISO_8859_1);
      byte[] other = "recheck-advised".getBytes(StandardCharsets.ISO_8859_1);
      while (!over.get()) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.value() != null
              && (holds(record.value(), mark) || holds(record.value(), other))) {
            told.incrementAndGet();
            lastTold.set(System.nanoTime());
          }
        }
      }
    }
  }

  private static boolean holds(byte[] value, byte[] mark) {
    for (int i = 0; i + mark.length <= value.length; i++) {
      int k = 0;
      while (k < mark.length && value[i + k] == mark[k]) {
        k++;
      }
      if (k == mark.length) {
        return true;
      }
    }
    return false;
  }

  private static VersionRecorded changed() {
    EventId id = EventId.random();
    PageId page = new PageId("meta-privacy-policy-fr");
    String sha = Evidence.sha256(id.value().getBytes(StandardCharsets.UTF_8));
    Evidence evidence = new Evidence(EvidenceId.of(page, sha), 0, 1, sha, 4_000);
    return new VersionRecorded(
        id,
        page,
        Instant.now(),
        false,
        true,
        evidence,
        evidence,
        9_000,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(PageTopic.values()),
        List.of("A sentence that was added, and says something of AI."),
        List.of());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long collected() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getCollectionUsage() != null)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void tell(String words) {
    System.out.println(words);
  }
}
