package objector.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.kafka.Eraser;
import objector.notifier.delivery.ConfirmationCeiling;
import objector.notifier.delivery.DeliveryRules;
import objector.notifier.delivery.ExpiredMails;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LaneDeliveries;
import objector.notifier.delivery.LaneMeters;
import objector.notifier.delivery.LedgerStore;
import objector.notifier.delivery.MemoryLedger;
import objector.notifier.delivery.SendingJournal;
import objector.notifier.ledger.AlertLoop;
import objector.notifier.ledger.DiskLedger;
import objector.notifier.ledger.JournalFiles;
import objector.notifier.letter.DkimSigner;
import objector.notifier.letter.LetterMime;
import objector.notifier.letter.LetterPress;
import objector.notifier.letter.MessageIds;
import objector.notifier.letter.OperatorMail;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.OutgoingPool;
import objector.notifier.outgoing.Reach;
import objector.notifier.outgoing.Transport;
import objector.notifier.smtp.FailoverTransport;
import objector.notifier.smtp.OutboxFolder;
import objector.notifier.smtp.Sending;
import objector.notifier.smtp.Sending.Outbox;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Relays;
import objector.notifier.smtp.SmtpTransport;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.ReturnPath;
import objector.service.Service;
import objector.service.SignedLinks;
import objector.telemetry.ConsumerLag;
import objector.telemetry.KeptRunning;
import objector.telemetry.LinkOutage;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Delivers alerts by mail, once as far as SMTP allows, each lane by itself, and on further ways.
/// Starts without Kafka or a relay, too, and goes on when they are there.
public final class Notifier implements Service {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(70);

  private final NotifierConfig config;
  private final LetterPress press;
  private final ExpiredMails expired;
  private final MeterRegistry meters;
  private final ConfirmationCeiling ceiling;
  private final @Nullable GoneMailboxes gone;
  private final List<Way> ways = new ArrayList<>();
  private final FurtherWays further;
  private @Nullable OperatorWatch operatorWatch;
  private @Nullable KeptRunning watching;
  private @Nullable KeptRunning telling;
  private @Nullable Eraser eraser;
  private @Nullable ConsumerLag lag;
  private volatile @Nullable DiskLedger disk;

  /// A lane at work.
  private record Way(AlertLoop loop, KeptRunning kept, OutgoingPool outgoing, Thread thread) {}

  public Notifier(NotifierConfig config, Translations words, Programmes programmes) {
    this(config, words, programmes, new SimpleMeterRegistry());
  }

  /// One that is counted.
  ///
  /// @param meters count what goes out and what waits
  public Notifier(
      NotifierConfig config, Translations words, Programmes known, MeterRegistry meters) {
    Programmes programmes = known.naming(new DeclaredTitles(config.kafka(), config.clock()));
    this.config = config;
    this.meters = meters;
    this.press =
        new LetterPress(
            new LetterWriter(words, programmes, config.operatorName()),
            new LetterMime(config.from(), config.mailDomain(), returns(config)),
            config.webUrl(),
            new SignedLinks(config.linkKey()));
    this.expired = new ExpiredMails(config.clock());
    this.ceiling = new ConfirmationCeiling(config.limits().confirmationsPerHour(), config.clock());
    NotifierConfig.Ingest ingest = config.ingest();
    this.gone = ingest == null ? null : new GoneMailboxes(ingest.url(), ingest.token());
    this.further = new FurtherWays(config, words, programmes, meters);
  }

  /// Of the domain that mails come from, or none: the relay may send for no other.
  private static @Nullable ReturnPath returns(NotifierConfig config) {
    return config.from().endsWith("@" + config.mailDomain())
        ? new ReturnPath(config.linkKey())
        : null;
  }

  private static Transport transport(NotifierConfig config) {
    return switch (config.sending()) {
      case Relay relay -> new SmtpTransport(relay, config.from());
      case Relays several ->
          new FailoverTransport(
              several.relays().stream()
                  .<Transport>map(relay -> new SmtpTransport(relay, config.from()))
                  .toList(),
              config.clock());
      case Outbox outbox -> new OutboxFolder(outbox.folder());
    };
  }

  @Override
  public String name() {
    return "notifier";
  }

  @Override
  public void start() {
    Path folder = config.folder();
    disk = folder == null ? null : DiskLedger.open(folder.resolve("ledger"));
    ConsumerLag behind = new ConsumerLag(meters, config.kafka()::admin);
    lag = behind;
    if (gone != null) {
      KeptRunning kept = new KeptRunning("notifier.returns", gone, gone::isStopped);
      kept.tell(meters);
      telling = kept;
      Thread.ofVirtual().name("notifier-returns").start(kept);
    }
    for (Lane lane : Lane.values()) {
      ways.add(start(lane));
      behind.tell(AlertLoop.group(lane), "notifier-" + lane.word());
    }
    further.start();
    Eraser sweeping =
        new Eraser(
            config.kafka(),
            Owner.NOTIFIER,
            List.of(Topics.DELIVERIES.name()),
            keys -> forget(config.sending(), keys),
            config.clock());
    eraser = sweeping;
    sweeping.start();
    sweeping.tell(meters);
    NotifierConfig.Operator operator = config.operator();
    if (operator != null) {
      OperatorWatch watch =
          new OperatorWatch(
              config.kafka(),
              transport(config),
              new OperatorMail(
                  config.from(), operator.address(), config.mailDomain(), config.webUrl()),
              operator.patience(),
              expired,
              ceiling,
              config.clock());
      operatorWatch = watch;
      KeptRunning kept = new KeptRunning("notifier.operator", watch, watch::isStopped);
      kept.tell(meters);
      watching = kept;
      Thread.ofVirtual().name("notifier-operator").start(kept);
    }
  }

