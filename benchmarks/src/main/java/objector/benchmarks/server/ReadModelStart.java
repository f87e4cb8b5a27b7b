package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.webui.readmodel.ReadModelLoader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// How long the pages take until they can be read, with so many dossiers: from the topic, and then
/// again with the copy on the disk; what they take of the heap; and how often their reader wakes
/// while nothing happens.
public final class ReadModelStart {
  private static final int IDLE_SECONDS = 10;

  private ReadModelStart() {}

  /// The number of dossiers; 100000 unless said.
  public static void main(String[] arguments) throws Exception {
    int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    try (RigFolder folder = new RigFolder("objector-read-model");
        EmbeddedKafka kafka = new EmbeddedKafka(folder.path().resolve("kafka"))) {
      kafka.start();
      try (Admin admin = kafka.access().admin()) {
        new TopicSetup(4, (short) 1, false).ensure(admin);
      }
      PersonId one = write(kafka, number);
      long before = heap();
      for (String how : List.of("from the topic", "with its copy", "with its copy, again")) {
        try (ReadModelLoader loader =
            new ReadModelLoader(kafka.access(), "speed", folder.path().resolve("pages"))) {
          long begun = System.nanoTime();
          loader.start();
          double seconds = (System.nanoTime() - begun) / 1e9;
          Optional<Dossier> read = loader.readModel().dossier(one);
          System.out.printf(
              Locale.ROOT,
              "%,d dossiers, %s: %.1f s; heap %d MB more; the last is %s%n",
              number,
              how,
              seconds,
              (heap() - before) >> 20,
              read.isPresent() ? "there" : "missing");
          if (!how.startsWith("from")) {
            long woken = woken();
            Thread.sleep(IDLE_SECONDS * 1_000L);
            System.out.printf(
                Locale.ROOT,
                "idle: its reader waits %.1f times a second%n",
                (woken() - woken) / (double) IDLE_SECONDS);
          }
        }
      }
    }
  }

  private static PersonId write(EmbeddedKafka kafka, int number) {
    PersonId last = PersonId.random();
    long bytes = 0;
    try (Producer<String, byte[]> producer =
        kafka.access().producer(Map.of("linger.ms", 20, "batch.size", 262_144))) {
      for (int i = 0; i < number; i++) {
        Dossier dossier = InventedDossiers.confirmed(last, i);
        byte[] value = Topics.DOSSIERS.encode(dossier);
        bytes += value.length;
        var _ = producer.send(new ProducerRecord<>(Topics.DOSSIERS.name(), last.value(), value));
        last = i + 1 < number ? PersonId.random() : last;
      }
      producer.flush();
    }
    System.out.printf(Locale.ROOT, "a dossier has %d bytes%n", bytes / number);
    return last;
  }

  /// How often the reader's thread has waited (Linux).
  private static long woken() throws IOException {
    long sum = 0;
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : tasks.toList()) {
        // The name is cut to 15 letters.
        if (Files.readString(task.resolve("comm")).startsWith("objector-web-ui")) {
          sum += waits(task.resolve("status"));
        }
      }
    }
    return sum;
  }

  private static long waits(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
