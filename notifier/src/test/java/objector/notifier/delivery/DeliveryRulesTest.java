package objector.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.alert.Delivery.State;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.SendOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeliveryRulesTest {
  private static final DeliveryRules RULES = new DeliveryRules("objector.example");
  private static final Alert ALERT = SampleAlerts.alert(1);
  private static final Instant NOW = SampleAlerts.AT.plusSeconds(1);

  @Test
  void aNewAlertIsSentAfterItsFirstEntry() {
    DeliveryStep step = RULES.next(null, ALERT, NOW);

    assertThat(step).isEqualTo(new DeliveryStep.Send(entry(State.SENDING, NOW, 1, null)));
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"SENT", "FAILED", "UNCERTAIN"})
  void whatHasEndedIsNeverTouchedAgain(State state) {
    DeliveryStep step = RULES.next(entry(state, SampleAlerts.AT, 1, null), ALERT, NOW);

    assertThat(step).isEqualTo(new DeliveryStep.Done());
  }

  @Test
  void sendingThatIsFoundBecomesUncertainAndIsNotSentAgain() {
    DeliveryStep step = RULES.next(entry(State.SENDING, SampleAlerts.AT, 1, null), ALERT, NOW);

    assertThat(step)
        .isEqualTo(
            new DeliveryStep.Note(entry(State.UNCERTAIN, NOW, 1, "interrupted while sending")));
  }

  @Test
  void aDeferredMailWaitsForItsPause() {
    DeliveryStep step =
        RULES.next(entry(State.DEFERRED, NOW, 3, "451"), ALERT, NOW.plusSeconds(239));

    assertThat(step)
        .isInstanceOfSatisfying(
            DeliveryStep.Wait.class,
            wait -> assertThat(wait.until()).isBetween(NOW.plusSeconds(240), NOW.plusSeconds(300)));
  }

  @Test
  void aDeferredMailIsTriedAgainAfterItsPause() {
    Instant later = NOW.plusSeconds(300);

    DeliveryStep step = RULES.next(entry(State.DEFERRED, NOW, 3, "451"), ALERT, later);

    assertThat(step).isEqualTo(new DeliveryStep.Send(entry(State.SENDING, later, 4, null)));
  }

  @Test
  void afterFiveDaysOfDeferralsItIsGivenUp() {
    Instant later = SampleAlerts.AT.plus(Duration.ofDays(5)).plusSeconds(1);
    Delivery deferred = entry(State.DEFERRED, later.minus(Duration.ofHours(5)), 20, "451 4.7.1");

    DeliveryStep step = RULES.next(deferred, ALERT, later);

    assertThat(step)
        .isEqualTo(
            new DeliveryStep.Note(
                entry(State.FAILED, later, 20, "given up after 5 days: 451 4.7.1")));
  }

  @Test
  void whatWasNeverTriedIsStillSentAfterThreeDays() {
    DeliveryStep step = RULES.next(null, ALERT, SampleAlerts.AT.plus(Duration.ofDays(4)));

    assertThat(step).isInstanceOf(DeliveryStep.Send.class);
  }

  @Test
  void aSignInLinkIsNotSentOnceItNoLongerWorks() {
    Alert signIn = SampleAlerts.alert(1, SampleAlerts.signIn());
    Instant later = SampleAlerts.AT.plus(Duration.ofHours(1)).plusSeconds(1);

    DeliveryStep step = RULES.next(null, signIn, later);

    assertThat(step)
        .isInstanceOfSatisfying(
            DeliveryStep.Note.class, note -> assertThat(note.end().reason()).isEqualTo("expired"));
  }

  @Test
  void aCodeOfTheFormIsNotSentOnceItNoLongerWorks() {
    Alert code = SampleAlerts.alert(1, SampleAlerts.code());

    DeliveryStep step = RULES.next(null, code, SampleAlerts.AT.plus(Duration.ofMinutes(61)));

    assertThat(step).isInstanceOf(DeliveryStep.Note.class);
  }

  @Test
  void aCodeThatStillWorksIsSent() {
    Alert code = SampleAlerts.alert(1, SampleAlerts.code());

    DeliveryStep step = RULES.next(null, code, SampleAlerts.AT.plus(Duration.ofMinutes(59)));

    assertThat(step).isInstanceOf(DeliveryStep.Send.class);
  }

  @Test
  void pausesDoubleFromAMinuteToFourHours() {
    assertThat(IntStream.of(1, 2, 3, 8, 9, 1000).mapToObj(DeliveryRules::pause))
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(128),
            Duration.ofHours(4),
            Duration.ofHours(4));
  }

  @Test
  void thoseWhomOneServerPutOffTogetherDoNotComeAgainTogether() {
    Set<Instant> due = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Alert alert = SampleAlerts.alert(i);
      due.add(
          RULES.due(
              new Delivery(
                  alert.id(),
                  alert.person(),
                  Channel.MAIL,
                  State.DEFERRED,
                  NOW,
                  5,
                  "<m@objector.example>",
                  "450")));
    }

    assertThat(due).hasSizeGreaterThan(80).allMatch(at -> !at.isBefore(NOW.plusSeconds(960)));
  }

  @Test
  void whatWasNotBegunWaitsAsIfItHadNotBeenSaid() {
    Delivery sending = entry(State.SENDING, SampleAlerts.AT, 1, null);

    assertThat(RULES.after(sending, new SendOutcome.NotBegun(), NOW))
        .isEqualTo(entry(State.QUEUED, NOW, 0, null));
  }

  @Test
  void theLedgerSaysWhatCameOfIt() {
    Delivery sending = entry(State.SENDING, SampleAlerts.AT, 2, null);

    assertThat(RULES.after(sending, new SendOutcome.Sent(), NOW))
        .isEqualTo(entry(State.SENT, NOW, 2, null));
    assertThat(RULES.after(sending, new SendOutcome.Deferred("451"), NOW))
        .isEqualTo(entry(State.DEFERRED, NOW, 2, "451"));
    assertThat(RULES.after(sending, new SendOutcome.Refused("550 5.1.1"), NOW))
        .isEqualTo(entry(State.FAILED, NOW, 2, "550 5.1.1"));
    assertThat(RULES.after(sending, new SendOutcome.Unknown("broke"), NOW))
        .isEqualTo(entry(State.UNCERTAIN, NOW, 2, "broke"));
  }

  @Test
  void onlyWhatEndedLongAgoIsForgotten() {
    Instant later = NOW.plus(Duration.ofDays(91));

    assertThat(DeliveryRules.forgettable(entry(State.SENT, NOW, 1, null), later)).isTrue();
    assertThat(DeliveryRules.forgettable(entry(State.SENT, later, 1, null), later)).isFalse();
    assertThat(DeliveryRules.forgettable(entry(State.DEFERRED, NOW, 1, null), later)).isFalse();
  }

  static Delivery entry(State state, Instant at, int attempts, @Nullable String reason) {
    return new Delivery(
        ALERT.id(),
        ALERT.person(),
        Channel.MAIL,
        state,
        at,
        attempts,
        "<" + ALERT.id() + ".mail@objector.example>",
        reason);
  }
}
