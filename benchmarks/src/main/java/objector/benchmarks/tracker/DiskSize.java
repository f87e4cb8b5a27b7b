package objector.benchmarks.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.tracker.Tracker;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// How many bytes of disk a person with three accounts and ten events takes, topic by topic and
/// store by store, once Kafka and RocksDB have compacted what they would.
final class DiskSize {
  private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(40);
  private static final Map<String, String> AT_ONCE =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG,
          "1000",
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.0",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          "1000",
          TopicConfig.DELETE_RETENTION_MS_CONFIG,
          "1000",
          "file.delete.delay.ms",
          "1000");

  private final TrackerRig rig;

  DiskSize(TrackerRig rig) {
    this.rig = rig;
  }

  /// @param atOnce all is written before the tracker runs, so that many records share a batch; else
  ///   each comes alone, as people's do
  void run(int people, boolean atOnce) throws Exception {
    List<ProducerRecord<String, byte[]>> lives = TrackerSpeed.lives(people);
    if (atOnce) {
      rig.send(lives);
      try (Tracker _ = rig.tracker()) {
        rig.awaitAll();
        Thread.sleep(2_000);
      }
    } else {
      try (Tracker _ = rig.tracker()) {
        oneByOne(lives);
        rig.awaitAll();
        Thread.sleep(2_000);
      }
    }
    tell("as written", people);
    compactTopics();
    compactStores();
    tell("compacted", people);
  }

  private void oneByOne(List<ProducerRecord<String, byte[]>> lives) throws Exception {
    try (Producer<String, byte[]> producer = rig.kafka().access().producer(Map.of())) {
      for (ProducerRecord<String, byte[]> record : lives) {
        producer.send(record).get(30, TimeUnit.SECONDS);
      }
    }
  }

  private void compactTopics() throws Exception {
    List<String> topics =
        rig.admin().listTopics().names().get().stream()
            .filter(name -> name.startsWith("objector"))
            .sorted()
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (String topic : topics) {
      List<AlterConfigOp> operations = new ArrayList<>();
      AT_ONCE.forEach((key, value) ->
          operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations);
    }
    rig.admin().incrementalAlterConfigs(changes).all().get();
    // What is written into a segment after its time closes it.
    for (int twice = 0; twice < 2; twice++) {
      Thread.sleep(1_500);
      try (Producer<String, byte[]> producer = rig.kafka().access().producer(Map.of())) {
        for (String topic : topics) {
          for (int p = 0; p < producer.partitionsFor(topic).size(); p++) {
            producer.send(new ProducerRecord<>(topic, p, "roll", null)).get();
          }
        }
      }
    }
    long since = System.nanoTime();
    long last = -1;
    while (System.nanoTime() - since < STABLE_NANOS) {
      Thread.sleep(1_000);
      long now = logged();
      since = now == last ? since : System.nanoTime();
      last = now;
    }
  }

  private void compactStores() throws IOException, RocksDBException {
    RocksDB.loadLibrary();
    for (Path store : stores()) {
      List<ColumnFamilyDescriptor> families = new ArrayList<>();
      try (Options options = new Options()) {
        for (byte[] name : RocksDB.listColumnFamilies(options, store.toString())) {
          families.add(new ColumnFamilyDescriptor(name));
        }
      }
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      try (DBOptions options = new DBOptions();
          RocksDB rocks = RocksDB.open(options, store.toString(), families, handles)) {
        for (ColumnFamilyHandle handle : handles) {
          rocks.compactRange(handle);
          handle.close();
        }
      }
    }
  }

  private List<Path> stores() throws IOException {
    try (Stream<Path> all = Files.walk(rig.state())) {
      return all.filter(path -> Files.exists(path.resolve("CURRENT"))).toList();
    }
  }

  private void tell(String when, int people) throws Exception {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.list(rig.log())) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        String name = folder.getFileName().toString();
        if (name.startsWith("objector")) {
          bytes.merge(
              "Kafka " + name.substring(0, name.lastIndexOf('-')), logged(folder), Long::sum);
        }
      }
    }
    for (Path store : stores()) {
      bytes.merge("state " + store.getFileName(), TrackerRig.bytes(store), Long::sum);
    }
    long all = bytes.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        Locale.ROOT, "%s: %,.0f bytes a person, of it%n", when, (double) all / people);
    bytes.forEach((name, size) -> {
      if (size >= people) {
        System.out.printf(Locale.ROOT, "  %,8.0f %s%n", (double) size / people, name);
      }
    });
  }

  /// All of the topics; less than nothing while the cleaner takes files away.
  private long logged() throws IOException {
    try (Stream<Path> all = Files.list(rig.log())) {
      long bytes = 0;
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        bytes += folder.getFileName().toString().startsWith("objector") ? logged(folder) : 0;
      }
      return bytes;
    } catch (NoSuchFileException | UncheckedIOException e) {
      return -1;
    }
  }

  private static long logged(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
