package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.service.Health;
import org.junit.jupiter.api.Test;

final class ExpiredMailsTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private Instant now = NOON;
  private final ExpiredMails expired = new ExpiredMails(() -> now);

  @Test
  void manyAreOneReport() {
    expired.count(Lane.NEWS, NOON);
    expired.count(Lane.LINKS, NOON.plusSeconds(1));
    expired.count(Lane.LINKS, NOON.plusSeconds(2));

    ExpiredMails.Report report = expired.due(NOON.plusSeconds(3)).orElseThrow();

    assertThat(report.byWord().toString()).isEqualTo("{links=2, news=1}");
    assertThat(report.first()).isEqualTo(NOON);
    assertThat(report.last()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void whatWasToldIsNotToldAgainAndTheNextReportWaitsAnHour() {
    expired.count(Lane.LINKS, NOON);
    ExpiredMails.Report first = expired.due(NOON).orElseThrow();
    expired.count(Lane.LINKS, NOON.plusSeconds(1));
    expired.wasTold(first, NOON.plusSeconds(2));

    assertThat(expired.due(NOON.plusSeconds(3600))).isEmpty();
    assertThat(expired.due(NOON.plusSeconds(3602)).orElseThrow().mails())
        .containsEntry(Lane.LINKS, 1);
  }

  @Test
  void withoutAnyThereIsNothingToTell() {
    assertThat(expired.due(NOON)).isEmpty();
    assertThat(expired.health()).isEqualTo(Health.up("notifier.expired"));
  }

  @Test
  void anHourAfterTheLastAllIsWellAgain() {
    expired.count(Lane.LINKS, NOON);
    assertThat(expired.health().state()).isEqualTo(Health.State.DEGRADED);

    now = NOON.plus(Duration.ofMinutes(61));

    assertThat(expired.health().state()).isEqualTo(Health.State.UP);
  }
}
