package objector.events.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.events.id.PersonId;
import org.junit.jupiter.api.Test;

final class ErasureProgressTest {
  private static final PersonId ANNA = PersonId.random();
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final Erasure ORDER = new Erasure.Ordered(ANNA, AT);

  private static Erasure swept(Duration later, int found) {
    return new Erasure.Swept(ANNA, AT.plus(later), "ingest", found);
  }

  private static ErasureProgress after(Erasure... known) {
    return ErasureProgress.of(List.of(known)).orElseThrow();
  }

  @Test
  void withoutAnOrderNothingIsErased() {
    assertThat(ErasureProgress.of(List.of(swept(Duration.ZERO, 0)))).isEmpty();
  }

  @Test
  void aServiceLooksAtOnce() {
    assertThat(after(ORDER).next("ingest")).isEqualTo(AT);
  }

  @Test
  void whatWasOnItsWayIsLookedForOnceMoreThoughNothingWasFound() {
    ErasureProgress early = after(ORDER, swept(Duration.ofSeconds(1), 0));

    assertThat(early.isGone("ingest")).isFalse();
    assertThat(early.next("ingest")).isEqualTo(AT.plus(ErasureProgress.FIRST_ROUND));
  }

  @Test
  void aServiceLooksAgainUntilNothingIsFound() {
    Duration second = ErasureProgress.FIRST_ROUND;

    ErasureProgress still = after(ORDER, swept(second, 3));
    assertThat(still.isGone("ingest")).isFalse();
    assertThat(still.next("ingest")).isEqualTo(AT.plus(second).plus(Duration.ofMinutes(30)));

    ErasureProgress gone = after(ORDER, swept(second, 3), swept(second.plusHours(1), 0));
    assertThat(gone.isGone("ingest")).isTrue();
    assertThat(gone.next("ingest")).isNull();
  }

  @Test
  void oneServicesEndSaysNothingOfTheOthers() {
    ErasureProgress gone = after(ORDER, swept(Duration.ofHours(8), 0));

    assertThat(gone.isGone("web-ui")).isFalse();
    assertThat(gone.next("web-ui")).isEqualTo(AT);
  }

  @Test
  void aDateThatHasPassedIsNotPromisedAgain() {
    assertThat(after(ORDER).latest(AT)).isEqualTo(AT.plus(Duration.ofDays(2)));
    assertThat(after(ORDER).latest(AT.plus(Duration.ofDays(5))))
        .isEqualTo(AT.plus(Duration.ofDays(6)));
  }
}
