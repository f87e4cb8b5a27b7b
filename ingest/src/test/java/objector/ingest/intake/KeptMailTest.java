package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import objector.events.Envelope;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

public class KeptMailTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
  private static final byte[] MAIL =
      "Subject: invented\r\n\r\nHello".getBytes(StandardCharsets.UTF_8);

  private final PersonId anna = PersonId.random();

  @ParameterizedTest
  @EnumSource(MailSource.class)
  void whatIsWrittenIsRead(MailSource source) {
    KeptMail mail = KeptMail.of(read(kept(source), 2, 9));

    assertThat(mail.person()).isEqualTo(anna);
    assertThat(mail.source()).isEqualTo(source);
    assertThat(mail.at()).isEqualTo(NOW);
    assertThat(mail.raw()).isEqualTo(MAIL);
  }

  @Test
  void nothingOfThePersonStandsOutsideOfTheEnvelopeButTheKey() {
    ProducerRecord<String, byte[]> kept = kept(MailSource.SMTP);

    assertThat(kept.headers()).hasSize(1);
    assertThat(new String(kept.headers().iterator().next().value(), StandardCharsets.UTF_8))
        .isEqualTo("smtp 2026-03-01T12:00:00.123456789Z");
  }

  @Test
  void aPageIsNone() {
    PageId page = new PageId("a-page");
    ProducerRecord<String, byte[]> capture =
        new ProducerRecord<>(
            Topics.EVIDENCE.name(),
            EvidenceId.of(page, Evidence.sha256(MAIL)).value(),
            Envelope.plain(page.value(), MAIL).toBytes());

    assertThat(KeptMail.isOne(read(capture, 0, 0))).isFalse();
  }

  @Test
  void whatWasErasedIsNone() {
    ProducerRecord<String, byte[]> kept = kept(MailSource.SMTP);

    assertThat(KeptMail.isOne(read(kept.key(), null, kept.headers()))).isFalse();
  }

  @Test
  void aMailUnderAnothersKeyIsNotTaken() {
    ProducerRecord<String, byte[]> kept = kept(MailSource.SMTP);
    String other = EvidenceId.of(PersonId.random(), Evidence.sha256(MAIL)).value();

    assertThatThrownBy(() -> KeptMail.of(read(other, kept.value(), kept.headers())))
        .isInstanceOf(Json.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "smtp", "smtp yesterday", "pigeon 2026-03-01T12:00:00Z"})
  void whatDoesNotSayHowAndWhenItCameIsNotTaken(String says) {
    ProducerRecord<String, byte[]> kept = kept(MailSource.SMTP);
    Headers headers =
        new RecordHeaders().add("objector.mail", says.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> KeptMail.of(read(kept.key(), kept.value(), headers)))
        .isInstanceOf(Json.Unreadable.class);
  }

  private ProducerRecord<String, byte[]> kept(MailSource source) {
    return KeptMail.record(anna, source, NOW, MAIL, Evidence.sha256(MAIL));
  }

  private static ConsumerRecord<String, byte[]> read(
      String key, byte @Nullable [] value, Headers headers) {
    return new ConsumerRecord<>(
        Topics.EVIDENCE.name(),
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  /// A record as it is read where it lies.
  public static ConsumerRecord<String, byte[]> read(
      ProducerRecord<String, byte[]> record, int partition, long offset) {
    return new ConsumerRecord<>(
        record.topic(),
        partition,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
  }
}
