package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import objector.events.Topic;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records that nobody can read, on every topic and partition: they are put aside, and everything
/// goes on.
final class PoisonIT {
  @Test
  void anUnreadableRecordStopsNothing(@TempDir Path folder) throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      KafkaAccess kafka = objector.kafka();

      poisonEverything(kafka);
      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());

      anna.awaitPage(page -> page.text().contains("use your public posts"));
      anna.letter(letter -> letter.subject().contains("@anna.paints"));
      assertThat(deadLetters(kafka, Topic.Owner.TRACKER)).isPositive();
      assertThat(deadLetters(kafka, Topic.Owner.NOTIFIER)).isPositive();
      assertThat(anna.page().text()).doesNotContain("could not be worked in");
    }
  }

  @Test
  void whoseRecordItWasIsToldSo(@TempDir Path folder) throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      KafkaAccess kafka = objector.kafka();

      spoilARecordOfThePersons(kafka);

      anna.awaitPage(page -> page.text().contains("One event could not be worked in"));
      anna.adds("facebook", "Anna Paints");
    }
  }

  /// Under a key like her own, so that whose it is can be known.
  private static void spoilARecordOfThePersons(KafkaAccess kafka) throws Exception {
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of());
        Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(Topics.PEOPLE.name(), Duration.ofSeconds(10))
          .forEach(p -> partitions.add(new TopicPartition(Topics.PEOPLE.name(), p.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      ConsumerRecord<String, byte[]> hers = null;
      for (int look = 0; hers == null && look < 100; look++) {
        for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          hers = one;
        }
      }
      String key = Objects.requireNonNull(hers, "she said nothing").key();
      int slash = key.indexOf('/') + 1;
      String another = new StringBuilder(key.substring(slash)).reverse().toString();
      producer
          .send(
              new ProducerRecord<>(
                  Topics.PEOPLE.name(),
                  hers.partition(),
                  key.substring(0, slash) + another,
                  "not what it should be".getBytes(UTF_8)))
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void poisonEverything(KafkaAccess kafka) throws Exception {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      for (Topic<?> topic :
          List.of(
              Topics.PEOPLE,
              Topics.MAIL,
              Topics.PAGES,
              Topics.DOSSIERS,
              Topics.MAILBOXES,
              Topics.LOGINS,
              Topics.CLAIMS,
              Topics.ALERTS,
              Topics.WATCH)) {
        for (int partition = 0; partition < 4; partition++) {
          producer
              .send(
                  new ProducerRecord<>(
                      topic.name(),
                      partition,
                      "nobody/poison" + partition,
                      "not what it should be".getBytes(UTF_8)))
              .get(20, TimeUnit.SECONDS);
        }
      }
    }
  }

  private static long deadLetters(KafkaAccess kafka, Topic.Owner service)
      throws InterruptedException {
    String topic = Topics.dead(service).name();
    List<TopicPartition> partitions = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
      consumer
          .partitionsFor(topic, Duration.ofSeconds(10))
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      long count = 0;
      while (count == 0 && System.nanoTime() < giveUp) {
        count = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        Thread.sleep(100);
      }
      return count;
    }
  }
}