  /// What a relay took is out of our hands; what lies in a folder is not.
  private static void forget(Sending sending, Set<String> keys) {
    switch (sending) {
      case Relay _, Relays _ -> {}
      case Outbox outbox ->
          new OutboxFolder(outbox.folder())
              .forget(keys.stream().map(MessageIds::local).collect(Collectors.toSet()));
    }
  }

  private Way start(Lane lane) {
    InstantSource clock = config.clock();
    DeliveryRules rules = new DeliveryRules(config.mailDomain());
    Reach reach = new Reach(SignedLinks.SIGN_IN_WORKS, clock.instant());
    if (lane == Lane.LINKS) {
      LinkOutage.tell(
          meters,
          () -> reach.gap(clock.instant()).map(gap -> new LinkOutage(gap.from(), gap.until())));
    }
    OutgoingPool outgoing =
        new OutgoingPool(
            transport(config),
            lane.connections(),
            // Somebody waits for a link.
            lane == Lane.LINKS ? 0 : config.limits().domainConnections(),
            reach,
            clock);
    LaneMeters counted = new LaneMeters(meters, lane, clock);
    Path folder = config.folder();
    SendingJournal journal = folder == null ? SendingJournal.NONE : JournalFiles.of(folder, lane);
    AlertLoop loop =
        new AlertLoop(
            lane,
            config.kafka(),
            config.instance(),
            partition -> store(lane, partition),
            log ->
                new LaneDeliveries(
                    lane,
                    rules,
                    log,
                    this::write,
                    outgoing,
                    journal,
                    expired,
                    counted,
                    gone == null ? _ -> {} : gone,
                    config.limits().domainPerMinute(),
                    ceiling,
                    clock),
            outgoing,
            counted,
            clock);
    KeptRunning kept = new KeptRunning("notifier-" + lane.word(), loop, loop::isStopped);
    kept.tell(meters);
    // Not virtual: writing thousands of letters gives no carrier back, and a link would wait for
    // one.
    Thread thread = Thread.ofPlatform().daemon().name("notifier-" + lane.word()).start(kept);
    return new Way(loop, kept, outgoing, thread);
  }

  private OutgoingMail write(Alert alert) {
    OutgoingMail mail = press.of(alert);
    DkimSigner dkim = config.dkim();
    return dkim == null ? mail : dkim.signed(mail);
  }

  private LedgerStore store(Lane lane, int partition) {
    DiskLedger open = disk;
    return open == null ? new MemoryLedger() : open.partition(lane, partition);
  }

  @Override
  public List<Health> health() {
    if (ways.isEmpty()) {
      return List.of(Health.down("notifier.kafka", "not started"), Health.up("notifier.mail"));
    }
    Eraser sweeping = eraser;
    KeptRunning watch = watching;
    List<Health> parts =
        new ArrayList<>(
            List.of(
                sweeping == null ? Health.up("notifier.erasures") : sweeping.health(),
                worst(ways.stream().map(way -> way.kept().health(way.loop().health()))),
                worst(ways.stream().map(way -> way.outgoing().health())),
                further.health(),
                expired.health(),
                ceiling.health()));
    if (watch != null) {
      parts.add(watch.health(Health.up("notifier.operator")));
    }
    KeptRunning returns = telling;
    if (returns != null) {
      parts.add(returns.health(Health.up("notifier.returns")));
    }
    return parts;
  }

  private static Health worst(Stream<Health> lanes) {
    return lanes.max(Comparator.comparing(Health::state)).orElseThrow();
  }

  /// Waits for the mails that are being sent, as their end must still be noted.
  @Override
  public void close() {
    if (operatorWatch != null) {
      operatorWatch.stop();
      operatorWatch = null;
    }
    if (gone != null) {
      gone.close();
    }
    if (eraser != null) {
      eraser.close();
      eraser = null;
    }
    if (lag != null) {
      lag.close();
      lag = null;
    }
    further.close();
    List<Way> closing = List.copyOf(ways);
    ways.clear();
    closing.forEach(way -> way.loop().stop());
    try {
      for (Way way : closing) {
        way.thread().join(LONGEST_CLOSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DiskLedger open = disk;
    disk = null;
    // A lane that did not end in time would fall into a closed store.
    if (open != null && closing.stream().noneMatch(way -> way.thread().isAlive())) {
      open.close();
    }
  }
}
