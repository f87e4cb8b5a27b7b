package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.launcher.outside.TemporaryFolder;
import objector.tracker.TrackerConfig;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.kept.SeenCauses;
import objector.tracker.kept.StoredDossier;
import objector.tracker.schedule.Deadlines;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/// How long `objector up` takes until it is ready when so many people are known: at first, when
/// nothing of them is on the tracker's and the pages' disk; after a clean stop; after a kill; and
/// with its state deleted, beside a plain reading of the tracker's changelog.
public final class UpWithMany {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Path objector;
  private final Path folder;
  private final String heap;

  private UpWithMany(Path objector, Path folder, String heap) {
    this.objector = objector;
    this.folder = folder;
    this.heap = heap;
  }

  /// The command `objector` of a built copy; how many people, 1000000 unless said; the heap, 1g.
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      System.err.println("Usage: UpWithMany OBJECTOR [PEOPLE [HEAP]]");
      System.exit(2);
    }
    int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    try (RigFolder folder = new RigFolder("objector-up-with-many")) {
      new UpWithMany(
              Path.of(arguments[0]).toAbsolutePath(),
              folder.path(),
              arguments.length > 2 ? arguments[2] : "1g")
          .run(people);
    }
  }

  private void run(int people) throws Exception {
    try (Up up = new Up("nobody")) {
      long begun = System.nanoTime();
      write(up.kafka(), people);
      System.out.printf(Locale.ROOT, "%,d people written in %.0f s%n", people, seconds(begun));
      up.kill();
    }
    try (Up up = new Up("all to be read")) {
      up.stop();
    }
    for (int i = 0; i < 2; i++) {
      try (Up up = new Up("after a clean stop")) {
        up.kill();
      }
      try (Up up = new Up("after a kill")) {
        up.stop();
      }
    }
    TemporaryFolder.delete(folder.resolve("data").resolve("state"));
    try (Up up = new Up("the tracker's state deleted")) {
      long begun = System.nanoTime();
      long records = read(up.kafka());
      System.out.printf(
          Locale.ROOT,
          "a plain reading of its changelog: %.1f s, %,d records%n",
          seconds(begun),
          records);
      tellRestoring();
      up.stop();
    }
    System.out.printf(Locale.ROOT, "on the disk: %s%n", sizes());
  }

  /// To where the tracker, and the pages, find them at their next start.
  private static void write(KafkaAccess kafka, int people) {
    String changelog =
        StateStores.changelog(TrackerConfig.DEFAULT_APPLICATION_ID, StateStores.DOSSIERS);
    try (Producer<String, byte[]> producer =
        kafka.producer(
            Map.of("linger.ms", 20, "batch.size", 262_144, "compression.type", "zstd"))) {
      int partitions = producer.partitionsFor(changelog).size();
      for (int i = 0; i < people; i++) {
        PersonId person = PersonId.random();
        Dossier dossier = InventedDossiers.confirmed(person, i);
        byte[] value = Topics.DOSSIERS.encode(dossier);
        byte[] stored =
            new StoredDossier(SeenCauses.NONE, PendingDeadlines.of(Deadlines.of(dossier)), value)
                .toBytes();
        int partition = PersonPartitioner.partition(person.value(), partitions);
        Map.of(Topics.DOSSIERS.name(), value, changelog, stored)
            .forEach((topic, bytes) -> {
              var _ = producer.send(new ProducerRecord<>(topic, partition, person.value(), bytes));
            });
      }
      producer.flush();
    }
  }

  private static long read(KafkaAccess kafka) {
    String changelog =
        StateStores.changelog(TrackerConfig.DEFAULT_APPLICATION_ID, StateStores.DOSSIERS);
    long records = 0;
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(changelog)
          .forEach(one -> partitions.add(new TopicPartition(changelog, one.partition())));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        records += consumer.poll(Duration.ofSeconds(1)).count();
      }
    }
    return records;
  }

  /// The tracker says it, without all else that a start does.
  private void tellRestoring() throws IOException {
    try (Stream<String> log = Files.lines(folder.resolve("up.log"))) {
      log.filter(line -> line.contains("read back"))
          .reduce((_, last) -> last)
          .ifPresent(last ->
              System.out.printf(
                  "the tracker alone %s%n", last.substring(last.indexOf("read back"))));
    }
  }

  private String sizes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> parts = Files.list(folder.resolve("data"))) {
      for (Path part : parts.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> files = Files.walk(part)) {
          long bytes =
              files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
          all.append(
              String.format(Locale.ROOT, "%s %,d MB  ", part.getFileName(), bytes / 1_000_000));
        }
      }
    }
    return all.toString().strip();
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /// One run of the command.
  private final class Up implements AutoCloseable {
    private final Process process;
    private final JsonNode ready;

    Up(String how) throws IOException, InterruptedException {
      Path file = folder.resolve("ready.json");
      Files.deleteIfExists(file);
      ProcessBuilder command =
          new ProcessBuilder(
              objector.toString(),
              "up",
              "--heap",
              heap,
              "--data",
              folder.resolve("data").toString(),
              "--web-port",
              "0",
              "--smtp-port",
              "0",
              "--ready-file",
              file.toString());
      command.environment().put("OBJECTOR_PAGES_WATCH", "false");
      command.redirectErrorStream(true);
      command.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("up.log").toFile()));
      long begun = System.nanoTime();
      this.process = command.start();
      while (!Files.exists(file)) {
        if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
          process.destroyForcibly();
          throw new IOException(
              "not ready (" + how + "): " + Files.readString(folder.resolve("up.log")));
        }
        Thread.sleep(20);
      }
      this.ready = Json.MAPPER.readTree(Files.readString(file));
      System.out.printf(
          Locale.ROOT, "ready after %.1f s: %s; resident %d MB%n", seconds(begun), how, resident());
    }

    KafkaAccess kafka() throws IOException {
      return KafkaAccess.of(Path.of(ready.required("kafkaClientFile").stringValue()));
    }

    /// Linux.
    private long resident() throws IOException {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .sum();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
      long begun = System.nanoTime();
      process.destroy();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not stop");
      }
      System.out.printf(Locale.ROOT, "stopped in %.1f s%n", seconds(begun));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
