package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.tracker.streams.CommitPace.Rhythm;
import org.junit.jupiter.api.Test;

final class CommitPaceTest {
  private final Rhythm rhythm = new Rhythm();
  private long now = Duration.ofDays(1).toNanos();

  @Test
  void theFirstChangeIsCommittedAtOnce() {
    assertThat(rhythm.isTime(now, now, true)).isTrue();
  }

  @Test
  void whatDidNotChangeIsNotCommitted() {
    assertThat(rhythm.isTime(now, now, false)).isFalse();
  }

  @Test
  void whileCommitsAreQuickThereIsOneEveryTwentyMilliseconds() {
    assertThat(commits(1, Duration.ofMillis(1))).isBetween(45, 50);
  }

  @Test
  void whileCommitsAreSlowHalfOfTheTimeIsLeftForTheWork() {
    assertThat(commits(1, Duration.ofMillis(40))).isBetween(11, 13);
  }

  @Test
  void thereIsAlwaysOneEveryTenthOfASecond() {
    assertThat(commits(1, Duration.ofMillis(300))).isBetween(2, 3);
  }

  @Test
  void ofABacklogCommitsTakeANinth() {
    rhythm.late = true;

    assertThat(commits(10, Duration.ofMillis(15))).isBetween(70, 80);
    assertThat(commits(10, Duration.ofMillis(1))).isBetween(450, 500);
  }

  @Test
  void ofABacklogThereAreFiveCommitsASecond() {
    rhythm.late = true;

    assertThat(commits(10, Duration.ofMillis(60))).isBetween(49, 51);
  }

  /// How many commits of a certain length there are, with a record every hundred microseconds of
  /// the time between them.
  private int commits(int seconds, Duration length) {
    // Steps before the measured second, so that the first commit's length is known.
    int commits = 0;
    long start = now + Duration.ofSeconds(2).toNanos();
    long end = start + Duration.ofSeconds(seconds).toNanos();
    while (now < end) {
      now += 100_000;
      if (rhythm.isTime(now, now, true)) {
        commits += now >= start ? 1 : 0;
        now += length.toNanos();
      }
    }
    return commits;
  }
}
