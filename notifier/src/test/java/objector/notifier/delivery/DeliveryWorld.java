package objector.notifier.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.OutgoingPool;
import objector.notifier.outgoing.Reach;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;
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

  static final Alert.Matter SEES =
      new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy-en"), SampleAlerts.AT);

  final TreeMap<Long, Alert> topic = new TreeMap<>();
  final Map<AlertId, Delivery> ledger = new HashMap<>();
  final List<State> written = new ArrayList<>();
  final List<String> taken = new ArrayList<>();
  final Deque<SendOutcome> outcomes = new ArrayDeque<>();
  final ExpiredMails expired = new ExpiredMails(this);
  final List<PersonId> gone = new ArrayList<>();
  ConfirmationCeiling ceiling = new ConfirmationCeiling(0, this);
  int domainPerMinute;
  SendingJournal journal = new MemoryJournal();
  int connections = 1;
  int domainConnections;
  int pages;
  long committed;
  @Nullable Point crash;
  @Nullable State unavailableAt;
  boolean unreachable;
  boolean leaseLost;
  Instant now = SampleAlerts.AT.plusSeconds(1);

  /// A process that takes over: the only partition, and what its lane has of the topic.
  LaneDeliveries deliveries() {
    return deliveries(Lane.ACCOUNTS);
  }

  LaneDeliveries deliveries(Lane lane) {
    LaneDeliveries deliveries =
        new LaneDeliveries(
            lane,
            new DeliveryRules("objector.example"),
            this,
            SampleAlerts::mail,
            new OutgoingPool(
                this,
                connections,
                domainConnections,
                new Reach(Duration.ofHours(1), instant()),
                this),
            journal,
            expired,
            new LaneMeters(new SimpleMeterRegistry(), lane, this),
            gone::add,
            domainPerMinute,
            ceiling,
            this);
    MemoryLedger store = new MemoryLedger();
    ledger.values().forEach(store::put);
    List<Delivery> sending =
        ledger.values().stream().filter(entry -> entry.state() == State.SENDING).toList();
    deliveries.takeOver(0, store, sending, committed);
    topic.tailMap(committed).forEach((offset, alert) -> deliveries.take(0, offset, alert));
    return deliveries;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void append(Page page) throws Unavailable, LeaseLost {
    boolean sending = page.kept().stream().anyMatch(entry -> entry.state() == State.SENDING);
    if (leaseLost) {
      throw new LeaseLost(new IllegalStateException("fenced"));
    }
    if (page.kept().stream().anyMatch(entry -> entry.state() == unavailableAt)) {
      throw new Unavailable("down", new IllegalStateException("down"));
    }
    crashAt(sending ? Point.BEFORE_SENDING_IS_KEPT : Point.BEFORE_THE_END_IS_KEPT);
    pages++;
    for (Delivery entry : page.kept()) {
      ledger.put(entry.alert(), entry);
      written.add(entry.state());
    }
    page.forgotten().forEach(entry -> ledger.remove(entry.alert()));
    committed = page.committable().getOrDefault(0, committed);
    crashAt(sending ? Point.AFTER_SENDING_IS_KEPT : Point.AFTER_THE_END_IS_KEPT);
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
  public boolean isUsable() {
    return true;
  }

  @Override
  public synchronized SendOutcome send(OutgoingMail mail) {
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

  /// Page mails, instead of what was there.
  void manyNews(int many) {
    topic.clear();
    for (int i = 0; i < many; i++) {
      topic.put((long) i, SampleAlerts.alert(i + 1, SEES));
    }
  }

  State state(Alert alert) {
    return Optional.ofNullable(ledger.get(alert.id())).orElseThrow().state();
  }

  long uncertain() {
    return ledger.values().stream().filter(entry -> entry.state() == State.UNCERTAIN).count();
  }

  static void work(LaneDeliveries deliveries) throws Unavailable, LeaseLost {
    deliveries.work(System.nanoTime() + Duration.ofSeconds(30).toNanos());
  }

  private void crashAt(Point point) {
    if (crash == point) {
      crash = null;
      throw new Crash();
    }
  }

  /// As a file that outlives the process.
  private static final class MemoryJournal implements SendingJournal, SendingJournal.Notes {
    private final Map<String, State> notes = new HashMap<>();

    @Override
    public synchronized Notes batch(List<Delivery> sending) {
      sending.forEach(one -> notes.put(key(one), State.QUEUED));
      return this;
    }

    @Override
    public synchronized boolean begin(Delivery sending) {
      notes.put(key(sending), State.SENDING);
      return true;
    }

    @Override
    public synchronized void end(Delivery sending, State state) {
      notes.put(key(sending), state);
    }

    @Override
    public synchronized @Nullable State fate(Delivery sending) {
      return notes.get(key(sending));
    }

    private static String key(Delivery sending) {
      return sending.alert() + "/" + sending.at();
    }
  }
}
