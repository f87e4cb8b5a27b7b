package objector.endtoend.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Proof;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.notifier.Notifier;
import objector.notifier.NotifierConfig;
import objector.notifier.smtp.Sending;
import objector.programmes.Programmes;
import objector.wording.Translations;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// The notifier alone on a broker of its own, and its ledger to look into.
final class NotifierStand implements AutoCloseable {
  private static final int PARTITIONS = 4;

  private final EmbeddedKafka kafka;
  private final Path data;
  private final List<Notifier> opened = new ArrayList<>();

  NotifierStand(Path data) throws Exception {
    this.data = data;
    kafka = new EmbeddedKafka(data);
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(PARTITIONS, (short) 1, true).ensure(admin);
    } catch (Exception e) {
      // A broker whose folder the test deletes beneath it ends the whole process.
      kafka.close();
      throw e;
    }
  }

  KafkaAccess access() {
    return kafka.access();
  }

  /// For a process of its own.
  Path kafkaClientFile() {
    return kafka.clientFile();
  }

  Notifier notifier(String instance, int smtpPort) {
    return started(notifier(access(), instance, smtpPort, folder(instance)));
  }

  Notifier notifier(String instance, Sending sending, Clock clock) {
    return started(notifier(access(), instance, sending, folder(instance), clock));
  }

  /// One whose figures can be looked at.
  Notifier notifier(String instance, int smtpPort, MeterRegistry meters) {
    return started(
        notifier(access(), instance, relay(smtpPort), folder(instance), Clock.systemUTC(), meters));
  }

  private Notifier started(Notifier notifier) {
    opened.add(notifier);
    notifier.start();
    return notifier;
  }

  /// What an instance keeps on this machine; the same over a restart.
  Path folder(String instance) {
    return data.resolve("notifier-" + instance);
  }

  static Notifier notifier(KafkaAccess kafka, String instance, int smtpPort, Path folder) {
    return notifier(kafka, instance, relay(smtpPort), folder, Clock.systemUTC());
  }

  private static Sending relay(int port) {
    return new Sending.Relay("127.0.0.1", port, Sending.Tls.NONE, null, null);
  }

  private static Notifier notifier(
      KafkaAccess kafka, String instance, Sending sending, Path folder, Clock clock) {
    return notifier(kafka, instance, sending, folder, clock, new SimpleMeterRegistry());
  }

  private static Notifier notifier(
      KafkaAccess kafka,
      String instance,
      Sending sending,
      Path folder,
      Clock clock,
      MeterRegistry meters) {
    return new Notifier(
        new NotifierConfig(
            kafka,
            URI.create("https://objector.example"),
            "objector@objector.example",
            "objector.example",
            sending,
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
            "the Berger family",
            instance,
            clock,
            null,
            folder),
        Translations.load(),
        Programmes.load(),
        meters);
  }

  Alert alert() throws Exception {
    return alert("anna@mail.example");
  }

  Alert alert(String to) throws Exception {
    PersonId person = PersonId.random();
    Account account =
        new Account(
            AccountId.random(),
            Platform.INSTAGRAM,
            "@anna",
            null,
            List.of(),
            List.of(),
            new Confirmed(null, LocalDate.of(2025, 5, 3), Proof.VERIFIED_MAIL, null, null, false));
    Alert alert =
        new Alert(
            AlertId.of(person, "confirmed"),
            person,
            Instant.now(),
            to,
            "en",
            "Europe/Paris",
            "FR",
            null,
            false,
            new Alert.Matter.AccountNews(News.CONFIRMED, account));
    send(Topics.ALERTS.record(alert));
    return alert;
  }

  /// A sign-in link that somebody waits for.
  Alert link() throws Exception {
    return link("anna@mail.example");
  }

  Alert link(String to) throws Exception {
    Alert link = alert(to, new Alert.Matter.SignInLink(EventId.random()));
    send(Topics.ALERTS.record(link));
    return link;
  }

  /// As a change of a page gives them.
  void news(int number) throws Exception {
    try (Producer<String, byte[]> producer = access().producer(Map.of())) {
      for (int i = 0; i < number; i++) {
        Alert.Matter seen =
            new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy-en"), Instant.now());
        var _ = producer.send(Topics.ALERTS.record(alert("anna@mail.example", seen)));
      }
      producer.flush();
    }
  }

  static Alert alert(String to, Alert.Matter matter) {
    PersonId person = PersonId.random();
    return new Alert(
        AlertId.of(person, "alert"),
        person,
        Instant.now(),
        to,
        "en",
        "Europe/Paris",
        "FR",
        null,
        false,
        matter);
  }

  /// As a notifier did that had no lanes, when it had come to the end of the topic.
  void commitBeforeLanes() {
    List<TopicPartition> all =
        IntStream.range(0, PARTITIONS)
            .mapToObj(p -> new TopicPartition(Topics.ALERTS.name(), p))
            .toList();
    try (Consumer<String, byte[]> old =
        access().consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "objector-notifier"))) {
      old.assign(all);
      Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
      old.endOffsets(all).forEach((p, end) -> ends.put(p, new OffsetAndMetadata(end)));
      old.commitSync(ends);
    }
  }

  void send(ProducerRecord<String, byte[]> record) throws Exception {
    try (Producer<String, byte[]> producer = access().producer(Map.of())) {
      producer.send(record).get(30, TimeUnit.SECONDS);
    }
  }

  /// What the ledger says of each alert, newest word.
  Map<AlertId, Delivery> ledger() {
    Map<AlertId, Delivery> ledger = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(Topics.DELIVERIES.name())) {
      Delivery entry = Topics.DELIVERIES.decode(record.value());
      ledger.put(entry.alert(), entry);
    }
    return ledger;
  }

  /// What the ledger says of that alert; `"nothing"` when it says nothing.
  String state(Alert alert) {
    Delivery entry = ledger().get(alert.id());
    return entry == null ? "nothing" : entry.state().name();
  }

  boolean sent(List<Alert> alerts) {
    Map<AlertId, Delivery> ledger = ledger();
    return alerts.stream()
        .map(alert -> ledger.get(alert.id()))
        .allMatch(entry -> entry != null && entry.state() == Delivery.State.SENT);
  }

  List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<TopicPartition> all =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (Consumer<String, byte[]> consumer = access().consumer(Map.of())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    opened.reversed().forEach(Notifier::close);
    kafka.close();
  }
}
