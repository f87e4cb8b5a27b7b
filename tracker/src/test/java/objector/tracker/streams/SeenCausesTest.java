package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import objector.events.Envelope;
import objector.events.Json;
import objector.events.id.EventId;
import org.junit.jupiter.api.Test;

final class SeenCausesTest {
  private static final byte[] DOSSIER =
      Envelope.plain("anna", "{}".getBytes(StandardCharsets.US_ASCII)).toBytes();

  /// Base 32 leaves out some of its letters.
  private static final EventId UNUSUAL = new EventId("ilouilouilouilouilouilouil");

  @Test
  void theyReadBackWithTheDossierBehindThem() {
    EventId told = EventId.random();
    EventId mailed = EventId.random();
    String alert = EventId.random().value();
    SeenCauses causes =
        SeenCauses.NONE
            .with(told, List.of())
            .with(UNUSUAL, List.of(alert))
            .with(mailed, List.of(alert, UNUSUAL.value()));

    byte[] stored = causes.before(DOSSIER);

    assertThat(SeenCauses.dossier(stored)).isEqualTo(DOSSIER);
    SeenCauses read = SeenCauses.of(stored);
    assertThat(List.of(told, UNUSUAL, mailed)).allMatch(read::has);
    assertThat(read.has(EventId.random())).isFalse();
    assertThat(read.has(new EventId(alert))).isFalse();
    assertThat(read.alerts()).containsExactly(alert, alert, UNUSUAL.value());
    assertThat(read.isApart()).isFalse();
    assertThat(SeenCauses.of(causes.withApart().before(DOSSIER)).isApart()).isTrue();
  }

  @Test
  void beforeADossierOfAnEarlierReleaseStandsNothing() {
    SeenCauses causes = SeenCauses.of(DOSSIER);

    assertThat(causes.isApart()).isTrue();
    assertThat(SeenCauses.dossier(DOSSIER)).isEqualTo(DOSSIER);
  }

  @Test
  void anEarlierReleaseRefusesThemInWords() {
    byte[] stored = SeenCauses.NONE.before(DOSSIER);

    assertThatThrownBy(() -> Envelope.of(stored))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("version 3 is not known");
  }

  @Test
  void theEldestGoAndNoneIsLost() {
    List<EventId> all = new ArrayList<>();
    SeenCauses causes = SeenCauses.NONE;
    while (!causes.areTooMany()) {
      EventId cause = EventId.random();
      all.add(cause);
      causes = causes.with(cause, List.of(EventId.random().value()));
    }

    SeenCauses gone = SeenCauses.bunch(causes.eldest());
    SeenCauses stay = causes.latest();

    assertThat(all).allMatch(cause -> gone.has(cause) != stay.has(cause));
    assertThat(gone.first()).isEqualTo(all.getFirst().value());
    assertThat(stay.has(all.getLast())).isTrue();
    assertThat(stay.isApart()).isTrue();
    assertThat(stay.areTooMany()).isFalse();
  }

  @Test
  void whatBreaksOffIsRefused() {
    byte[] stored =
        SeenCauses.NONE
            .with(EventId.random(), List.of())
            .with(UNUSUAL, List.of())
            .before(new byte[0]);

    for (int length = 2; length < stored.length; length++) {
      byte[] broken = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> SeenCauses.of(broken)).isInstanceOf(Json.Unreadable.class);
    }
  }
}
