package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import objector.events.PageEvent;
import objector.webui.Strip.Cell;
import org.junit.jupiter.api.Test;

class StripTest {
  private static final Instant NOW = Invented.NOW;
  private static final String PAGE = "meta-privacy-policy-en";

  @Test
  void weeksBeforeTheFirstLookAreNotShownAsSeen() {
    Strip strip = Strip.of(List.of(Invented.version(PAGE, "2026-11-01", true)), null, NOW);

    assertThat(strip.cells().getFirst()).isEqualTo(Cell.UNWATCHED);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.SEEN);
  }

  @Test
  void theFirstTextIsNoChange() {
    Strip strip = Strip.of(List.of(Invented.version(PAGE, "2026-11-01", true)), null, NOW);

    assertThat(strip.changes()).isZero();
    assertThat(strip.cells()).doesNotContain(Cell.MOVED);
  }

  @Test
  void aChangeShowsInItsWeek() {
    List<PageEvent> history =
        List.of(
            Invented.version(PAGE, "2026-02-10", true),
            Invented.version(PAGE, "2026-11-20", false));

    Strip strip = Strip.of(history, null, NOW);

    assertThat(strip.changes()).isEqualTo(1);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.MOVED);
  }

  @Test
  void aDayOfBlindnessMakesTheWeekBlind() {
    List<PageEvent> history =
        List.of(Invented.version(PAGE, "2026-02-10", true), Invented.blind(PAGE));

    Strip strip = Strip.of(history, null, NOW);

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

    Strip strip = Strip.of(history, null, Instant.parse("2026-12-22T13:07:00Z"));

    assertThat(strip.blindWeeks()).isEqualTo(1);
    assertThat(strip.cells().getLast()).isEqualTo(Cell.SEEN);
  }

  @Test
  void aWatchThatIsBlindBeforeItWroteAnEventIsShownBlind() {
    Strip strip = Strip.of(List.of(), NOW.minusSeconds(60), NOW);

    assertThat(strip.cells().getLast()).isEqualTo(Cell.BLIND);
  }
}
