package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.launcher.Main;
import objector.launcher.embedded.Compaction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Somebody takes everything along, and is erased: by real SMTP and HTTP, in a process of its own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class LeavingIT {
  private static final String ADDRESS = "anna@example.org";
  private static final List<Topic<?>> COMPACTED =
      List.of(
          Topics.PEOPLE,
          Topics.MAIL,
          Topics.EVIDENCE,
          Topics.DOSSIERS,
          Topics.ALERTS,
          Topics.DELIVERIES);

  record Ran(int exit, String out) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(out));
    return new Ran(command.execute(arguments), out.toString());
  }

  @Test
  void whoTakesAllAlongAndIsErasedIsFoundNowhere(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    Path zip = folder.resolve("export.zip");
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      String mailbox = anna.forwardingAddress();
      objector.postman().send(Mails.notice("anna.paints", 1), mailbox);
      anna.awaitPage(page -> page.text().contains("will use your public posts"));

      Ran exported = run("export", ADDRESS, "--to", zip.toString(), "--data", data.toString());
      assertThat(exported.exit()).as(exported.out()).isZero();
      String person = person(zip);
      theExportIsIntactUntilItIsAltered(zip);

      for (Topic<?> topic : COMPACTED) {
        Compaction.hasten(objector.kafka(), topic);
      }
      assertThat(found(objector.kafka(), ADDRESS)).isNotEmpty();
      anna.pressesOn(anna.page("/me/erase"), "Erase everything");

      Ran receipt = run("erase", person, "--data", data.toString());
      assertThat(receipt.exit()).as(receipt.out()).isZero();
      assertThat(receipt.out()).contains("ingest: removed").contains("web-ui: removed");
      assertThatThrownBy(() -> objector.postman().send(Mails.notice("anna.paints", 2), mailbox))
          .isInstanceOf(IOException.class);
      assertThat(anna.page().text()).doesNotContain("@anna.paints");
      assertThat(outbox(data)).noneMatch(mail -> mail.contains(ADDRESS));

      compact(objector.kafka(), data, person);
      assertThat(found(objector.kafka(), ADDRESS)).isEmpty();
      assertThat(found(objector.kafka(), "anna.paints")).isEmpty();
    }
  }

  private static void theExportIsIntactUntilItIsAltered(Path zip) throws IOException {
    assertThat(run("verify", zip.toString()).exit()).isZero();
    assertThat(run("verify", zip.toString()).out()).contains("What this does not prove");

    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile read = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(read.entries())) {
        files.put(entry.getName(), read.getInputStream(entry).readAllBytes());
      }
    }
    String mail =
        files.keySet().stream().filter(name -> name.startsWith("mails/")).findFirst().orElseThrow();
    files.put(mail, (new String(files.get(mail), UTF_8) + "P.S.").getBytes(UTF_8));
    Path altered = zip.resolveSibling("altered.zip");
    try (OutputStream out = Files.newOutputStream(altered);
        ZipOutputStream write = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write.putNextEntry(new ZipEntry(file.getKey()));
        write.write(file.getValue());
      }
    }
    Ran found = run("verify", altered.toString());
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("altered: " + mail);

    Path none = Files.writeString(zip.resolveSibling("none.zip"), "This is no ZIP.", UTF_8);
    assertThat(run("verify", none.toString()).exit()).isEqualTo(2);
  }

  private static String person(Path zip) throws IOException {
    try (ZipFile read = new ZipFile(zip.toFile())) {
      byte[] dossier = read.getInputStream(read.getEntry("dossier.json")).readAllBytes();
      return Json.MAPPER.readTree(dossier).path("person").asString();
    }
  }

  private static List<String> outbox(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("outbox"))) {
      List<String> all = new ArrayList<>();
      for (Path file : files.toList()) {
        all.add(Files.readString(file, UTF_8));
      }
      return all;
    }
  }

  /// What a quiet topic needs hours for: something more is written, which closes the segment.
  private static void compact(KafkaAccess kafka, Path data, String person) throws Exception {
    Thread.sleep(Duration.ofMillis(1_500));
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      for (Topic<?> topic : COMPACTED) {
        long offset = 0;
        int partition = 0;
        for (int i = 0; i < 2; i++) {
          RecordMetadata sent =
              producer
                  .send(new ProducerRecord<>(topic.name(), person + "/closing" + i, null))
                  .get(20, TimeUnit.SECONDS);
          offset = sent.offset();
          partition = sent.partition();
          Thread.sleep(Duration.ofMillis(1_100));
        }
        assertThat(Compaction.await(data.resolve("kafka"), topic, partition, offset - 2, 90))
            .as(topic.name())
            .isTrue();
      }
    }
  }

  /// Topics in which a text stands in any record's key or value, whoever could still read it.
  private static Set<String> found(KafkaAccess kafka, String text) {
    Set<String> found = new TreeSet<>();
    byte[] wanted = text.getBytes(UTF_8);
    try (Consumer<String, byte[]> reader =
        kafka.consumer(Map.of("isolation.level", "read_uncommitted"))) {
      for (String topic : reader.listTopics().keySet()) {
        if (!topic.startsWith("objector.")) {
          continue;
        }
        List<TopicPartition> all =
            reader.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
        reader.assign(all);
        reader.seekToBeginning(all);
        Map<TopicPartition, Long> ends = reader.endOffsets(all);
        while (all.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
          for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) {
            if (record.key().contains(text) || contains(record.value(), wanted)) {
              found.add(topic);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean contains(byte[] value, byte[] wanted) {
    return value != null && new String(value, UTF_8).contains(new String(wanted, UTF_8));
  }
}
