package objector.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a person's mail as evidence, with all that judging it will need: whoever brought it waits
/// for nothing else, and nothing that was kept is forgotten. What is seen of it is told behind, by
/// who reads the queue.
public final class MailIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
  private static final int REMEMBERED = 10_000;

  private final Producer<String, byte[]> producer;
  private final Duration bound;
  private final Consumer<MailEvent> also;
  private final RecentlySeen<EventId> said = new RecentlySeen<>(REMEMBERED);

  /// Tells nobody but Kafka.
  ///
  /// @param bound how long Kafka may take to acknowledge a record
  public MailIntake(Producer<String, byte[]> producer, Duration bound) {
    this(producer, bound, _ -> {});
  }

  /// Tells another, too.
  ///
  /// @param also told of what was said, once Kafka has it
  public MailIntake(Producer<String, byte[]> producer, Duration bound, Consumer<MailEvent> also) {
    this.also = also;
    this.producer = producer;
    this.bound = bound;
  }

  @Override
  public EventId accept(PersonId person, MailSource source, byte[] raw, Instant at) {
    String hash = Evidence.sha256(raw);
    EventId id = KeptMail.id(person, hash);
    // A sender that did not hear our answer sends again.
    if (!said.contains(id)) {
      acknowledged(KeptMail.record(person, source, at, raw, hash));
      said.add(id);
    }
    return id;
  }

  @Override
  public void refuse(PersonId person, MailSource source, String reason, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    EventId id = EventId.of("mail-refused", person, reason, day);
    if (said.contains(id)) {
      return;
    }
    send(new MailRefused(id, person, at, source, reason));
    said.add(id);
  }

  @Override
  public void returned(PersonId person, MailReturn why, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    EventId id = EventId.of("mail-returned", person, why.word(), day);
    if (said.contains(id)) {
      return;
    }
    send(new MailReturned(id, person, at, why));
    said.add(id);
    // Whoever runs this sees how many: a rising number is their own name going bad.
    LOG.atInfo().addKeyValue("why", why.word()).log("A mail of ours came back, or was put off");
  }

  @Override
  public Evidence keep(PersonId person, byte[] raw) {
    String hash = Evidence.sha256(raw);
    RecordMetadata kept = acknowledged(KeptMail.bytes(person, raw, hash));
    return new Evidence(
        EvidenceId.of(person, hash), kept.partition(), kept.offset(), hash, raw.length);
  }

  @Override
  public void forPostmaster(byte[] raw) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.dead(Owner.INGEST).name(), "postmaster", raw);
    record.headers().add("objector.reason", "mail to postmaster".getBytes(StandardCharsets.UTF_8));
    acknowledged(record);
  }

  /// Writes down what was seen of a mail.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not acknowledge it
  public void send(MailEvent event) {
    acknowledged(Topics.MAIL.record(event));
    also.accept(event);
  }

  private RecordMetadata acknowledged(ProducerRecord<String, byte[]> record) {
    try {
      Future<RecordMetadata> sent = producer.send(record);
      return sent.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new TemporarilyUnavailable(
          "Kafka did not acknowledge a record for " + record.topic(), e);
    }
  }
}
