package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.notifier.delivery.DeliveryWorld.Point;
import objector.notifier.letter.SampleAlerts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that ends at each of its steps, with its journal and without: nothing is sent twice,
/// and what may have been is said to be uncertain.
final class LaneCrashTest {
  private static final Alert FIRST = SampleAlerts.alert(1);
  private static final Alert SECOND = SampleAlerts.alert(2);

  /// What the ledger says, and how many mails left, when the process ended there and was started
  /// again.
  private static final Map<Point, State> ENDS =
      Map.of(
          Point.BEFORE_SENDING_IS_KEPT, State.SENT,
          Point.AFTER_SENDING_IS_KEPT, State.SENT,
          Point.BEFORE_THE_MAIL_IS_TAKEN, State.UNCERTAIN,
          Point.AFTER_THE_MAIL_IS_TAKEN, State.UNCERTAIN,
          Point.BEFORE_THE_END_IS_KEPT, State.SENT,
          Point.AFTER_THE_END_IS_KEPT, State.SENT);

  private DeliveryWorld world = new DeliveryWorld();

  @BeforeEach
  void anAlertIsThere() {
    world = new DeliveryWorld();
    world.topic.put(0L, FIRST);
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesNothingIsSentTwice(Point point) throws Exception {
    world.crash = point;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries());
    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSizeLessThanOrEqualTo(1);
    assertThat(world.state(FIRST)).isEqualTo(ENDS.get(point));
  }

  /// On another machine, or after this one went down.
  @ParameterizedTest
  @EnumSource(Point.class)
  void withoutItsJournalNothingIsSentTwiceEither(Point point) throws Exception {
    world.journal = SendingJournal.NONE;
    world.crash = point;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries());
    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSizeLessThanOrEqualTo(1);
    assertThat(world.state(FIRST))
        .isEqualTo(
            point == Point.BEFORE_SENDING_IS_KEPT || point == Point.AFTER_THE_END_IS_KEPT
                ? State.SENT
                : State.UNCERTAIN);
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesTheNextAlertIsSent(Point point) throws Exception {
    world.topic.put(1L, SECOND);
    world.crash = point;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries());

    assertThat(world.state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void aCrashLeavesNoMoreUncertainThanThereWereDialogues() throws Exception {
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }
    world.crash = Point.AFTER_THE_MAIL_IS_TAKEN;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSize(300).doesNotHaveDuplicates();
    assertThat(world.ledger.values().stream().map(Delivery::state).filter(s -> s != State.SENT))
        .containsExactly(State.UNCERTAIN);
  }

  @Test
  void withoutItsJournalACrashLeavesABatchUncertain() throws Exception {
    world.journal = SendingJournal.NONE;
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }
    world.crash = Point.AFTER_THE_MAIL_IS_TAKEN;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.UNCERTAIN))
        .hasSize(Lane.ACCOUNTS.batch());
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.SENT)).hasSize(172);
  }

  /// In the lane where a batch is sent while the next is kept.
  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesWithTwoBatchesUnderWayNothingIsSentTwiceOrLost(Point point)
      throws Exception {
    world.manyNews(700);
    world.connections = 5;
    world.crash = point;
    LaneDeliveries crashing = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries(Lane.NEWS));
    DeliveryWorld.work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(world.ledger).hasSize(700);
    long uncertain = world.uncertain();
    assertThat(uncertain).isLessThanOrEqualTo(5);
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.SENT))
        .hasSize(700 - (int) uncertain);
    assertThat(world.taken).hasSizeBetween(700 - (int) uncertain, 700);
  }

  @Test
  void withoutItsJournalACrashLeavesTwoBatchesUncertainAtMost() throws Exception {
    world.journal = SendingJournal.NONE;
    world.manyNews(700);
    world.crash = Point.AFTER_THE_MAIL_IS_TAKEN;
    LaneDeliveries crashing = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> DeliveryWorld.work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    DeliveryWorld.work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(world.uncertain()).isLessThanOrEqualTo(2L * Lane.NEWS.batch());
  }
}
