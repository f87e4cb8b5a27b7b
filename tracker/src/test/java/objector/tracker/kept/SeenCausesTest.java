package objector.tracker.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import objector.events.Json;
import objector.events.id.EventId;
import org.junit.jupiter.api.Test;

final class SeenCausesTest {
  /// Base 32 leaves out some of its letters.
  private static final EventId UNUSUAL = new EventId("ilouilouilouilouilouilouil");

  @Test
  void theyReadBack() {
    EventId told = EventId.random();
    EventId mailed = EventId.random();
    String alert = EventId.random().value();
    SeenCauses causes =
        SeenCauses.NONE
            .with(told, List.of())
            .with(UNUSUAL, List.of(alert))
            .with(mailed, List.of(alert, UNUSUAL.value()));

    SeenCauses read = SeenCauses.of(causes.toBytes(), false);

    assertThat(List.of(told, UNUSUAL, mailed)).allMatch(read::has);
    assertThat(read.has(EventId.random())).isFalse();
    assertThat(read.has(new EventId(alert))).isFalse();
    assertThat(read.alerts()).containsExactly(alert, alert, UNUSUAL.value());
    assertThat(read.isApart()).isFalse();
    assertThat(SeenCauses.of(causes.toBytes(), true).isApart()).isTrue();
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
    byte[] bytes =
        SeenCauses.NONE.with(EventId.random(), List.of()).with(UNUSUAL, List.of()).toBytes();

    // The first is whole after 18.
    for (int length : new int[] {1, 2, 17, 19, bytes.length - 1}) {
      byte[] broken = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SeenCauses.of(broken, false)).isInstanceOf(Json.Unreadable.class);
    }
  }
}
