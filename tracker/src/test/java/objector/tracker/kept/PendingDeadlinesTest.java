package objector.tracker.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import objector.events.Json;
import objector.events.id.AccountId;
import objector.events.id.PersonId;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.Deadline.Kind;
import org.junit.jupiter.api.Test;

final class PendingDeadlinesTest {
  private static final PersonId ANNA = PersonId.random();
  private static final AccountId ACCOUNT = AccountId.random();
  private static final Instant MAY = Instant.parse("2026-05-04T09:00:00Z");
  private static final Deadline NUDGE =
      new Deadline(MAY, ANNA, Kind.FIRST_NUDGE, ACCOUNT, "2026-05-03");
  private static final Deadline AGAIN =
      new Deadline(MAY, ANNA, Kind.SECOND_NUDGE, ACCOUNT, "2026-05-03");

  @Test
  void eachReadsBackAsItsKeySaysIt() {
    List<Deadline> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(new Deadline(MAY.plusNanos(1_234_567), ANNA, kind, ACCOUNT, "2026-05-03"));
      all.add(new Deadline(MAY.plusSeconds(9), ANNA, kind, null, ""));
    }
    // Base 32 leaves out some of its letters.
    all.add(
        new Deadline(
            MAY, ANNA, Kind.OVERDUE, new AccountId("ilouilouilouilouilouilouil"), "ä".repeat(90)));
    PendingDeadlines pending = PendingDeadlines.of(all);

    PendingDeadlines read = PendingDeadlines.of(ANNA.value(), pending.toBytes());

    assertThat(read).isEqualTo(pending);
    assertThat(read.keys()).isEqualTo(all.stream().map(Deadline::key).toList());
    assertThat(read.all()).isEqualTo(read.keys().stream().map(Deadline::of).toList());
  }

  /// Stores know kinds by number: they grow at the end.
  @Test
  void theNumbersOfKindsAreAsPinned() {
    assertThat(Kind.values())
        .containsExactly(
            Kind.VANISH,
            Kind.CHANGE_OVER,
            Kind.CODE_OVER,
            Kind.FIRST_NUDGE,
            Kind.SECOND_NUDGE,
            Kind.DUE_SOON,
            Kind.DUE_OVER,
            Kind.OVERDUE,
            Kind.FIRST_ANSWER,
            Kind.SECOND_ANSWER,
            Kind.DIGEST,
            Kind.MONTHLY,
            Kind.BLIND_DAY,
            Kind.AUTHORITY_DUE,
            Kind.COMPLAINT_READY);
  }

  @Test
  void whatIsSetAnewHasTheMomentThatItIsGiven() {
    PendingDeadlines pending = PendingDeadlines.of(List.of(NUDGE, AGAIN));
    Deadline later = NUDGE.at(MAY.plus(Duration.ofDays(1)));

    assertThat(pending.after(Set.of(), Set.of(later)).all()).containsExactly(AGAIN, later);
    assertThat(pending.after(Set.of(NUDGE), Set.of(later)).all()).containsExactly(AGAIN, later);
  }

  /// Also when it was put off meanwhile.
  @Test
  void whatIsTakenBackIsAwaitedNoMore() {
    Deadline later = NUDGE.at(MAY.plus(Duration.ofDays(1)));
    PendingDeadlines pending = PendingDeadlines.of(List.of(later, AGAIN));

    assertThat(pending.after(Set.of(NUDGE), Set.of()).all()).containsExactly(AGAIN);
  }

  @Test
  void whatWasPutOffIsNotAwaitedBefore() {
    PendingDeadlines pending = PendingDeadlines.of(List.of(NUDGE));

    assertThat(pending.awaits(NUDGE)).isTrue();
    assertThat(pending.awaits(NUDGE.at(MAY.plusSeconds(60)))).isTrue();
    assertThat(pending.awaits(NUDGE.at(MAY.minusSeconds(60)))).isFalse();
    assertThat(pending.awaits(AGAIN)).isFalse();
  }

  @Test
  void aKindOfALaterReleaseIsRefused() {
    byte[] bytes = PendingDeadlines.of(List.of(NUDGE)).toBytes();
    bytes[Long.BYTES] = 99;

    assertThatThrownBy(() -> PendingDeadlines.of(ANNA.value(), bytes))
        .isInstanceOf(Json.Unreadable.class);
  }
}
