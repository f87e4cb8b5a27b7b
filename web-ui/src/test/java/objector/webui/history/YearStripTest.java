package objector.webui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import objector.events.page.PageEvent;
import objector.webui.Invented;
import objector.webui.history.YearStrip.Cell;
import org.junit.jupiter.api.Test;

class YearStripTest {
  private static final Instant NOW = Invented.NOW;
  private static final String PAGE = "meta-privacy-policy-en";

  @Test
  void weeksBeforeTheFirstLookAreNotShownAsSeen() {
    YearStrip strip = YearStrip.of(List.of(Invented.version(PAGE, "2026-11-01", true)), null, NOW);

    assertThat(strip.cells().getFirst()).isEqualTo(Cell.UNWATCHED);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.SEEN);
  }

  @Test
  void theFirstTextIsNoChange() {
    YearStrip strip = YearStrip.of(List.of(Invented.version(PAGE, "2026-11-01", true)), null, NOW);

    assertThat(strip.changes()).isZero();
    assertThat(strip.cells()).doesNotContain(Cell.MOVED);
  }

  @Test
  void aChangeShowsInItsWeek() {
    List<PageEvent> history =
        List.of(
            Invented.version(PAGE, "2026-02-10", true),
            Invented.version(PAGE, "2026-11-20", false));

    YearStrip strip = YearStrip.of(history, null, NOW);

    assertThat(strip.changes()).isEqualTo(1);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.MOVED);
  }

  @Test
  void aDayOfBlindnessMakesTheWeekBlind() {
    List<PageEvent> history =
        List.of(Invented.version(PAGE, "2026-02-10", true), Invented.blind(PAGE));

    YearStrip strip = YearStrip.of(history, null, NOW);

    assertThat(strip.cells().getLast()).isEqualTo(Cell.BLIND);
    assertThat(strip.blindWeeks()).isEqualTo(1);
  }

  @Test
  void whenWeSeeAgainOnlyTheGapIsBlind() {
    List<PageEvent> history =
        List.of(
            Invented.version(PAGE, "2026-02-10", true),
            Invented.blind(PAGE),
            Invented.sees(PAGE, "2026-11-20"));

    YearStrip strip = YearStrip.of(history, null, Instant.parse("2026-12-22T13:07:00Z"));

    assertThat(strip.blindWeeks()).isEqualTo(1);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.SEEN);
  }

  @Test
  void aWatchThatIsBlindBeforeItWroteAnEventIsShownBlind() {
    YearStrip strip = YearStrip.of(List.of(), NOW.minusSeconds(60), NOW);

    assertThat(strip.cells().getLast()).isEqualTo(Cell.BLIND);
  }
}
