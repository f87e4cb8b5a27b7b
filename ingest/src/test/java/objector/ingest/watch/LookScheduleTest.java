package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import objector.events.page.LookOutcome;
import org.junit.jupiter.api.Test;

class LookScheduleTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final LookSchedule SIX_HOURS = new LookSchedule(Duration.ofHours(6));

  private final Random random = new Random(1);

  @Test
  void anUnchangedPageIsLookedAtAfterItsInterval() {
    assertThat(next(SIX_HOURS, LookOutcome.UNCHANGED, 0))
        .isCloseTo(NOON.plus(Duration.ofHours(6)), within(36, ChronoUnit.MINUTES));
  }

  @Test
  void aTextThatWasSeenOnceIsLookedAtAgainSoon() {
    assertThat(next(SIX_HOURS, LookOutcome.PENDING, 0))
        .isCloseTo(NOON.plus(Duration.ofHours(1)), within(6, ChronoUnit.MINUTES));
  }

  @Test
  void aFailureIsTriedAgainAfterTenMinutes() {
    assertThat(next(SIX_HOURS, LookOutcome.BLIND, 1))
        .isCloseTo(NOON.plus(Duration.ofMinutes(10)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void pausesGrowUpToTheInterval() {
    assertThat(next(SIX_HOURS, LookOutcome.BLIND, 1_000))
        .isCloseTo(NOON.plus(Duration.ofHours(6)), within(36, ChronoUnit.MINUTES));
  }

  @Test
  void nothingIsLaterThanAShortInterval() {
    LookSchedule twoSeconds = new LookSchedule(Duration.ofSeconds(2));

    assertThat(next(twoSeconds, LookOutcome.PENDING, 0))
        .isCloseTo(NOON.plusSeconds(2), within(200, ChronoUnit.MILLIS));
  }

  private Instant next(LookSchedule timetable, LookOutcome outcome, int failures) {
    return timetable.next(NOON, outcome, failures, random);
  }
}
