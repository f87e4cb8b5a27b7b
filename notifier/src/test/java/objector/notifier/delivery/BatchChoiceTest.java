package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.id.AlertId;
import objector.notifier.delivery.Batch.Draft;
import objector.notifier.delivery.Batch.Sendable;
import objector.notifier.letter.SampleAlerts;
import org.junit.jupiter.api.Test;

final class BatchChoiceTest {
  private static final Instant NOW = SampleAlerts.AT.plusSeconds(1);
  private static final DeliveryRules RULES = new DeliveryRules("objector.example");

  private final HeldPartitions partitions = new HeldPartitions();
  private int alerts;

  @Test
  void ofSeveralPartitionsEachHasItsShare() {
    waiting(0, 300);
    waiting(1, 300);

    Draft draft = choice(Lane.ACCOUNTS).next(partitions, Set.of(), 1, NOW);

    assertThat(draft.sends()).hasSize(Lane.ACCOUNTS.batch());
    assertThat(draft.sends()).filteredOn(one -> one.partition() == 0).hasSize(64);
  }

  @Test
  void whereVeryManyWaitABatchIsOfOnePartitionAndTheNextTurnOfAnother() {
    waiting(0, 300);
    waiting(1, 300);

    Draft first = choice(Lane.NEWS).next(partitions, Set.of(), 1, NOW);
    Draft second = choice(Lane.NEWS).next(partitions, Set.of(), 2, NOW);

    assertThat(first.sends()).extracting(Sendable::partition).containsOnly(1);
    assertThat(second.sends()).extracting(Sendable::partition).containsOnly(0);
    assertThat(first.size()).isEqualTo(Lane.NEWS.batch());
  }

  @Test
  void whatIsInFlightIsNotChosenAgainAndTheNextOnesAre() {
    waiting(0, 300);
    Draft first = choice(Lane.NEWS).next(partitions, Set.of(), 1, NOW);
    Set<AlertId> inFlight = new HashSet<>();
    first.sends().forEach(one -> inFlight.add(one.alert().id()));

    Draft second = choice(Lane.NEWS).next(partitions, inFlight, 1, NOW);

    assertThat(second.size()).isEqualTo(Lane.NEWS.batch());
    assertThat(second.sends())
        .extracting(one -> one.alert().id())
        .doesNotContainAnyElementsOf(inFlight);
  }

  @Test
  void whatWaitsIsPassedAndWhatStandsBehindItIsChosen() {
    waiting(0, 200);
    partitions.get(0).take(1_000, SampleAlerts.alert(9_999));
    Alert last = SampleAlerts.alert(9_999);
    BatchChoice choice =
        new BatchChoice(
            Lane.ACCOUNTS,
            (alert, entry, now) ->
                Optional.of(
                    alert.id().equals(last.id())
                        ? RULES.next(entry, alert, now)
                        : new DeliveryStep.Wait(NOW.plusSeconds(60))));

    Draft draft = choice.next(partitions, Set.of(), 1, NOW);

    assertThat(draft.sends()).extracting(one -> one.alert().id()).containsExactly(last.id());
    assertThat(partitions.get(0).nextDue()).isEqualTo(Instant.MIN);
    assertThat(partitions.backlog()).isEqualTo(201);
  }

  @Test
  void whileNothingCanLeaveNothingIsChosenAndAllStaysDue() {
    waiting(0, 5);

    Draft draft =
        new BatchChoice(Lane.ACCOUNTS, (alert, entry, now) -> Optional.empty())
            .next(partitions, Set.of(), 1, NOW);

    assertThat(draft.size()).isZero();
    assertThat(partitions.get(0).due(NOW, 10)).hasSize(5);
  }

  private static BatchChoice choice(Lane lane) {
    return new BatchChoice(lane, (alert, entry, now) -> Optional.of(RULES.next(entry, alert, now)));
  }

  private void waiting(int partition, int number) {
    PartitionDeliveries held = new PartitionDeliveries(new MemoryLedger(), 0);
    for (int i = 0; i < number; i++) {
      held.take(i, SampleAlerts.alert(alerts++));
    }
    partitions.add(partition, held);
  }
}
