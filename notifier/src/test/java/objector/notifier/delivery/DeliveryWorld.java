package objector.notifier.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import org.jspecify.annotations.Nullable;

/// What outlives a crash of the notifier: a topic of alerts, a ledger, and what the other side of
/// the mail line has. Hand-written, and made to break where a test wants it to.
final class DeliveryWorld implements InstantSource, LedgerLog, Transport, Transport.Connection {
  /// The process ends here.
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Where it may end, in the order of one delivery.
  enum Point {
    BEFORE_SENDING_IS_KEPT,
    AFTER_SENDING_IS_KEPT,
    BEFORE_THE_MAIL_IS_TAKEN,
    AFTER_THE_MAIL_IS_TAKEN,
    BEFORE_THE_END_IS_KEPT,
    AFTER_THE_END_IS_KEPT
  }

  final TreeMap<Long, Alert> topic = new TreeMap<>();
  final Map<AlertId, Delivery> ledger = new HashMap<>();
  final List<State> written = new ArrayList<>();
  final List<String> taken = new ArrayList<>();
  final Deque<SendOutcome> outcomes = new ArrayDeque<>();
  long committed;
  @Nullable Point crash;
  @Nullable State unavailableAt;
  boolean unreachable;
  boolean leaseLost;
  Instant now = SampleAlerts.AT.plusSeconds(1);

  PartitionDeliveries deliveries() {
    PartitionDeliveries deliveries =
        new PartitionDeliveries(
            new DeliveryRules("objector.example"),
            this,
            SampleAlerts::mail,
            new OutgoingConnection(this, this),
            this,
            ledger,
            committed);
    topic.tailMap(committed).forEach(deliveries::take);
    return deliveries;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void append(Delivery entry, long committable) throws Unavailable, LeaseLost {
    boolean sending = entry.state() == State.SENDING;
    if (leaseLost) {
      throw new LeaseLost(new IllegalStateException("fenced"));
    }
    if (entry.state() == unavailableAt) {
      throw new Unavailable("down", new IllegalStateException("down"));
    }
    crashAt(sending ? Point.BEFORE_SENDING_IS_KEPT : Point.BEFORE_THE_END_IS_KEPT);
    ledger.put(entry.alert(), entry);
    written.add(entry.state());
    committed = committable;
    crashAt(sending ? Point.AFTER_SENDING_IS_KEPT : Point.AFTER_THE_END_IS_KEPT);
  }

  @Override
  public void forget(Delivery entry, long committable) {
    ledger.remove(entry.alert());
  }

  @Override
  public String name() {
    return "a line";
  }

  @Override
  public Connection open() throws Unreachable {
    if (unreachable) {
      throw new Unreachable("nobody there", new IllegalStateException("refused"));
    }
    return this;
  }

  @Override
  public SendOutcome send(OutgoingMail mail) {
    crashAt(Point.BEFORE_THE_MAIL_IS_TAKEN);
    SendOutcome outcome = outcomes.isEmpty() ? new SendOutcome.Sent() : outcomes.remove();
    if (outcome instanceof SendOutcome.Sent || outcome instanceof SendOutcome.Unknown) {
      taken.add(mail.messageId());
    }
    crashAt(Point.AFTER_THE_MAIL_IS_TAKEN);
    return outcome;
  }

  @Override
  public void close() {}

  private void crashAt(Point point) {
    if (crash == point) {
      crash = null;
      throw new Crash();
    }
  }
}
