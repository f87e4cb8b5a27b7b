package objector.notifier.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.WayToHear;
import objector.events.person.WayToHear.Kind;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.way.WayDeliveries.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WayDeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final SendOutcome SENT = new SendOutcome.Sent();
  private static final SendOutcome LATER = new SendOutcome.Deferred("HTTP 503");

  private final WayDeliveries deliveries = new WayDeliveries();

  @BeforeEach
  void aPartitionIsOurs() {
    deliveries.takeOver(0, List.of(), 10);
  }

  @Test
  void eachWayOfAnAlertIsToldOnce() {
    Alert alert = alert("1", hook("a.example"), ntfy("b.example"));
    deliveries.take(0, 10, alert, NOW);
    deliveries.take(0, 11, alert, NOW);

    List<Task> begun = deliveries.begin(NOW, 32);
    begun.forEach(task -> ended(task, SENT, NOW));

    assertThat(begun).hasSize(2);
    assertThat(deliveries.begin(NOW.plus(Duration.ofDays(1)), 32)).isEmpty();
    assertThat(deliveries.committable()).containsEntry(0, 12L);
  }

  @Test
  void whatTheLedgerSaysHasEndedIsNotToldAgain() {
    Alert alert = alert("1", hook("a.example"));
    WayDeliveries successor = new WayDeliveries();
    deliveries.take(0, 10, alert, NOW);
    Delivery sent = ended(deliveries.begin(NOW, 1).getFirst(), SENT, NOW);

    successor.takeOver(0, List.of(sent), 10);
    successor.take(0, 10, alert, NOW);

    assertThat(successor.begin(NOW, 32)).isEmpty();
  }

  @Test
  void whatWasNotTakenIsTriedAgainLaterAndLater() {
    deliveries.take(0, 10, alert("1", hook("a.example")), NOW);
    Instant now = NOW;
    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 240, 240}) {
      Delivery entry = ended(deliveries.begin(now, 1).getFirst(), LATER, now);
      assertThat(entry.state()).isEqualTo(State.DEFERRED);
      Instant due = now.plus(Duration.ofMinutes(minutes));
      assertThat(deliveries.begin(due.minusSeconds(1), 1)).isEmpty();
      now = due;
    }
    assertThat(deliveries.committable()).containsEntry(0, 10L);
  }

  @Test
  void afterADayItIsGivenUpAndNoted() {
    deliveries.take(0, 10, alert("1", hook("a.example")), NOW);
    Instant late = NOW.plus(Duration.ofHours(25));

    Delivery entry = ended(deliveries.begin(late, 1).getFirst(), LATER, late);

    assertThat(entry.state()).isEqualTo(State.FAILED);
    assertThat(entry.reason()).isEqualTo("HTTP 503");
    assertThat(deliveries.backlog()).isZero();
  }

  @Test
  void aSuccessorWaitsAsLongAndCountsOn() {
    Alert alert = alert("1", hook("a.example"));
    deliveries.take(0, 10, alert, NOW);
    Delivery deferred = ended(deliveries.begin(NOW, 1).getFirst(), LATER, NOW);
    WayDeliveries successor = new WayDeliveries();

    successor.takeOver(0, List.of(deferred), 10);
    successor.take(0, 10, alert, NOW);

    assertThat(successor.begin(NOW.plusSeconds(59), 1)).isEmpty();
    assertThat(successor.begin(NOW.plusSeconds(60), 1))
        .singleElement()
        .satisfies(task -> assertThat(task.attempts()).isEqualTo(1));
  }

  @Test
  void oneHostIsAskedOnceAtATimeAndHoldsUpNobodyElse() {
    deliveries.take(0, 10, alert("1", hook("slow.example")), NOW);
    deliveries.take(0, 11, alert("2", hook("slow.example")), NOW);
    deliveries.take(0, 12, alert("3", hook("quick.example")), NOW);

    List<Task> begun = deliveries.begin(NOW, 32);

    assertThat(begun).extracting(task -> task.alert().id()).containsExactly(id("1"), id("3"));
  }

  @Test
  void whoIsErasedIsToldNothingMore() {
    deliveries.take(0, 10, alert("1", hook("a.example")), NOW);

    deliveries.withdraw(0, 11, Optional.of(id("1")));

    assertThat(deliveries.begin(NOW, 32)).isEmpty();
    assertThat(deliveries.committable()).containsEntry(0, 12L);
  }

  @Test
  void whatComesBackAfterThePartitionWasGivenAwayIsNotNoted() {
    deliveries.take(0, 10, alert("1", hook("a.example")), NOW);
    Task task = deliveries.begin(NOW, 1).getFirst();

    deliveries.giveBack(0);

    assertThat(deliveries.ended(task, SENT, NOW)).isNull();
  }

  @Test
  void nobodyIsToldMoreThanTheyCanRead() {
    boolean last = false;
    deliveries.take(0, 10, alert("1", hook("a.example")), NOW);
    Task task = deliveries.begin(NOW, 1).getFirst();
    for (int i = 0; i < WayDeliveries.MOST_AN_HOUR; i++) {
      last = deliveries.isTooMuch(task, NOW);
    }

    assertThat(last).isFalse();
    assertThat(deliveries.isTooMuch(task, NOW)).isTrue();
    assertThat(deliveries.isTooMuch(task, NOW.plus(Duration.ofMinutes(61)))).isFalse();
  }

  private Delivery ended(Task task, SendOutcome outcome, Instant now) {
    return Objects.requireNonNull(deliveries.ended(task, outcome, now));
  }

  private static AlertId id(String name) {
    return AlertId.of("way", name);
  }

  private static WayToHear hook(String host) {
    return new WayToHear(Kind.WEBHOOK, new EventId("7".repeat(26)), NOW, "https://" + host + "/x");
  }

  private static WayToHear ntfy(String host) {
    return new WayToHear(Kind.NTFY, new EventId("8".repeat(26)), NOW, "https://" + host + "/x");
  }

  private static Alert alert(String name, WayToHear... ways) {
    return new Alert(
        id(name),
        new PersonId("a".repeat(26)),
        NOW,
        "anna@mail.example",
        "en",
        "Europe/Paris",
        "FR",
        null,
        false,
        new Matter.MailRefused(LocalDate.of(2026, 11, 27), "too-large"),
        List.of(ways),
        false);
  }
}
