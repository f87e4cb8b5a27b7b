package objector.endtoend.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import objector.events.Envelope;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.SignInAsked;
import objector.kafka.EvidenceReader;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// What Objector needs of a broker, whichever it is.
interface BrokerContract {
  int PARTITIONS = 4;
  Instant AT = Instant.parse("2025-05-03T08:42:00Z");

  KafkaAccess kafka();

  @Test
  default void topicsAreMadeOnceAndAnotherNumberOfPartitionsIsRefused()
      throws InterruptedException {
    ensureTopics();
    ensureTopics();

    try (Admin admin = kafka().admin()) {
      assertThatThrownBy(() -> new TopicSetup(PARTITIONS + 1, (short) 1, false).ensure(admin))
          .isInstanceOf(TopicSetup.Mismatch.class)
          .hasMessageContaining("kafka.partitions=" + PARTITIONS);
    }
  }

  @Test
  default void topicsWithFewerCopiesThanTheSettingSaysAreRefused() throws InterruptedException {
    ensureTopics();

    try (Admin admin = kafka().admin()) {
      assertThatThrownBy(() -> new TopicSetup(PARTITIONS, (short) 3, false).ensure(admin))
          .isInstanceOf(TopicSetup.Mismatch.class)
          .hasMessageContaining("fewer copies")
          .hasMessageContaining("kafka.replication=1");
    }
  }

  @Test
  default void onePersonsEventsStayInOrderInOnePartition() throws Exception {
    ensureTopics();
    PersonId person = PersonId.random();
    List<PersonEvent> told = new ArrayList<>();
    List<RecordMetadata> places = new ArrayList<>();
    try (Producer<String, byte[]> producer = kafka().producer(Map.of())) {
      for (int i = 0; i < 20; i++) {
        PersonEvent event = new SignInAsked(EventId.random(), person, AT.plusSeconds(i));
        told.add(event);
        places.add(producer.send(Topics.PEOPLE.record(event)).get(30, TimeUnit.SECONDS));
      }
    }

    List<PersonEvent> read =
        read(places.getFirst().partition()).stream()
            .filter(event -> event.person().equals(person))
            .toList();

    assertThat(places)
        .extracting(RecordMetadata::partition)
        .containsOnly(places.getFirst().partition());
    assertThat(read).isEqualTo(told);
  }

  @Test
  default void tenMegabytesComeBackByteForByte() throws Exception {
    ensureTopics();
    byte[] mail = new byte[10 * 1024 * 1024];
    new Random(42).nextBytes(mail);
    PersonId person = PersonId.random();
    String sha = Evidence.sha256(mail);
    EvidenceId id = EvidenceId.of(person, sha);
    RecordMetadata place;
    try (Producer<String, byte[]> producer = kafka().producer(Map.of())) {
      place =
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.EVIDENCE.name(),
                      id.value(),
                      Envelope.plain(person.value(), mail).toBytes()))
              .get(60, TimeUnit.SECONDS);
    }

    Optional<byte[]> read;
    try (EvidenceReader reader = new EvidenceReader(kafka())) {
      read = reader.read(new Evidence(id, place.partition(), place.offset(), sha, mail.length));
    }

    assertThat(read).hasValueSatisfying(bytes -> assertThat(Evidence.sha256(bytes)).isEqualTo(sha));
  }

  @Test
  default void aWrongCoordinateNeverShowsAnothersBytes() throws Exception {
    ensureTopics();
    PersonId person = PersonId.random();
    Evidence first;
    Evidence second;
    try (Producer<String, byte[]> producer = kafka().producer(Map.of())) {
      first = keep(producer, person, "one".repeat(100));
      second = keep(producer, person, "two".repeat(100));
    }
    Evidence misplaced =
        new Evidence(
            first.id(), second.partition(), second.offset(), first.sha256(), first.bytes());

    Optional<byte[]> read;
    try (EvidenceReader reader = new EvidenceReader(kafka())) {
      read = reader.read(misplaced);
    }

    assertThat(read)
        .hasValueSatisfying(bytes -> assertThat(Evidence.sha256(bytes)).isEqualTo(first.sha256()));
  }

  @Test
  default void whatIsNotCommittedIsNotRead() throws Exception {
    ensureTopics();
    PersonId person = PersonId.random();
    int partition;
    try (Producer<String, byte[]> producer =
        kafka().producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "contract-" + person))) {
      producer.initTransactions();
      producer.beginTransaction();
      partition =
          producer
              .send(Topics.PEOPLE.record(new SignInAsked(EventId.random(), person, AT)))
              .get(30, TimeUnit.SECONDS)
              .partition();
      producer.abortTransaction();
    }

    assertThat(read(partition)).noneMatch(event -> event.person().equals(person));
  }

  private static Evidence keep(Producer<String, byte[]> producer, PersonId person, String text)
      throws Exception {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String sha = Evidence.sha256(bytes);
    EvidenceId id = EvidenceId.of(person, sha);
    RecordMetadata place =
        producer
            .send(
                new ProducerRecord<>(
                    Topics.EVIDENCE.name(),
                    id.value(),
                    Envelope.plain(person.value(), bytes).toBytes()))
            .get(30, TimeUnit.SECONDS);
    return new Evidence(id, place.partition(), place.offset(), sha, bytes.length);
  }

  private void ensureTopics() throws InterruptedException {
    try (Admin admin = kafka().admin()) {
      new TopicSetup(PARTITIONS, (short) 1, true).ensure(admin);
    }
  }

  private List<PersonEvent> read(int partition) {
    TopicPartition place = new TopicPartition(Topics.PEOPLE.name(), partition);
    List<PersonEvent> read = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = kafka().consumer(Map.of())) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (consumer.position(place) < end && System.nanoTime() < giveUp) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> read.add(Topics.PEOPLE.decode(record.value())));
      }
    }
    return read;
  }
}
