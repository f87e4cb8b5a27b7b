package objector.tracker.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import objector.events.Envelope;
import objector.events.Json;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.Deadline.Kind;
import org.junit.jupiter.api.Test;

final class StoredDossierTest {
  private static final PersonId ANNA = PersonId.random();
  private static final byte[] DOSSIER =
      Envelope.plain("anna", "{}".getBytes(StandardCharsets.US_ASCII)).toBytes();
  private static final Deadline VANISHES =
      new Deadline(Instant.parse("2026-05-04T09:00:00Z"), ANNA, Kind.VANISH, null, "");

  @Test
  void whatIsKeptBeforeADossierReadsBackWithIt() {
    EventId cause = EventId.random();
    StoredDossier stored =
        new StoredDossier(
            SeenCauses.NONE.with(cause, List.of()).withApart(),
            PendingDeadlines.of(List.of(VANISHES)),
            DOSSIER);

    StoredDossier read = StoredDossier.of(ANNA.value(), stored.toBytes());

    assertThat(read.seen().has(cause)).isTrue();
    assertThat(read.seen().isApart()).isTrue();
    assertThat(read.pending()).isEqualTo(stored.pending());
    assertThat(read.dossier()).isEqualTo(DOSSIER);
    assertThat(StoredDossier.deadlineKeys(ANNA.value(), stored.toBytes()))
        .containsExactly(VANISHES.key());
  }

  /// Of releases until November 2026: causes, and no deadlines.
  @Test
  void whatAnEarlierReleaseWroteSaysNothingOfDeadlines() {
    EventId cause = EventId.random();
    byte[] causes = SeenCauses.NONE.with(cause, List.of()).toBytes();
    byte[] stored =
        ByteBuffer.allocate(7 + causes.length + DOSSIER.length)
            .put(new byte[] {'O', 3, 0})
            .putInt(causes.length)
            .put(causes)
            .put(DOSSIER)
            .array();

    StoredDossier read = StoredDossier.of(ANNA.value(), stored);

    assertThat(read.seen().has(cause)).isTrue();
    assertThat(read.seen().isApart()).isFalse();
    assertThat(read.pending()).isNull();
    assertThat(read.dossier()).isEqualTo(DOSSIER);
    assertThat(read.toBytes()).isEqualTo(stored);
    assertThat(StoredDossier.deadlineKeys(ANNA.value(), stored)).isEmpty();
  }

  @Test
  void aDossierAloneSaysThatAllElseLiesApart() {
    StoredDossier read = StoredDossier.of(ANNA.value(), DOSSIER);

    assertThat(read.seen().isApart()).isTrue();
    assertThat(read.pending()).isNull();
    assertThat(read.dossier()).isEqualTo(DOSSIER);
  }

  @Test
  void anEarlierReleaseRefusesItInWords() {
    byte[] stored = new StoredDossier(SeenCauses.NONE, PendingDeadlines.NONE, DOSSIER).toBytes();

    assertThatThrownBy(() -> Envelope.of(stored))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("version 4 is not known");
  }

  @Test
  void whatBreaksOffIsRefusedAndHasNoKeys() {
    byte[] stored =
        new StoredDossier(
                SeenCauses.NONE.with(EventId.random(), List.of()),
                PendingDeadlines.of(List.of(VANISHES)),
                new byte[0])
            .toBytes();

    for (int length = 2; length < stored.length; length++) {
      byte[] broken = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> StoredDossier.of(ANNA.value(), broken))
          .isInstanceOf(Json.Unreadable.class);
      assertThat(StoredDossier.deadlineKeys(ANNA.value(), broken)).isEmpty();
    }
  }
}
