package objector.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import objector.events.Envelope;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A person's mail as it lies on `objector.evidence`. Beside its envelope, which says whose it is,
/// its record says in one header that it is a mail, by which way it came and when: `objector.mail:
/// smtp 2026-03-01T12:00:00Z`. Without that header it is no mail to be judged, but a page, a
/// screenshot, or a mail of a release that judged before it answered.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeptMail(
    PersonId person, MailSource source, Instant at, Evidence evidence, byte[] raw) {
  private static final String HEADER = "objector.mail";

  /// What of a mail is told under this id, however often it comes.
  public static EventId id(PersonId person, String sha256) {
    return EventId.of("mail", person, sha256);
  }

  /// What of this mail is told under this id.
  public EventId id() {
    return id(person, evidence.sha256());
  }

  /// As it is to be kept.
  static ProducerRecord<String, byte[]> record(
      PersonId person, MailSource source, Instant at, byte[] raw, String sha256) {
    ProducerRecord<String, byte[]> record = bytes(person, raw, sha256);
    String says = source.word() + " " + at;
    record.headers().add(HEADER, says.getBytes(StandardCharsets.US_ASCII));
    return record;
  }

  /// Bytes of a person's that nobody judges.
  static ProducerRecord<String, byte[]> bytes(PersonId person, byte[] raw, String sha256) {
    return new ProducerRecord<>(
        Topics.EVIDENCE.name(),
        EvidenceId.of(person, sha256).value(),
        Envelope.plain(person.value(), raw).toBytes());
  }

  /// Whether a record is a mail to be judged: what was erased is none.
  public static boolean isOne(ConsumerRecord<String, byte[]> record) {
    return header(record) != null && value(record) != null;
  }

  /// The mail in a record that [#isOne].
  ///
  /// @throws Json.Unreadable when it cannot be read, or is not what its key says
  public static KeptMail of(ConsumerRecord<String, byte[]> record) {
    Header header = header(record);
    byte[] value = value(record);
    if (header == null || value == null) {
      throw new Json.Unreadable("not a mail");
    }
    Envelope envelope = Envelope.of(value);
    String[] says = new String(header.value(), StandardCharsets.US_ASCII).split(" ", 2);
    try {
      PersonId person = new PersonId(envelope.owner());
      byte[] raw = envelope.payload();
      String sha256 = Evidence.sha256(raw);
      EvidenceId id = EvidenceId.of(person, sha256);
      if (!id.value().equals(record.key())) {
        throw new Json.Unreadable("a mail under a key that is not its own");
      }
      return new KeptMail(
          person,
          source(says[0]),
          Instant.parse(says.length < 2 ? "" : says[1]),
          new Evidence(id, record.partition(), record.offset(), sha256, raw.length),
          raw);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Json.Unreadable("a mail of which it is not said how and when it came");
    }
  }

  private static MailSource source(String word) {
    for (MailSource source : MailSource.values()) {
      if (source.word().equals(word)) {
        return source;
      }
    }
    throw new IllegalArgumentException("no way in");
  }

  private static @Nullable Header header(ConsumerRecord<String, byte[]> record) {
    return record.headers().lastHeader(HEADER);
  }

  private static byte @Nullable [] value(ConsumerRecord<String, byte[]> record) {
    return record.value();
  }
}
