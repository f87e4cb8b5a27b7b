package objector.endtoend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.events.Envelope;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mail that came while DNS was down, and ingest was stopped before it answered again.
final class SecondLookIT {
  /// Invented. It has no signature any more, so that this test needs no DNS.
  private static final byte[] MAIL =
      "From: somebody@example.org\r\nSubject: invented\r\n\r\nHello"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path data;

  @Test
  void aMailThatWaitsIsJudgedAgainAfterARestart() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      PersonId anna = PersonId.random();
      MailReceived waiting = received(anna, kept(stand, anna));
      stand.send(Topics.MAIL.record(waiting));

      stand.ingest();

      IngestStand.await(
          "it was judged again",
          () -> stand.all(Topics.MAIL).stream().anyMatch(MailRejudged.class::isInstance));
      MailRejudged again = (MailRejudged) stand.all(Topics.MAIL).getLast();
      assertThat(again.person()).isEqualTo(anna);
      assertThat(again.again().id()).isEqualTo(waiting.id());
      assertThat(again.again().judgement().authenticity().signatures()).isEmpty();
    }
  }

  private static Evidence kept(IngestStand stand, PersonId person) throws Exception {
    String hash = Evidence.sha256(MAIL);
    EvidenceId id = EvidenceId.of(person, hash);
    byte[] envelope = Envelope.plain(person.value(), MAIL).toBytes();
    try (Producer<String, byte[]> producer = stand.access().producer(Map.of())) {
      RecordMetadata at =
          producer
              .send(new ProducerRecord<>(Topics.EVIDENCE.name(), id.value(), envelope))
              .get(20, TimeUnit.SECONDS);
      return new Evidence(id, at.partition(), at.offset(), hash, MAIL.length);
    }
  }

  private static MailReceived received(PersonId person, Evidence evidence) {
    Signature unknown =
        new Signature(
            Of.OUTER,
            "facebookmail.com",
            "s1",
            Result.NO_KEY,
            "not known yet: DNS did not answer in time",
            null);
    return new MailReceived(
        EventId.random(),
        person,
        Instant.now().minus(Duration.ofMinutes(2)),
        MailSource.SMTP,
        evidence,
        null,
        null,
        About.nothing(),
        new Judgement(
            MailKind.CONFIRMATION,
            null,
            null,
            null,
            null,
            Forward.none(),
            new Authenticity(Verdict.UNVERIFIABLE, List.of(unknown)),
            List.of(),
            List.of(),
            List.of()));
  }
}
