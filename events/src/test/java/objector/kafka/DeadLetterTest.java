package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import objector.events.Topic.Owner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// What a dead letter's headers say, whoever wrote them.
final class DeadLetterTest {
  private final ConsumerRecord<String, byte[]> record =
      new ConsumerRecord<>("objector.tracker.dead", 2, 17, "somebody", new byte[] {1});

  @Test
  void ourOwnHeadersSayWhereItLayAndWhy() {
    DeadLetters.say(record.headers(), "not an envelope", "objector.claim-results", 3, 41);

    DeadLetter letter = DeadLetter.of(Owner.TRACKER, record);

    assertThat(letter.id()).isEqualTo("tracker-2@17");
    assertThat(letter.reason()).isEqualTo("not an envelope");
    assertThat(letter.topic()).isEqualTo("objector.claim-results");
    assertThat(letter.partition()).isEqualTo(3);
    assertThat(letter.offset()).isEqualTo(41);
  }

  @Test
  void whatWasDueHasNoOffset() {
    DeadLetters.say(record.headers(), "a reason", "objector.dossiers", 3, -1);

    assertThat(DeadLetter.of(Owner.TRACKER, record).offset()).isEqualTo(-1);
  }

  @Test
  void kafkaStreamsHeadersSayItToo() {
    put("__streams.errors.exception", "an.Exception");
    put("__streams.errors.topic", "objector.pages");
    put("__streams.errors.partition", "1");
    put("__streams.errors.offset", "5");

    DeadLetter letter = DeadLetter.of(Owner.TRACKER, record);

    assertThat(letter.reason()).isEqualTo("an.Exception");
    assertThat(letter.topic()).isEqualTo("objector.pages");
    assertThat(letter.partition()).isEqualTo(1);
    assertThat(letter.offset()).isEqualTo(5);
  }

  @Test
  void headersThatSayNothingAreNoReasonToFail() {
    assertThat(DeadLetter.of(Owner.INGEST, record).topic()).isNull();
    put("objector.source", "nonsense");
    assertThat(DeadLetter.of(Owner.INGEST, record).topic()).isNull();
    put("objector.source", "objector.mail-x@y");
    assertThat(DeadLetter.of(Owner.INGEST, record).offset()).isEqualTo(-1);
  }

  private void put(String name, String value) {
    record.headers().remove(name);
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
