package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.PageId;
import objector.notifier.delivery.DeliveryWorld.Point;
import objector.notifier.delivery.LedgerLog.LeaseLost;
import objector.notifier.delivery.LedgerLog.Unavailable;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import objector.service.Health;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LaneDeliveriesTest {
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
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());
    work(world.deliveries());

    assertThat(world.taken).hasSizeLessThanOrEqualTo(1);
    assertThat(state(FIRST)).isEqualTo(ENDS.get(point));
  }

  /// On another machine, or after this one went down.
  @ParameterizedTest
  @EnumSource(Point.class)
  void withoutItsJournalNothingIsSentTwiceEither(Point point) throws Exception {
    world.journal = SendingJournal.NONE;
    world.crash = point;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());
    work(world.deliveries());

    assertThat(world.taken).hasSizeLessThanOrEqualTo(1);
    assertThat(state(FIRST))
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
    LaneDeliveries deliveries = world.deliveries();

    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(Unavailable.class);

    assertThat(world.taken).isEmpty();
  }

  @Test
  void whenTheLedgerCannotSaySentItSaysSoLaterAndNothingIsSentAgain() throws Exception {
    world.unavailableAt = State.SENT;
    LaneDeliveries deliveries = world.deliveries();
    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(Unavailable.class);

    world.unavailableAt = null;
    work(deliveries);

    assertThat(world.taken).hasSize(1);
    assertThat(state(FIRST)).isEqualTo(State.SENT);
  }

  @Test
  void whoeverLostTheLeaseSendsNothing() {
    world.leaseLost = true;
    LaneDeliveries deliveries = world.deliveries();

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
    LaneDeliveries deliveries = world.deliveries();
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
    LaneDeliveries deliveries = world.deliveries();

    work(deliveries);

    assertThat(deliveries.committable()).containsEntry(0, 0L);
  }

  @Test
  void aDeferredMailIsSentAfterItsPauseAlsoByASuccessor() throws Exception {
    world.outcomes.add(new SendOutcome.Deferred("451 4.7.1"));
    work(world.deliveries());

    world.now = world.now.plus(Duration.ofSeconds(76));
    work(world.deliveries());

    assertThat(world.written)
        .containsExactly(State.SENDING, State.DEFERRED, State.SENDING, State.SENT);
  }

  @Test
  void aRefusedMailIsNotTriedAgain() throws Exception {
    world.outcomes.add(new SendOutcome.Refused("550 5.1.1"));
    LaneDeliveries deliveries = world.deliveries();
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
    LaneDeliveries deliveries = world.deliveries();
    deliveries.withdraw(0, 1, Optional.of(FIRST.id()));

    work(deliveries);

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

    work(world.deliveries());

    assertThat(state(FIRST)).isEqualTo(State.FAILED);
    assertThat(state(SECOND)).isEqualTo(State.SENT);
  }

  @Test
  void whatEndedLongAgoIsForgotten() throws Exception {
    LaneDeliveries deliveries = world.deliveries();
    work(deliveries);

    world.now = world.now.plus(Duration.ofDays(91));
    deliveries.forget(10);

    assertThat(world.ledger).isEmpty();
  }

  @Test
  void manyAreBegunInOnePageAndEndInTheNext() throws Exception {
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }

    work(world.deliveries());

    // Three batches of 128 at most: one page begins the first, one ends the last.
    assertThat(world.taken).hasSize(300).doesNotHaveDuplicates();
    assertThat(world.pages).isEqualTo(4);
  }

  @Test
  void aCrashLeavesNoMoreUncertainThanThereWereDialogues() throws Exception {
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }
    world.crash = Point.AFTER_THE_MAIL_IS_TAKEN;
    LaneDeliveries crashing = world.deliveries();
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());

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
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries());

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.UNCERTAIN))
        .hasSize(Lane.ACCOUNTS.batch());
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.SENT)).hasSize(172);
  }

  @Test
  void severalLinesSendEachMailOnce() throws Exception {
    world.connections = 7;
    for (int i = 1; i < 300; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1));
    }

    work(world.deliveries());

    assertThat(world.taken).hasSize(300).doesNotHaveDuplicates();
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  /// In the lane where a batch is sent while the next is kept.
  @ParameterizedTest
  @EnumSource(Point.class)
  void whereverItCrashesWithTwoBatchesUnderWayNothingIsSentTwiceOrLost(Point point)
      throws Exception {
    manyNews(700);
    world.connections = 5;
    world.crash = point;
    LaneDeliveries crashing = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries(Lane.NEWS));
    work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(world.ledger).hasSize(700);
    long uncertain = uncertain();
    assertThat(uncertain).isLessThanOrEqualTo(5);
    assertThat(world.ledger.values().stream().filter(e -> e.state() == State.SENT))
        .hasSize(700 - (int) uncertain);
    assertThat(world.taken).hasSizeBetween(700 - (int) uncertain, 700);
  }

  @Test
  void withoutItsJournalACrashLeavesTwoBatchesUncertainAtMost() throws Exception {
    world.journal = SendingJournal.NONE;
    manyNews(700);
    world.crash = Point.AFTER_THE_MAIL_IS_TAKEN;
    LaneDeliveries crashing = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> work(crashing)).isInstanceOf(DeliveryWorld.Crash.class);

    work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).doesNotHaveDuplicates();
    assertThat(uncertain()).isLessThanOrEqualTo(2L * Lane.NEWS.batch());
  }

  @Test
  void aPageTellsTheEndOfTheBatchBeforeTheLastWhileTheLastIsSent() throws Exception {
    manyNews(3 * Lane.NEWS.batch());

    work(world.deliveries(Lane.NEWS));

    // Three begin, the third with the first's end; the last page ends two.
    assertThat(world.taken).hasSize(3 * Lane.NEWS.batch()).doesNotHaveDuplicates();
    assertThat(world.pages).isEqualTo(4);
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  @Test
  void theSameAlertTwiceIsOneMailThoughItsFirstIsOnTheWay() throws Exception {
    manyNews(Lane.NEWS.batch());
    world.topic.put((long) Lane.NEWS.batch(), SampleAlerts.alert(1, SEES));

    work(world.deliveries(Lane.NEWS));

    assertThat(world.taken).hasSize(Lane.NEWS.batch()).doesNotHaveDuplicates();
  }

  @Test
  void whatCouldNotBeKeptWhileABatchWasOnTheWayIsKeptLater() throws Exception {
    manyNews(3 * Lane.NEWS.batch());
    world.unavailableAt = State.SENT;
    LaneDeliveries deliveries = world.deliveries(Lane.NEWS);
    assertThatThrownBy(() -> work(deliveries)).isInstanceOf(Unavailable.class);
    assertThat(world.taken).hasSize(2 * Lane.NEWS.batch());

    world.unavailableAt = null;
    work(deliveries);

    assertThat(world.taken).hasSize(3 * Lane.NEWS.batch()).doesNotHaveDuplicates();
    assertThat(world.ledger.values()).allMatch(entry -> entry.state() == State.SENT);
  }

  private static final Alert.Matter SEES =
      new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy-en"), SampleAlerts.AT);

  private void manyNews(int many) {
    world.topic.clear();
    for (int i = 0; i < many; i++) {
      world.topic.put((long) i, SampleAlerts.alert(i + 1, SEES));
    }
  }

  private long uncertain() {
    return world.ledger.values().stream().filter(entry -> entry.state() == State.UNCERTAIN).count();
  }

  @Test
  void anotherLanesAlertIsPassed() throws Exception {
    world.topic.put(1L, SampleAlerts.alert(2, SampleAlerts.signIn()));
    LaneDeliveries links = world.deliveries(Lane.LINKS);

    work(links);

    assertThat(world.taken).hasSize(1);
    assertThat(state(SampleAlerts.alert(2))).isEqualTo(State.SENT);
    assertThat(links.committable()).containsEntry(0, 2L);
  }

  @Test
  void aLinkThatExpiredBeforeItCouldLeaveIsToldToTheOperator() throws Exception {
    world.topic.put(0L, SampleAlerts.alert(1, SampleAlerts.signIn()));
    world.unreachable = true;
    LaneDeliveries links = world.deliveries(Lane.LINKS);
    work(links);
    assertThat(world.expired.due(world.now)).isEmpty();

    world.now = world.now.plus(Duration.ofHours(2));
    work(links);

    assertThat(state(FIRST)).isEqualTo(State.FAILED);
    assertThat(world.expired.due(world.now).orElseThrow().byWord())
        .containsExactly(Map.entry("links", 1));
    assertThat(world.expired.health().state()).isEqualTo(Health.State.DEGRADED);
  }

  private State state(Alert alert) {
    return Optional.ofNullable(world.ledger.get(alert.id())).orElseThrow().state();
  }

  private static void work(LaneDeliveries deliveries) throws Unavailable, LeaseLost {
    deliveries.work(System.nanoTime() + Duration.ofSeconds(30).toNanos());
  }
}
