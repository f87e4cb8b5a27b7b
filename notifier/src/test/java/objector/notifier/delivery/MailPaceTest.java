package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import objector.service.Health;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who waits though a mail is due, played through by a lane.
final class MailPaceTest {
  private final DeliveryWorld world = new DeliveryWorld();

  @Test
  void aMailboxThatSaysLaterIsNotAskedAgainForTheNextMail() throws Exception {
    put(0, SampleAlerts.alert(1));
    world.outcomes.add(new SendOutcome.Deferred("450 4.2.2", true));
    LaneDeliveries lane = world.deliveries();
    work(lane);

    put(1, SampleAlerts.alert(2));
    lane.take(0, 1, SampleAlerts.alert(2));
    work(lane);
    assertThat(world.outcomes).as("the first was tried").isEmpty();
    assertThat(state(2)).isNull();

    world.now = world.now.plus(Duration.ofMinutes(2));
    work(lane);
    assertThat(state(1)).isEqualTo(State.SENT);
    assertThat(state(2)).isEqualTo(State.SENT);
  }

  @Test
  void aRelayThatSaysLaterToUsKeepsNoOtherMailBack() throws Exception {
    put(0, SampleAlerts.alert(1));
    put(1, SampleAlerts.alert(2));
    world.outcomes.add(new SendOutcome.Deferred("451 4.3.2"));
    work(world.deliveries());

    assertThat(state(1)).isEqualTo(State.DEFERRED);
    assertThat(state(2)).isEqualTo(State.SENT);
  }

  @Test
  void aMailboxThatIsGoneIsToldOnceTheMailHasFailed() throws Exception {
    put(0, SampleAlerts.alert(1));
    put(1, SampleAlerts.alert(2));
    world.outcomes.add(new SendOutcome.Refused("550 5.1.1", true));
    world.outcomes.add(new SendOutcome.Refused("554 5.7.1"));
    work(world.deliveries());

    assertThat(state(1)).isEqualTo(State.FAILED);
    assertThat(state(2)).isEqualTo(State.FAILED);
    assertThat(world.gone).containsExactly(SampleAlerts.alert(1).person());
  }

  @Test
  void aDomainGetsNoMoreThanItsShareAndAnotherIsNotHeldUp() throws Exception {
    world.domainPerMinute = 20;
    put(6, to(6, "anna@other.example", account(), 6));
    for (int i = 0; i < 6; i++) {
      put(i, to(i, i % 2 == 0 ? "anna@mail.example" : "ben@MAIL.example", account(), i));
    }
    LaneDeliveries lane = world.deliveries();
    work(lane);
    assertThat(sent()).as("two of the one, one of the other").isEqualTo(3);
    assertThat(state(6)).isEqualTo(State.SENT);

    world.now = world.now.plus(Duration.ofSeconds(7));
    work(lane);
    assertThat(sent()).isEqualTo(5);

    world.now = world.now.plus(Duration.ofSeconds(7));
    work(lane);
    assertThat(sent()).isEqualTo(7);
    assertThat(world.written).as("waiting is no attempt").doesNotContain(State.DEFERRED);
  }

  @Test
  void linksAreNeverHeldUpByTheirDomain() throws Exception {
    world.domainPerMinute = 1;
    for (int i = 0; i < 20; i++) {
      put(i, to(i, "anna@mail.example", SampleAlerts.signIn(), i));
    }
    work(world.deliveries(Lane.LINKS));

    assertThat(sent()).isEqualTo(20);
  }

  @Test
  void beyondTheCeilingConfirmationsWaitAndWhoeverRunsThisIsTold() throws Exception {
    world.ceiling = new ConfirmationCeiling(3, world);
    assertThat(world.ceiling.health().state()).isEqualTo(Health.State.UP);
    for (int i = 0; i < 5; i++) {
      put(i, to(i, "somebody@mail.example", new Matter.ConfirmAddress(SampleAlerts.asked()), i));
    }
    put(5, to(5, "anna@mail.example", SampleAlerts.signIn(), 5));
    LaneDeliveries lane = world.deliveries(Lane.LINKS);
    work(lane);

    assertThat(sent()).as("three confirmations, and the link").isEqualTo(4);
    assertThat(state(5)).isEqualTo(State.SENT);
    assertThat(world.ceiling.health().state()).isEqualTo(Health.State.DEGRADED);
    Instant reached = world.ceiling.due(world.now).orElseThrow();
    world.ceiling.wasTold(world.now);
    assertThat(world.ceiling.due(reached.plusSeconds(60))).as("told once").isEmpty();

    world.now = world.now.plus(Duration.ofMinutes(61));
    work(lane);
    assertThat(sent()).as("the rest goes in the next hour").isEqualTo(6);
    assertThat(world.ceiling.health().state()).isEqualTo(Health.State.UP);
  }

  @Test
  void aFloodOfConfirmationsDoesNotStandInTheWayOfLinks() throws Exception {
    world.ceiling = new ConfirmationCeiling(1, world);
    for (int i = 0; i < 700; i++) {
      put(i, to(i, "somebody@mail.example", new Matter.ConfirmAddress(SampleAlerts.asked()), i));
    }
    put(700, to(700, "anna@mail.example", SampleAlerts.signIn(), 700));
    LaneDeliveries lane = world.deliveries(Lane.LINKS);
    work(lane);

    assertThat(state(700)).isEqualTo(State.SENT);
    assertThat(lane.backlog()).isEqualTo(500);
    assertThat(world.ledger.values())
        .filteredOn(entry -> entry.state() == State.FAILED)
        .hasSize(199)
        .allSatisfy(entry -> assertThat(entry.reason()).isEqualTo(MailPace.BEYOND));
  }

  private static Matter account() {
    return SampleAlerts.alert(0).matter();
  }

  private static Alert to(int number, String address, Matter matter, int person) {
    Alert alert = SampleAlerts.alert(number, matter);
    return new Alert(
        alert.id(),
        new PersonId(String.valueOf((char) ('a' + person % 26)).repeat(26)),
        alert.at(),
        address,
        alert.language(),
        alert.zone(),
        alert.country(),
        null,
        false,
        matter);
  }

  private void put(long offset, Alert alert) {
    world.topic.put(offset, alert);
  }

  private long sent() {
    return world.ledger.values().stream().filter(entry -> entry.state() == State.SENT).count();
  }

  private @Nullable State state(int number) {
    Delivery entry = world.ledger.get(AlertId.of("sample", number));
    return entry == null ? null : entry.state();
  }

  private static void work(LaneDeliveries deliveries) throws Exception {
    deliveries.work(System.nanoTime() + Duration.ofSeconds(30).toNanos());
  }
}
