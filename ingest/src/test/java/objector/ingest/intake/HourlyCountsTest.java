package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HourlyCountsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final HourlyCounts<String> counts = new HourlyCounts<>(2);

  @Test
  void whatHappenedWithinTheHourCounts() {
    counts.add("a", NOON);
    counts.add("a", NOON.plusSeconds(1800));

    assertThat(counts.number("a", NOON.plusSeconds(3600))).isEqualTo(2);
    assertThat(counts.number("b", NOON)).isZero();
  }

  @Test
  void anHourLaterItIsForgotten() {
    counts.add("a", NOON);

    assertThat(counts.number("a", NOON.plusSeconds(3601))).isZero();
  }

  @Test
  void afterThatItBeginsAnew() {
    counts.add("a", NOON);
    counts.add("a", NOON.plusSeconds(4000));

    assertThat(counts.number("a", NOON.plusSeconds(7000))).isEqualTo(1);
  }

  @Test
  void neverMoreThanSoManyAreRemembered() {
    counts.add("a", NOON);
    counts.add("b", NOON);
    counts.add("c", NOON);

    assertThat(counts.number("a", NOON)).isZero();
    assertThat(counts.number("c", NOON)).isEqualTo(1);
  }
}
