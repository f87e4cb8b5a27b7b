package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.tracker.streams.CommitPace.Rhythm;
import org.junit.jupiter.api.Test;

final class CommitPaceTest {
  private static final long MILLI = Duration.ofMillis(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Rhythm rhythm = new Rhythm();
  private long now = Duration.ofDays(1).toNanos();

  /// But for what the thread waited.
  private long busy = Duration.ofDays(1).toNanos();

  /// Grows with each look at the records.
  private long waited;

  @Test
  void theFirstChangeIsCommittedAtOnce() {
    rhythm.told(now);

    assertThat(rhythm.isTime(now, waited)).isTrue();
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
  void oneSlowCommitMakesNobodyLateWhoComesAfterIt() {
    commitAndAwaitNext(Duration.ofMillis(1));
    commitAndAwaitNext(Duration.ofMillis(40));
    commitAndAwaitNext(Duration.ofMillis(1));

    assertThat(rhythm.isTime(now, waited)).isTrue();
  }

  @Test
  void afterTwoSlowCommitsInARowTheNextOneWaits() {
    commitAndAwaitNext(Duration.ofMillis(1));
    commitAndAwaitNext(Duration.ofMillis(40));
    commitAndAwaitNext(Duration.ofMillis(40));
    commitAndAwaitNext(Duration.ofMillis(1));

    assertThat(rhythm.isTime(now, waited)).isFalse();
    now += 80 * MILLI;
    assertThat(rhythm.isTime(now, waited)).isTrue();
  }

  /// A commit of that length, and a record for which the thread then waited.
  private void commitAndAwaitNext(Duration length) {
    rhythm.step(busy);
    assertThat(rhythm.isTime(now, waited++)).isTrue();
    now += length.toNanos();
    busy += length.toNanos();
    rhythm.step(busy);
    now += 25 * MILLI;
    rhythm.told(now);
  }

  @Test
  void thereIsAlwaysOneEveryTenthOfASecond() {
    assertThat(commits(1, Duration.ofMillis(300))).isBetween(2, 3);
  }

  @Test
  void ofABacklogCommitsTakeANinth() {
    rhythm.late(501);

    assertThat(commits(10, Duration.ofMillis(15))).isBetween(70, 80);
    assertThat(commits(10, Duration.ofMillis(1))).isBetween(450, 500);
  }

  @Test
  void ofABacklogThereAreFiveCommitsASecond() {
    rhythm.late(501);

    assertThat(commits(10, Duration.ofMillis(60))).isBetween(49, 51);
  }

  @Test
  void slicesAloneFillALongTransaction() {
    assertThat(sliced(Duration.ofMillis(5))).isEqualTo(100 * MILLI);
  }

  @Test
  void besideRecordsSlicesFillAShortOne() {
    rhythm.told(now);

    assertThat(sliced(Duration.ofMillis(5))).isEqualTo(10 * MILLI);
    now += SECOND;
    assertThat(sliced(Duration.ofMillis(5))).isEqualTo(100 * MILLI);
  }

  @Test
  void afterHalfOfTheirRoomSlicesLookAtTheRecords() {
    rhythm.told(now);

    assertThat(rhythm.room(now, waited)).isEqualTo(5 * MILLI);
  }

  @Test
  void aRecordCutsTheTransactionThatSlicesHaveBegun() {
    rhythm.told(now);
    assertThat(rhythm.isTime(now, waited++)).isTrue();
    worked(MILLI);
    assertThat(rhythm.isTime(now, waited)).isFalse();

    now += 4 * MILLI;
    rhythm.told(now);

    assertThat(rhythm.isTime(now, waited)).isTrue();
  }

  /// It is asked for, and comes once all tasks have had their turn.
  @Test
  void nothingIsSlicedBetweenAskingForACommitAndTheCommit() {
    worked(100 * MILLI);
    assertThat(rhythm.isTime(now, waited)).isTrue();
    assertThat(rhythm.room(now, waited)).isZero();

    waited++;

    assertThat(rhythm.room(now, waited)).isPositive();
  }

  @Test
  void aSliceIsNoCommitHoweverLongItTook() {
    rhythm.step(now);
    worked(90 * MILLI);
    rhythm.told(now);
    assertThat(rhythm.isTime(now, waited++)).isTrue();

    now += 5 * MILLI;
    rhythm.step(now);
    rhythm.told(now);

    assertThat(rhythm.isTime(now, waited)).isTrue();
  }

  /// How long slices of that length work after one commit until the next is asked for.
  private long sliced(Duration length) {
    rhythm.isTime(now, waited++);
    long all = 0;
    while (rhythm.room(now, waited) > 0) {
      worked(length.toNanos());
      all += length.toNanos();
      if (rhythm.isTime(now, waited)) {
        return all;
      }
      waited++;
    }
    throw new IllegalStateException("no room, and nobody asked for a commit");
  }

  private void worked(long nanos) {
    now += nanos;
    rhythm.worked(nanos, now);
  }

  /// How many commits of a certain length there are, with a record every hundred microseconds of
  /// the time between them.
  private int commits(int seconds, Duration length) {
    // Steps before the measured second, so that the first commit's length is known.
    int commits = 0;
    long start = now + 2 * SECOND;
    long end = start + seconds * SECOND;
    while (now < end) {
      now += 100_000;
      rhythm.told(now);
      rhythm.step(now);
      if (rhythm.isTime(now, waited++)) {
        commits += now >= start ? 1 : 0;
        now += length.toNanos();
      }
    }
    return commits;
  }
}
