package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.Topic.Owner;
import objector.events.id.PersonId;
import objector.events.person.Erasure;
import org.junit.jupiter.api.Test;

final class ErasureOrdersTest {
  private static final PersonId ANNA = PersonId.random();
  private static final PersonId OTTO = PersonId.random();
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration HELD = Duration.ofSeconds(20);

  private final ErasureOrders orders = new ErasureOrders(Owner.NOTIFIER);

  @Test
  void nobodyIsDueWhereNothingWasOrdered() {
    assertThat(orders.due(0, AT)).isEmpty();
    assertThat(orders.idle(AT, HELD)).isEqualTo(HELD);
  }

  @Test
  void whoWasOrderedIsDueAtOnceInThatPartition() {
    orders.learn(1, new Erasure.Ordered(ANNA, AT));

    assertThat(orders.due(1, AT)).containsExactly(ANNA.value());
    assertThat(orders.due(0, AT)).isEmpty();
    assertThat(orders.idle(AT.plusSeconds(90), HELD)).isZero();
  }

  @Test
  void whoWasLookedForByAnotherServiceIsStillDue() {
    orders.learn(1, new Erasure.Ordered(ANNA, AT));
    orders.learn(1, new Erasure.Swept(ANNA, AT, Owner.INGEST.word(), 3));

    assertThat(orders.due(1, AT)).containsExactly(ANNA.value());
  }

  @Test
  void oneWaitsForTheNextWhoIsDue() {
    orders.learn(0, new Erasure.Ordered(OTTO, AT.plusSeconds(7)));
    orders.learn(1, new Erasure.Ordered(ANNA, AT));
    orders.learn(1, new Erasure.Swept(ANNA, AT, Owner.NOTIFIER.word(), 3));

    assertThat(orders.due(1, AT)).isEmpty();
    assertThat(orders.idle(AT, HELD)).isEqualTo(Duration.ofSeconds(7));
    assertThat(orders.idle(AT, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aPartitionThatIsAnothersIsForgotten() {
    orders.learn(0, new Erasure.Ordered(OTTO, AT));
    orders.learn(1, new Erasure.Ordered(ANNA, AT));

    orders.forget(0);

    assertThat(orders.partitions()).containsExactly(1);
    assertThat(orders.due(0, AT)).isEmpty();
  }
}
