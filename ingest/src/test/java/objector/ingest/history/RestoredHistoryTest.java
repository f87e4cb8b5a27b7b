package objector.ingest.history;

import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.extract.SamplePages.read;
import static objector.ingest.history.TwiceADay.SHORT;
import static objector.ingest.history.TwiceADay.WITH_AI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.events.page.LookOutcome;
import objector.ingest.extract.PageRules;
import org.junit.jupiter.api.Test;

/// What a restart must not forget.
final class RestoredHistoryTest {
  private final TwiceADay page = new TwiceADay();

  @Test
  void aRestoredPastIsKnown() {
    page.history().restore(read(PARROT));
    page.history().restore(read(WITH_AI));

    assertThat(page.look(WITH_AI).outcome()).isEqualTo(LookOutcome.UNCHANGED);
    assertThat(page.look(PARROT).outcome()).isEqualTo(LookOutcome.RETURNED);
  }

  @Test
  void aSecondLookAfterARestartIsASecondLook() {
    page.look(PARROT);
    page.look(WITH_AI);

    PageHistory restarted = restarted(PARROT);

    assertThat(restarted.look(read(WITH_AI), page.now()).alert()).isTrue();
  }

  @Test
  void aTextThatWentAwayBeforeTheRestartWaitsNoMore() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(PARROT);

    assertThat(page.history().waiting()).isEmpty();
  }

  @Test
  void wordsThatAreGoneWaitADayOverRestarts() {
    page.look(PARROT);
    String less =
        PARROT.replace("- We never listen to the songs that you keep in your private cage.\n", "");
    page.look(less);
    PageHistory restarted = restarted(PARROT);
    restarted.look(read(less), page.now());
    page.pass(Duration.ofHours(12));

    assertThat(restarted.look(read(less), page.now()).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aShortTextIsBelievedAfterAWeekOverRestarts() {
    String whole = PARROT + PARROT.replace("songs", "poems").replace("birds", "bats");
    page.look(whole);
    page.look(SHORT);
    PageHistory restarted = restarted(whole);
    page.pass(Duration.ofDays(7));

    assertThat(restarted.look(read(SHORT), page.now()).reason()).contains("stayed");
  }

  private PageHistory restarted(String... versions) {
    PageHistory restarted = new PageHistory(PageRules.of("en"));
    for (String version : versions) {
      restarted.restore(read(version));
    }
    page.history().waiting().ifPresent(restarted::resume);
    return restarted;
  }
}
