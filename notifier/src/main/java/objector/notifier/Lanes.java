package objector.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import objector.events.alert.Alert;
import objector.events.id.PersonId;
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
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.OutgoingPool;
import objector.notifier.outgoing.Reach;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.telemetry.ConsumerLag;
import objector.telemetry.KeptRunning;
import objector.telemetry.LinkOutage;
import org.jspecify.annotations.Nullable;

/// The lanes in which alerts go out by mail: each with its own reader, pool of connections and
/// ledger, so that none waits for another.
final class Lanes implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(70);

  private final NotifierConfig config;
  private final MeterRegistry meters;
  private final Function<Alert, OutgoingMail> writer;
  private final ExpiredMails expired;
  private final ConfirmationCeiling ceiling;
  private final Consumer<PersonId> gone;
  private final List<Way> ways = new ArrayList<>();
  private volatile @Nullable DiskLedger disk;

  /// A lane at work.
  private record Way(AlertLoop loop, KeptRunning kept, OutgoingPool outgoing, Thread thread) {}

  /// Lanes that do nothing yet.
  ///
  /// @param gone hears whose mailbox is gone, and returns at once
  Lanes(
      NotifierConfig config,
      MeterRegistry meters,
      Function<Alert, OutgoingMail> writer,
      ExpiredMails expired,
      ConfirmationCeiling ceiling,
      Consumer<PersonId> gone) {
    this.config = config;
    this.meters = meters;
    this.writer = writer;
    this.expired = expired;
    this.ceiling = ceiling;
    this.gone = gone;
  }

  /// @param behind is told whose lag is to be seen
  void start(ConsumerLag behind) {
    Path folder = config.folder();
    disk = folder == null ? null : DiskLedger.open(folder.resolve("ledger"));
    for (Lane lane : Lane.values()) {
      ways.add(start(lane));
      behind.tell(AlertLoop.group(lane), "notifier-" + lane.word());
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
            Transports.of(config),
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
                    writer,
                    outgoing,
                    journal,
                    expired,
                    counted,
                    gone,
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

  private LedgerStore store(Lane lane, int partition) {
    DiskLedger open = disk;
    return open == null ? new MemoryLedger() : open.partition(lane, partition);
  }

  boolean areStarted() {
    return !ways.isEmpty();
  }

  /// How it is with the readers of alerts, and with what they send through: of each the worst.
  List<Health> health() {
    return List.of(
        worst(ways.stream().map(way -> way.kept().health(way.loop().health()))),
        worst(ways.stream().map(way -> way.outgoing().health())));
  }

  private static Health worst(Stream<Health> lanes) {
    return lanes.max(Comparator.comparing(Health::state)).orElseThrow();
  }

  /// Waits for the mails that are being sent, as their end must still be noted.
  @Override
  public void close() {
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
