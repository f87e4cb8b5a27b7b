package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter.ConfirmAddress;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.limit.RateLimit;

/// Who waits though a mail is due: a mailbox that just said "later", a domain that has had as many
/// as it likes to get at once, confirmations beyond what this installation sends. For one lane, and
/// one thread.
final class MailPace {
  /// Why a confirmation is not sent, in the ledger.
  static final String BEYOND = "more confirmations were asked for than are sent within an hour";

  /// A domain's minute in parts, so that whoever waits does not wait long.
  private static final int PARTS = 10;

  private static final Duration PART = Duration.ofMinutes(1).dividedBy(PARTS);
  private static final int DOMAINS = 20_000;

  /// More would stand in the way of links that others wait for.
  private static final int MOST_CONFIRMATIONS_WAITING = 500;

  private static final Duration CONFIRMATION_AGAIN = Duration.ofMinutes(1);
  private static final int MOST_MAILBOXES = 10_000;

  private final Lane lane;
  private final DeliveryRules rules;
  private final RateLimit domains;
  private final ConfirmationCeiling ceiling;
  private final Set<AlertId> waitingConfirmations = new HashSet<>();
  private final Map<PersonId, Instant> busy = new LinkedHashMap<>();

  /// @param domainPerMinute mails to one domain; 0: as many as there are
  MailPace(
      Lane lane,
      DeliveryRules rules,
      int domainPerMinute,
      ConfirmationCeiling ceiling,
      InstantSource clock) {
    this.lane = lane;
    this.rules = rules;
    this.domains = new RateLimit((domainPerMinute + PARTS - 1) / PARTS, PART, DOMAINS, clock);
    this.ceiling = ceiling;
  }

  /// What comes of a mail that would go now; where it goes, it is counted.
  DeliveryStep of(DeliveryStep.Send send, Alert alert, Optional<Delivery> before, Instant now) {
    if (alert.matter() instanceof ConfirmAddress) {
      return confirmation(send, alert, now);
    }
    // Somebody waits for a link, and asks for few.
    if (lane == Lane.LINKS) {
      return send;
    }
    Instant until = busy.get(alert.person());
    // Its own pause has just ended; it is the others that wait for it.
    boolean isOwn = before.map(entry -> entry.state() == Delivery.State.DEFERRED).orElse(false);
    if (until != null && now.isBefore(until) && !isOwn) {
      return new DeliveryStep.Wait(until);
    }
    return domains.passes(domain(alert.to())) ? send : new DeliveryStep.Wait(now.plus(PART));
  }

  private DeliveryStep confirmation(DeliveryStep.Send send, Alert alert, Instant now) {
    if (ceiling.passes(now)) {
      waitingConfirmations.remove(alert.id());
      return send;
    }
    if (waitingConfirmations.contains(alert.id())
        || waitingConfirmations.size() < MOST_CONFIRMATIONS_WAITING) {
      waitingConfirmations.add(alert.id());
      return new DeliveryStep.Wait(now.plus(CONFIRMATION_AGAIN));
    }
    return new DeliveryStep.Note(rules.unwritable(send.sending(), BEYOND, now));
  }

  /// What is due for that mailbox waits as long as the mail that it put off.
  void later(PersonId person, Instant until) {
    busy.remove(person);
    busy.put(person, until);
    if (busy.size() > MOST_MAILBOXES) {
      busy.remove(busy.keySet().iterator().next());
    }
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
