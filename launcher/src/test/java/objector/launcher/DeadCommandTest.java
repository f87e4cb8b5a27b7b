package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.events.Envelope;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.DeadLetters;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.wiring.FolderLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What was put aside can be seen and brought again, on a running installation and on a stopped
/// one.
final class DeadCommandTest {
  private static final String KEY = "somebody/something";
  private static final long WRITTEN = 1_700_000_000_000L;
  private static final byte[] VALUE =
      Envelope.plain("somebody", "{\"a\":\"\u001b[31mred\"}".getBytes(StandardCharsets.UTF_8))
          .toBytes();

  @TempDir private Path data;

  @Test
  void whatWasPutAsideIsListedShownAndBroughtAgainOnce() throws Exception {
    String id;
    try (FolderLock _ = FolderLock.take(data);
        EmbeddedKafka kafka = started()) {
      id = putAside(kafka.access(), KEY);

      assertThat(run("list", "--json").out())
          .startsWith("{\"id\":\"" + id + "\",\"at\":")
          .endsWith(
              ",\"service\":\"tracker\",\"reason\":\"NullPointerException at Invented.java:1\",\"topic\":\"objector.mail\",\"partition\":0,\"offset\":0,\"key\":\"somebody/something\",\"bytes\":%d}%n"
                  .formatted(VALUE.length));
      assertThat(run("list", "--service", "notifier").out()).startsWith("Nothing was put aside.");
      assertThat(run("list", "--service", "nobody").exit()).isEqualTo(2);
      assertThat(run("show", id).out()).contains("·[31mred").doesNotContain("\u001b");
      assertThat(run("show", "tracker-0@99").exit()).isEqualTo(1);

      Ran replayed = run("replay", id);
      assertThat(replayed.out()).contains("brought again");
      assertThat(replayed.exit()).isZero();
      assertThat(mails(kafka.access()))
          .hasSize(2)
          .allSatisfy(record -> {
            assertThat(record.value()).isEqualTo(VALUE);
            assertThat(record.key()).isEqualTo(KEY);
            assertThat(record.timestamp()).isEqualTo(WRITTEN);
          });

      Ran again = run("replay", id);
      assertThat(again.out()).contains("has taken its place");
      assertThat(again.exit()).isEqualTo(1);
      assertThat(mails(kafka.access())).hasSize(2);
    }

    assertThat(run("list").out()).startsWith(id);
  }

  @Test
  void whoWasErasedStaysErased() throws Exception {
    try (FolderLock _ = FolderLock.take(data);
        EmbeddedKafka kafka = started()) {
      String id = putAside(kafka.access(), KEY);
      send(kafka.access(), KEY, null);

      Ran replayed = run("replay", "--json", id);

      assertThat(replayed.out())
          .isEqualTo(
              "{\"id\":\"%s\",\"replayed\":false,\"because\":\"it no longer lies where it came from: erased, or not kept so long\"}%n"
                  .formatted(id));
      assertThat(replayed.exit()).isEqualTo(1);
      assertThat(mails(kafka.access())).hasSize(2);
    }
  }

  /// A deadline lay on no topic.
  @Test
  void whatWasDueCannotBeBroughtAgain() throws Exception {
    try (FolderLock _ = FolderLock.take(data);
        EmbeddedKafka kafka = started()) {
      putAside(kafka.access(), new ConsumerRecord<>("objector.dossiers", 0, -1, "somebody", VALUE));

      Ran replayed = run("replay", "tracker-0@0", "tracker-0@7");

      assertThat(replayed.out())
          .contains("it was due and lay on no topic")
          .contains("nothing was put aside under this id");
      assertThat(replayed.exit()).isEqualTo(1);
    }
  }

  @Test
  void aFolderWithoutAnInstallationIsSaid() {
    assertThat(run("list").err()).contains("There is no Objector in");
  }

  private EmbeddedKafka started() throws InterruptedException {
    EmbeddedKafka kafka = new EmbeddedKafka(data.resolve("kafka"));
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(1, (short) 1, false).ensure(admin);
    }
    return kafka;
  }

  private static String putAside(KafkaAccess access, String key) throws Exception {
    RecordMetadata place = send(access, key, VALUE);
    putAside(
        access, new ConsumerRecord<>(place.topic(), place.partition(), place.offset(), key, VALUE));
    return "tracker-0@0";
  }

  private static void putAside(KafkaAccess access, ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    try (Producer<String, byte[]> producer = access.producer(Map.of())) {
      new DeadLetters(producer, Owner.TRACKER)
          .put(record, "NullPointerException at Invented.java:1");
    }
  }

  private static RecordMetadata send(KafkaAccess access, String key, byte @Nullable [] value)
      throws Exception {
    try (Producer<String, byte[]> producer = access.producer(Map.of())) {
      return producer
          .send(new ProducerRecord<>(Topics.MAIL.name(), 0, WRITTEN, key, value))
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static List<ConsumerRecord<String, byte[]>> mails(KafkaAccess access) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    TopicPartition mail = new TopicPartition(Topics.MAIL.name(), 0);
    try (Consumer<String, byte[]> consumer = access.consumer(Map.of())) {
      consumer.assign(List.of(mail));
      consumer.seekToBeginning(List.of(mail));
      long end = consumer.endOffsets(List.of(mail)).getOrDefault(mail, 0L);
      while (consumer.position(mail) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  private Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead"));
    all.addAll(List.of(arguments));
    all.add("--data");
    all.add(data.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine objector =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = objector.execute(all.toArray(String[]::new));
    return new Ran(out.toString(), err.toString(), exit);
  }

  /// What a command printed, and how it ended.
  private record Ran(String out, String err, int exit) {}
}
