package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import objector.events.alert.Alert;
import objector.events.alert.Delivery.State;
import objector.notifier.delivery.DeliveryWorld.Point;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.letter.SampleAlerts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PartitionDeliveriesTest {
  private static final Alert FIRST = SampleAlerts.alert(1);
  private static final Alert SECOND = SampleAlerts.alert(2);

  /// What the ledger says, and how many mails left, when the process ended there and was started
  /// again.
  private static final Map<Point, State> ENDS =
      Map.of(
          Point.BEFORE_SENDING_IS_KEPT, State.SENT,
          Point.AFTER_SENDING_IS_KEPT, State.UNCERTAIN,
          Point.BEFORE_THE_MAIL_IS_TAKEN, State.UNCERTAIN,
          Point.AFTER_THE_MAIL_IS_TAKEN, State.UNCERTAIN,
          Point.BEFORE_THE_END_IS_KEPT, State.UNCERTAIN,
          Point.AFTER_THE_END_IS_KEPT, State.SENT);

  private DeliveryWorld world = new DeliveryWorld();

  @BeforeEach
  void anAlertIsThere() {
    world = new DeliveryWorld();
    world.topic.put(0L, FIRST);
  }

  @Test
  void anAlertIsSentOnceAndTheLedgerSaysSo() throws Exception {
    work(world.deliveries());

    assertThat(world.taken).containsExactly("<" + FIRST.id() + ".mail@objector.example>");
    assertThat(world.written).containsExactly(State.SENDING, State.SENT);
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesNothingIsSentTwice(Point point) throws Exception {
    world.crash = point;
    PartitionDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());
    work(world.deliveries());

    assertThat(world.taken).hasSizeLessThanOrEqualTo(1);
    assertThat(state(FIRST)).isEqualTo(ENDS.get(point));
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesTheNextAlertIsSent(Point point) throws Exception {
    world.topic.put(1L, SECOND);
    world.crash = point;
    PartitionDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());

    assertThat(state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void theSameAlertTwiceOnTheTopicIsOneMail() throws Exception {
    world.topic.put(1L, FIRST);

    work(world.deliveries());

    assertThat(world.taken).hasSize(1);
  }

  @Test
  void whenTheLedgerCannotSaySendingNothingIsSent() {
    world.unavailableAt = State.SENDING;
    PartitionDeliveries deliveries = world.deliveries();

    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(Unavailable.class);

    assertThat(world.taken).isEmpty();
  }

  @Test
  void whenTheLedgerCannotSaySentItSaysSoLaterAndNothingIsSentAgain() throws Exception {
    world.unavailableAt = State.SENT;
    PartitionDeliveries deliveries = world.deliveries();
    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(Unavailable.class);

    world.unavailableAt = null;
    work(deliveries);

    assertThat(world.taken).hasSize(1);
    assertThat(state(FIRST)).isEqualTo(State.SENT);
  }

  @Test
  void whoeverLostTheLeaseSendsNothing() {
    world.leaseLost = true;
    PartitionDeliveries deliveries = world.deliveries();

    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(LeaseLost.class);

    assertThat(world.taken).isEmpty();
  }

  @Test
  void whileNobodyIsAtTheOtherEndTheLedgerStaysAsItIs() throws Exception {
    world.unreachable = true;

    work(world.deliveries());

    assertThat(world.written).isEmpty();
  }

  @Test
  void whenTheOtherEndIsBackTheMailLeaves() throws Exception {
    world.unreachable = true;
    PartitionDeliveries deliveries = world.deliveries();
    work(deliveries);

    world.unreachable = false;
    world.now = world.now.plus(Duration.ofMinutes(1));
    work(deliveries);

    assertThat(state(FIRST)).isEqualTo(State.SENT);
  }

  @Test
  void aDeferredMailDoesNotHoldUpTheOthers() throws Exception {
    world.topic.put(1L, SECOND);
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));

    work(world.deliveries());

    assertThat(state(FIRST)).isEqualTo(State.DEFERRED);
    assertThat(state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void aSuccessorBeginsAtTheFirstAlertThatHasNotEnded() throws Exception {
    world.topic.put(1L, SECOND);
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));
    PartitionDeliveries deliveries = world.deliveries();

    work(deliveries);

    assertThat(deliveries.committable()).isZero();
  }

  @Test
  void aDeferredMailIsSentAfterItsPauseAlsoByASuccessor() throws Exception {
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));
    work(world.deliveries());

    world.now = world.now.plus(Duration.ofSeconds(61));
    work(world.deliveries());

    assertThat(world.written)
        .containsExactly(State.SENDING, State.DEFERRED, State.SENDING, State.SENT);
  }

  @Test
  void aRefusedMailIsNotTriedAgain() throws Exception {
    world.outcomes.add(new SendOutcome.Refused("550 5.1.1"));
    PartitionDeliveries deliveries = world.deliveries();
    work(deliveries);

    world.now = world.now.plus(Duration.ofDays(1));
    work(deliveries);

    assertThat(world.written).containsExactly(State.SENDING, State.FAILED);
  }

  @Test
  void whenTheAnswerWasNotHeardTheLedgerSaysUncertain() throws Exception {
    world.outcomes.add(new SendOutcome.Unknown("the line broke"));
    work(world.deliveries());

    work(world.deliveries());

    assertThat(world.taken).hasSize(1);
    assertThat(state(FIRST)).isEqualTo(State.UNCERTAIN);
  }

  @Test
  void anAlertThatIsTakenBackWhileItWaitsIsNotSent() throws Exception {
    PartitionDeliveries deliveries = world.deliveries();
    deliveries.withdraw(1, Optional.of(FIRST.id()));

    work(deliveries);

    assertThat(world.taken).isEmpty();
    assertThat(deliveries.committable()).isEqualTo(2);
  }

  @Test
  void anAddressThatIsNoneFailsAloneAndSaysSo() throws Exception {
    Alert broken =
        new Alert(
            FIRST.id(),
            FIRST.person(),
            FIRST.at(),
            "a@b.example\r\nBcc: c@d.example",
            "en",
            "UTC",
            null,
            null,
            false,
            FIRST.matter());
    world.topic.put(0L, broken);
    world.topic.put(1L, SECOND);

    work(world.deliveries());

    assertThat(state(FIRST)).isEqualTo(State.FAILED);
    assertThat(state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void whatEndedLongAgoIsForgotten() throws Exception {
    PartitionDeliveries deliveries = world.deliveries();
    work(deliveries);

    world.now = world.now.plus(Duration.ofDays(91));
    deliveries.forget(10);

    assertThat(world.ledger).isEmpty();
  }

  private State state(Alert alert) {
    return Optional.ofNullable(world.ledger.get(alert.id())).orElseThrow().state();
  }

  private static void work(PartitionDeliveries deliveries) throws Unavailable, LeaseLost {
    deliveries.work(System.nanoTime() + Duration.ofSeconds(30).toNanos());
  }
}
