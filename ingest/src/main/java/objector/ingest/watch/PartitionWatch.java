package objector.ingest.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;
import objector.telemetry.KeptRunning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watching of the pages of one partition, for as long as its lease lasts.
final class PartitionWatch implements AutoCloseable {
  static final String PART = "watched pages";

  private static final Logger LOG = LoggerFactory.getLogger(PartitionWatch.class);

  /// Between the first looks after a start.
  private static final Duration STAGGER = Duration.ofMillis(300);

  private final Lease lease;
  private final List<PageTarget> targets;
  private final PageArchive archive;
  private final PageSource source;
  private final PageJournal journal;
  private final DiskRoom room;
  private final PageMeters meters;
  private final InstantSource clock;
  private final Map<PageId, PageWatcher> watchers = new ConcurrentHashMap<>();
  private final Queue<KeptRunning> loops = new ConcurrentLinkedQueue<>();
  private volatile boolean restored;
  private volatile boolean closed;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  PartitionWatch(
      Lease lease,
      List<PageTarget> targets,
      PageArchive archive,
      PageSource source,
      PageJournal journal,
      DiskRoom room,
      PageMeters meters,
      InstantSource clock) {
    this.lease = lease;
    this.targets = targets;
    this.archive = archive;
    this.source = source;
    this.journal = journal;
    this.room = room;
    this.meters = meters;
    this.clock = clock;
  }

  /// Begins; returns at once.
  void start() {
    threads.execute(kept(this::begin, () -> restored));
  }

  /// @param done whether it has come to its end by itself
  private KeptRunning kept(Runnable loop, BooleanSupplier done) {
    KeptRunning kept =
        new KeptRunning(PART, loop, () -> closed || done.getAsBoolean(), meters.restarts());
    loops.add(kept);
    return kept;
  }

  Optional<PageWatcher> watcher(PageId page) {
    return Optional.ofNullable(watchers.get(page));
  }

  /// Those that nobody can look at for a fault of ours; of each other its last look says whether it
  /// was seen.
  Stream<PageId> failing() {
    return watchers.values().stream().filter(PageWatcher::failing).map(PageWatcher::page);
  }

  long blind() {
    return looked().filter(PageWatcher::blind).count();
  }

  long seen() {
    return looked().filter(watcher -> !watcher.blind()).count();
  }

  private Stream<PageWatcher> looked() {
    return watchers.values().stream().filter(watcher -> !watcher.failing());
  }

  /// What it says of itself, or that a loop of it failed a moment ago.
  Health health(Health own) {
    Health said = own;
    for (KeptRunning loop : loops) {
      said = loop.health(said);
    }
    return said;
  }

  private void begin() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (!restored && !Thread.currentThread().isInterrupted()) {
      try {
        restore();
        restored = true;
      } catch (TemporarilyUnavailable e) {
        LOG.warn("The past of the watched pages cannot be read yet: {}", e.getMessage());
        pause.sleep();
      }
    }
  }

  private void restore() {
    int partition = lease.partition().partition();
    int partitions = archive.partitions();
    List<PageTarget> mine =
        targets.stream()
            .filter(target -> PageArchive.isIn(target.id(), partition, partitions))
            .toList();
    if (mine.isEmpty()) {
      return;
    }
    Map<PageId, PagePast> pasts = archive.read(partition);
    for (PageTarget target : mine) {
      PagePast past = pasts.getOrDefault(target.id(), new PagePast());
      PageWatcher watcher =
          new PageWatcher(
              target,
              source,
              journal,
              lease,
              archive.history(target, past),
              past,
              firstLook(target, past.state()),
              room,
              meters,
              clock);
      if (watchers.putIfAbsent(target.id(), watcher) == null) {
        threads.execute(kept(watcher, watcher::isLost));
      }
    }
  }

  /// As planned before the restart, but never later than an interval from now.
  private Instant firstLook(PageTarget target, @Nullable WatchState state) {
    Instant staggered = clock.instant().plus(STAGGER.multipliedBy(watchers.size()));
    Instant latest = staggered.plus(target.interval());
    if (state == null || state.nextLook().isBefore(staggered)) {
      return staggered;
    }
    return state.nextLook().isAfter(latest) ? latest : state.nextLook();
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
