package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.WatchState;
import objector.notifier.letter.OperatorMail;
import objector.notifier.letter.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BlindPagesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final BlindPages pages = new BlindPages(Duration.ofDays(1));

  @Test
  void aPageThatIsBlindForADayIsDue() {
    pages.take(state(NOON));

    assertThat(pages.due(NOON.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(pages.due(NOON.plus(Duration.ofHours(24)))).hasSize(1);
  }

  @Test
  void itIsToldOnce() {
    pages.take(state(NOON));
    pages.due(NOON.plus(Duration.ofDays(1))).forEach(pages::wasTold);

    assertThat(pages.due(NOON.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void theNextBlindnessIsToldAgain() {
    pages.take(state(NOON));
    pages.due(NOON.plus(Duration.ofDays(1))).forEach(pages::wasTold);
    pages.take(state(null));
    pages.take(state(NOON.plus(Duration.ofDays(5))));

    assertThat(pages.due(NOON.plus(Duration.ofDays(6)))).hasSize(1);
  }

  @Test
  void aPageThatSeesAgainInTimeIsNot() {
    pages.take(state(NOON));
    pages.take(state(null));

    assertThat(pages.due(NOON.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void theMailSaysWhichPageSinceWhenAndWhy() {
    OperatorMail mails =
        new OperatorMail(
            "objector@example.org",
            "operator@example.org",
            "example.org",
            URI.create("https://objector.example.org"));

    OutgoingMail mail = mails.of(state(NOON), NOON.plus(Duration.ofDays(1)));

    assertThat(mail.text())
        .contains("To: operator@example.org\r\n")
        .contains("Subject: Objector cannot see a-page\r\n")
        .contains("has not been seen since 2026-03-01T12:00:00Z.")
        .contains("What stands there instead: login-wall")
        .contains("https://objector.example.org/pages/a-page");
    assertThat(mail.text().chars()).allMatch(c -> c < 128);
    assertThat(mails.of(state(NOON), NOON.plus(Duration.ofDays(2))).messageId())
        .isEqualTo(mail.messageId());
  }

  private static WatchState state(@Nullable Instant blindSince) {
    return new WatchState(
        new PageId("a-page"),
        NOON,
        blindSince == null ? LookOutcome.UNCHANGED : LookOutcome.BLIND,
        blindSince == null ? null : Blindness.LOGIN_WALL,
        blindSince,
        blindSince == null ? 0 : 9,
        null,
        NOON);
  }
}
