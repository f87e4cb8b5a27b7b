package objector.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import objector.events.Envelope;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailKind;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.ingest.judge.JudgedMail;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a person's mail as evidence, judges it, and says what was seen. Judging runs while Kafka
/// writes the evidence; a mail that cannot be judged is kept all the same.
public final class MailIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
  private static final int REMEMBERED = 10_000;

  private final Producer<String, byte[]> producer;
  private final Judge judge;
  private final Executor threads;
  private final Duration bound;
  private final Consumer<MailEvent> also;
  private final RecentlySeen<EventId> said = new RecentlySeen<>(REMEMBERED);

  /// Tells nobody but Kafka.
  ///
  /// @param bound how long Kafka may take to acknowledge a record
  public MailIntake(
      Producer<String, byte[]> producer, Judge judge, Executor threads, Duration bound) {
    this(producer, judge, threads, bound, _ -> {});
  }

  /// Tells another, too.
  ///
  /// @param also told of what was said, once Kafka has it
  public MailIntake(
      Producer<String, byte[]> producer,
      Judge judge,
      Executor threads,
      Duration bound,
      Consumer<MailEvent> also) {
    this.also = also;
    this.producer = producer;
    this.judge = judge;
    this.threads = threads;
    this.bound = bound;
  }

  @Override
  public EventId accept(PersonId person, MailSource source, byte[] raw, Instant at) {
    String hash = Evidence.sha256(raw);
    EventId id = EventId.of("mail", person, hash);
    // A sender that did not hear our answer sends again.
    if (said.contains(id)) {
      return id;
    }
    CompletableFuture<JudgedMail> reading =
        CompletableFuture.supplyAsync(() -> read(raw, at), threads);
    Evidence evidence = keep(person, raw, hash);
    JudgedMail read = await(reading);
    send(
        EventSize.fit(
            new MailReceived(
                id,
                person,
                at,
                source,
                evidence,
                read.messageId(),
                read.dated(),
                read.about(),
                read.judgement(),
                read.original())));
    said.add(id);
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
    return keep(person, raw, Evidence.sha256(raw));
  }

  @Override
  public void forPostmaster(byte[] raw) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.dead(Owner.INGEST).name(), "postmaster", raw);
    record.headers().add("objector.reason", "mail to postmaster".getBytes(StandardCharsets.UTF_8));
    acknowledged(record);
  }

  private Evidence keep(PersonId person, byte[] raw, String hash) {
    EvidenceId id = EvidenceId.of(person, hash);
    byte[] envelope = Envelope.plain(person.value(), raw).toBytes();
    RecordMetadata kept =
        acknowledged(new ProducerRecord<>(Topics.EVIDENCE.name(), id.value(), envelope));
    return new Evidence(id, kept.partition(), kept.offset(), hash, raw.length);
  }

  /// Writes down what was seen of a mail.
  ///
  /// @throws NotNow when Kafka does not acknowledge it
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

  private JudgedMail await(CompletableFuture<JudgedMail> reading) {
    try {
      return reading.get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (TimeoutException e) {
      LOG.warn("A mail could not be judged in time and is kept as it is");
      return broken("judging took longer than " + bound.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private JudgedMail read(byte[] raw, Instant at) {
    try {
      return judge.judge(raw, at);
    } catch (RuntimeException | StackOverflowError e) {
      // Without its message, which may quote the mail.
      LOG.warn("A mail could not be judged and is kept as it is: {}", e.getClass().getName());
      return broken("judging failed: " + e.getClass().getSimpleName());
    }
  }

  private static JudgedMail broken(String reason) {
    Judgement judgement =
        new Judgement(
            MailKind.BROKEN,
            reason,
            null,
            null,
            null,
            Forward.none(),
            new Authenticity(Verdict.UNVERIFIABLE, List.of()),
            List.of(),
            List.of(),
            List.of(reason));
    return new JudgedMail(judgement, About.nothing(), null, null, reason);
  }
}
