package objector.ingest.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.Backoff;
import objector.service.TemporarilyUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watching of the pages of one partition, for as long as its lease lasts.
final class PartitionWatch implements AutoCloseable {
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
  private volatile boolean stuck;
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
    threads.execute(this::begin);
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

  /// Whether it failed, and waits to begin again.
  boolean isStuck() {
    return stuck;
  }

  private void begin() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    while (!Thread.currentThread().isInterrupted()) {
      try {
        restore();
        stuck = false;
        return;
      } catch (TemporarilyUnavailable e) {
        LOG.warn("The past of the watched pages cannot be read yet: {}", e.getMessage());
        pause.sleep();
      } catch (RuntimeException | StackOverflowError e) {
        stuck = true;
        LOG.error("The watch of a partition's pages failed; it is begun again", e);
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
        threads.execute(watcher);
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
    threads.shutdownNow();
  }
}
