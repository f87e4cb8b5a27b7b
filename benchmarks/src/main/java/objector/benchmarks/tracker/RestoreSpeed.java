package objector.benchmarks.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.launcher.outside.TemporaryFolder;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// How much longer the tracker takes to start when its state was deleted, and how long a plain
/// reading of the same changelogs takes, in turns.
final class RestoreSpeed {
  private final TrackerRig rig;

  RestoreSpeed(TrackerRig rig) {
    this.rig = rig;
  }

  void run(int people, int rounds) throws Exception {
    rig.writePeople(people);
    List<Double> restored = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      long begun = System.nanoTime();
      long records = read();
      double reading = since(begun);
      TemporaryFolder.delete(rig.state());
      double without = start();
      double with = start();
      double more = without - with;
      System.out.printf(
          Locale.ROOT,
          "%s plain reading of %,d records %.2f s; start without state %.2f, with it %.2f s, so"
              + " %.2f times%n",
          round < 0 ? "warming" : "round  ",
          records,
          reading,
          without,
          with,
          more / reading);
      if (round >= 0) {
        restored.add(more);
        plain.add(reading);
        ratios.add(more / reading);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d: read back in %.2f s, plainly read in %.2f s, %.2f times%n",
        rounds,
        TrackerSpeed.median(restored),
        TrackerSpeed.median(plain),
        TrackerSpeed.median(ratios));
  }

  private double start() {
    long begun = System.nanoTime();
    try (Tracker _ = rig.tracker()) {
      return since(begun);
    }
  }

  private long read() {
    List<TopicPartition> all = new ArrayList<>();
    for (String store : List.of(StateStores.DOSSIERS, StateStores.AUDIENCES)) {
      String changelog = StateStores.changelog(TrackerConfig.DEFAULT_APPLICATION_ID, store);
      for (int partition = 0; partition < TrackerRig.PARTITIONS; partition++) {
        all.add(new TopicPartition(changelog, partition));
      }
    }
    long records = 0;
    try (Consumer<String, byte[]> consumer = rig.kafka().access().consumer(Map.of())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        records += consumer.poll(Duration.ofSeconds(1)).count();
      }
    }
    return records;
  }

  private static double since(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
