package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter.AccountNews;
import objector.events.alert.Alert.Matter.AddressMayChange;
import objector.events.alert.Alert.Matter.AskedBack;
import objector.events.alert.Alert.Matter.ConfirmAddress;
import objector.events.alert.Alert.Matter.ConfirmNewAddress;
import objector.events.alert.Alert.Matter.Digest;
import objector.events.alert.Alert.Matter.ForwardingCode;
import objector.events.alert.Alert.Matter.MailHeld;
import objector.events.alert.Alert.Matter.MailRefused;
import objector.events.alert.Alert.Matter.NothingHappened;
import objector.events.alert.Alert.Matter.PolicyChanged;
import objector.events.alert.Alert.Matter.RecheckAdvised;
import objector.events.alert.Alert.Matter.Reminder;
import objector.events.alert.Alert.Matter.SignInLink;
import objector.events.alert.Alert.Matter.SuspiciousMail;
import objector.events.alert.Alert.Matter.WatchingIsBlind;
import objector.events.alert.Alert.Matter.WatchingSeesAgain;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.alert.Delivery.State;
import objector.events.alert.News;
import objector.notifier.letter.MessageIds;
import objector.notifier.outgoing.SendOutcome;
import objector.service.SignedLinks;
import org.jspecify.annotations.Nullable;

/// Decides: given what the ledger says of an alert, what comes next; given what came of it, what
/// the ledger says then. Knows no Kafka and no SMTP.
public record DeliveryRules(String mailDomain) {
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE = Duration.ofHours(4);

  /// As long as mail servers try (RFC 5321, 4.5.4.1).
  static final Duration GIVE_UP = Duration.ofDays(5);

  /// Why a mail failed that was no longer of use.
  static final String EXPIRED = "expired";

  /// How many parts a pause is made longer by at most: those whom one server put off together do
  /// not come again together.
  private static final int JITTER_PARTS = 4;

  /// How long the ledger remembers what has come to its end.
  static final Duration REMEMBERED = Duration.ofDays(90);

  /// What comes next.
  ///
  /// @param entry what the ledger says; null: nothing yet
  DeliveryStep next(@Nullable Delivery entry, Alert alert, Instant now) {
    if (entry == null) {
      return sendOrExpire(alert, 0, null, now);
    }
    return switch (entry.state()) {
      case SENT, FAILED, UNCERTAIN -> new DeliveryStep.Done();
      case SENDING -> new DeliveryStep.Note(uncertain(entry, now));
      case QUEUED -> sendOrExpire(alert, entry.attempts(), null, now);
      case DEFERRED -> {
        Instant due = due(entry);
        yield now.isBefore(due)
            ? new DeliveryStep.Wait(due)
            : sendOrExpire(alert, entry.attempts(), entry.reason(), now);
      }
    };
  }

  private DeliveryStep sendOrExpire(
      Alert alert, int attempts, @Nullable String lastReason, Instant now) {
    if (now.isAfter(alert.at().plus(useful(alert.matter())))) {
      return new DeliveryStep.Note(entry(alert, State.FAILED, attempts, EXPIRED, now));
    }
    if (attempts > 0 && now.isAfter(alert.at().plus(GIVE_UP))) {
      String why = "given up after 5 days" + (lastReason == null ? "" : ": " + lastReason);
      return new DeliveryStep.Note(entry(alert, State.FAILED, attempts, why, now));
    }
    return new DeliveryStep.Send(entry(alert, State.SENDING, attempts + 1, null, now));
  }

  /// What the ledger says after the dialogue.
  Delivery after(Delivery sending, SendOutcome outcome, Instant now) {
    return switch (outcome) {
      case SendOutcome.Sent _ -> with(sending, State.SENT, null, now);
      case SendOutcome.NotBegun _ -> notBegun(sending, now);
      case SendOutcome.Deferred deferred -> with(sending, State.DEFERRED, deferred.reason(), now);
      case SendOutcome.Refused refused -> with(sending, State.FAILED, refused.reason(), now);
      case SendOutcome.Unknown unknown -> with(sending, State.UNCERTAIN, unknown.reason(), now);
    };
  }

