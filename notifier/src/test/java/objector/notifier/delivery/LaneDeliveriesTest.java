package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import objector.events.alert.Alert;
import objector.events.alert.Delivery.State;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import objector.service.Health;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LaneDeliveriesTest {
  private static final Alert FIRST = SampleAlerts.alert(1);
  private static final Alert SECOND = SampleAlerts.alert(2);

  private DeliveryWorld world = new DeliveryWorld();

  @BeforeEach
  void anAlertIsThere() {
    world = new DeliveryWorld();
    world.topic.put(0L, FIRST);
  }

  @Test
  void anAlertIsSentOnceAndTheLedgerSaysSo() throws Exception {
    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).containsExactly("<" + FIRST.id() + ".mail@objector.example>");
    assertThat(world.written).containsExactly(State.SENDING, State.SENT);
  }

  @Test
  void theSameAlertTwiceOnTheTopicIsOneMail() throws Exception {
    world.topic.put(1L, FIRST);

    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSize(1);
  }

  @Test
  void whenTheLedgerCannotSaySendingNothingIsSent() {
    world.unavailableAt = State.SENDING;
    LaneDeliveries deliveries = world.deliveries();

    assertThatThrownBy(() -> DeliveryWorld.work(deliveries)).isInstanceOf(Unavailable.class);

    assertThat(world.taken).isEmpty();
  }

  @Test
  void whenTheLedgerCannotSaySentItSaysSoLaterAndNothingIsSentAgain() throws Exception {
    world.unavailableAt = State.SENT;
    LaneDeliveries deliveries = world.deliveries();
    assertThatThrownBy(() -> DeliveryWorld.work(deliveries)).isInstanceOf(Unavailable.class);

    world.unavailableAt = null;
    DeliveryWorld.work(deliveries);

    assertThat(world.taken).hasSize(1);
    assertThat(world.state(FIRST)).isEqualTo(State.SENT);
  }

  @Test
  void whoeverLostTheLeaseSendsNothing() {
    world.leaseLost = true;
    LaneDeliveries deliveries = world.deliveries();

    assertThatThrownBy(() -> DeliveryWorld.work(deliveries)).isInstanceOf(LeaseLost.class);

    assertThat(world.taken).isEmpty();
  }

  @Test
  void whileNobodyIsAtTheOtherEndTheLedgerStaysAsItIs() throws Exception {
    world.unreachable = true;

    DeliveryWorld.work(world.deliveries());

    assertThat(world.written).isEmpty();
  }

  @Test
  void whenTheOtherEndIsBackTheMailLeaves() throws Exception {
    world.unreachable = true;
    LaneDeliveries deliveries = world.deliveries();
    DeliveryWorld.work(deliveries);

    world.unreachable = false;
    world.now = world.now.plus(Duration.ofMinutes(1));
    DeliveryWorld.work(deliveries);

    assertThat(world.state(FIRST)).isEqualTo(State.SENT);
  }

  @Test
  void aDeferredMailDoesNotHoldUpTheOthers() throws Exception {
    world.topic.put(1L, SECOND);
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));

    DeliveryWorld.work(world.deliveries());

    assertThat(world.state(FIRST)).isEqualTo(State.DEFERRED);
    assertThat(world.state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void aSuccessorBeginsAtTheFirstAlertThatHasNotEnded() throws Exception {
    world.topic.put(1L, SECOND);
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));
    LaneDeliveries deliveries = world.deliveries();

    DeliveryWorld.work(deliveries);

    assertThat(deliveries.committable()).containsEntry(0, 0L);
  }

  @Test
  void aDeferredMailIsSentAfterItsPauseAlsoByASuccessor() throws Exception {
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));
    DeliveryWorld.work(world.deliveries());

    world.now = world.now.plus(Duration.ofSeconds(76));
    DeliveryWorld.work(world.deliveries());

    assertThat(world.written)
        .containsExactly(State.SENDING, State.DEFERRED, State.SENDING, State.SENT);
  }

  @Test
  void aRefusedMailIsNotTriedAgain() throws Exception {
    world.outcomes.add(new SendOutcome.Refused("550 5.1.1"));
    LaneDeliveries deliveries = world.deliveries();
    DeliveryWorld.work(deliveries);

    world.now = world.now.plus(Duration.ofDays(1));
    DeliveryWorld.work(deliveries);

    assertThat(world.written).containsExactly(State.SENDING, State.FAILED);
  }

  @Test
  void whenTheAnswerWasNotHeardTheLedgerSaysUncertain() throws Exception {
    world.outcomes.add(new SendOutcome.Unknown("the line broke"));
    DeliveryWorld.work(world.deliveries());

    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSize(1);
    assertThat(world.state(FIRST)).isEqualTo(State.UNCERTAIN);
  }

  @Test
  void anAlertThatIsTakenBackWhileItWaitsIsNotSent() throws Exception {
    LaneDeliveries deliveries = world.deliveries();
    deliveries.withdraw(0, 1, Optional.of(FIRST.id()));

    DeliveryWorld.work(deliveries);

    assertThat(world.taken).isEmpty();
    assertThat(deliveries.committable()).containsEntry(0, 2L);
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

    DeliveryWorld.work(world.deliveries());

    assertThat(world.state(FIRST)).isEqualTo(State.FAILED);
    assertThat(world.state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void whatEndedLongAgoIsForgotten() throws Exception {
    LaneDeliveries deliveries = world.deliveries();
    DeliveryWorld.work(deliveries);

    world.now = world.now.plus(Duration.ofDays(91));
    deliveries.forget(10);

    assertThat(world.ledger).isEmpty();
  }

  @Test
  void manyAreBegunInOnePageAndEndInTheNext() throws Exception {
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }

    DeliveryWorld.work(world.deliveries());

    // Three batches of 128 at most: one page begins the first, one ends the last.
    assertThat(world.taken).hasSize(300).doesNotHaveDuplicates();
    assertThat(world.pages).isEqualTo(4);
  }

  @Test
  void severalLinesSendEachMailOnce() throws Exception {
    world.connections = 7;
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }

    DeliveryWorld.work(world.deliveries());

    assertThat(world.taken).hasSize(300).doesNotHaveDuplicates();
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  @Test
  void aPageTellsTheEndOfTheBatchBeforeTheLastWhileTheLastIsSent() throws Exception {
    world.manyNews(3 * Lane.NEWS.batch());

    DeliveryWorld.work(world.deliveries(Lane.NEWS));

    // Three begin, the third with the first's end; the last page ends two.
    assertThat(world.taken).hasSize(3 * Lane.NEWS.batch()).doesNotHaveDuplicates();
    assertThat(world.pages).isEqualTo(4);
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  @Test
  void theSameAlertTwiceIsOneMailThoughItsFirstIsOnTheWay() throws Exception {
    world.manyNews(Lane.NEWS.batch());
    world.topic.put((long) Lane.NEWS.batch(), SampleAlerts.alert(1, DeliveryWorld.SEES));

    DeliveryWorld.work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).hasSize(Lane.NEWS.batch()).doesNotHaveDuplicates();
  }

  @Test
  void whatCouldNotBeKeptWhileABatchWasOnTheWayIsKeptLater() throws Exception {
    world.manyNews(3 * Lane.NEWS.batch());
    world.unavailableAt = State.SENT;
    LaneDeliveries deliveries = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> DeliveryWorld.work(deliveries)).isInstanceOf(Unavailable.class);
    assertThat(world.taken).hasSize(2 * Lane.NEWS.batch());

    world.unavailableAt = null;
    DeliveryWorld.work(deliveries);

    assertThat(world.taken).hasSize(3 * Lane.NEWS.batch()).doesNotHaveDuplicates();
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  @Test
  void anotherLanesAlertIsPassed() throws Exception {
    world.topic.put(1L, SampleAlerts.alert(2, SampleAlerts.signIn()));
    LaneDeliveries links = world.deliveries(Lane.LINKS);

    DeliveryWorld.work(links);

    assertThat(world.taken).hasSize(1);
    assertThat(world.state(SampleAlerts.alert(2))).isEqualTo(State.SENT);
    assertThat(links.committable()).containsEntry(0, 2L);
  }

  @Test
  void aLinkThatExpiredBeforeItCouldLeaveIsToldToTheOperator() throws Exception {
    world.topic.put(0L, SampleAlerts.alert(1, SampleAlerts.signIn()));
    world.unreachable = true;
    LaneDeliveries links = world.deliveries(Lane.LINKS);
    DeliveryWorld.work(links);
    assertThat(world.expired.due(world.now)).isEmpty();

    world.now = world.now.plus(Duration.ofHours(2));
    DeliveryWorld.work(links);

    assertThat(world.state(FIRST)).isEqualTo(State.FAILED);
    assertThat(world.expired.due(world.now).orElseThrow().byWord())
        .containsExactly(Map.entry("links", 1));
    assertThat(world.expired.health().state()).isEqualTo(Health.State.DEGRADED);
  }
}