  /// As if it had not been said: the attempt does not count.
  private static Delivery notBegun(Delivery sending, Instant now) {
    return new Delivery(
        sending.alert(),
        sending.person(),
        sending.channel(),
        State.QUEUED,
        now,
        Math.max(0, sending.attempts() - 1),
        sending.messageId(),
        null);
  }

  /// A mail that the ledger says is being sent, though its sender has ended.
  ///
  /// @param fate what is known of it; null: nothing, and it may have left
  Delivery found(Delivery sending, @Nullable State fate, Instant now) {
    return switch (fate) {
      case null -> uncertain(sending, now);
      case SENDING, UNCERTAIN -> uncertain(sending, now);
      case QUEUED -> notBegun(sending, now);
      case SENT, DEFERRED, FAILED -> with(sending, fate, "ended as its sender did", now);
    };
  }

  /// A mail that was being sent when its sender ended: it may have left.
  Delivery uncertain(Delivery sending, Instant now) {
    return with(sending, State.UNCERTAIN, "interrupted while sending", now);
  }

  /// A mail that cannot be written: our bug, or an address that is none.
  Delivery unwritable(Delivery sending, String reason, Instant now) {
    return with(sending, State.FAILED, reason, now);
  }

  static boolean ended(Delivery entry) {
    return switch (entry.state()) {
      case SENT, FAILED, UNCERTAIN -> true;
      case QUEUED, SENDING, DEFERRED -> false;
    };
  }

  /// Whether the ledger need not remember it any longer.
  public static boolean forgettable(Delivery entry, Instant now) {
    return ended(entry) && now.isAfter(entry.at().plus(REMEMBERED));
  }

  /// When a mail that has not ended is tried next.
  Instant due(Delivery entry) {
    if (entry.state() != State.DEFERRED) {
      return entry.at();
    }
    Duration pause = pause(entry.attempts());
    // The same for the same entry, so that a successor waits as long.
    int part = Math.floorMod(Objects.hash(entry.alert().value(), entry.attempts()), 1000);
    return entry
        .at()
        .plus(pause.dividedBy(JITTER_PARTS).multipliedBy(part).dividedBy(1000))
        .plus(pause);
  }

  /// One minute, then twice the last, up to four hours.
  static Duration pause(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), 16);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /// For how long a mail is worth sending. Later, a sign-in link or a form's code would only
  /// mislead; a provider's forwarding code still works.
  static Duration useful(Alert.Matter matter) {
    return switch (matter) {
      case SignInLink _ -> SignedLinks.SIGN_IN_WORKS;
      case ConfirmAddress _, ConfirmNewAddress _, AddressMayChange _ -> SignedLinks.CONFIRM_WORKS;
      case AccountNews news when news.news() == News.CODE_ARRIVED -> Duration.ofHours(1);
      case ForwardingCode _, MailHeld _, MailRefused _, WatchingIsBlind _, WatchingSeesAgain _ ->
          Duration.ofDays(7);
      case AccountNews _,
          PolicyChanged _,
          RecheckAdvised _,
          Reminder _,
          SuspiciousMail _,
          AskedBack _,
          Digest _,
          NothingHappened _ ->
          Duration.ofDays(14);
    };
  }

  private Delivery entry(
      Alert alert, State state, int attempts, @Nullable String reason, Instant now) {
    return new Delivery(
        alert.id(),
        alert.person(),
        Channel.MAIL,
        state,
        now,
        attempts,
        MessageIds.of(alert.id(), Channel.MAIL, mailDomain),
        reason);
  }

  private static Delivery with(Delivery entry, State state, @Nullable String reason, Instant now) {
    return new Delivery(
        entry.alert(),
        entry.person(),
        entry.channel(),
        state,
        now,
        entry.attempts(),
        entry.messageId(),
        reason);
  }
}
