package objector.ingest.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.PageJournal.LeaseLost;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;

/// Watches pages: those whose partitions this instance holds a lease for.
public final class WatchedPartitions implements PageLeases.Holder {
  private static final int MOST_NAMED = 5;

  private final List<PageTarget> targets;
  private final PageArchive archive;
  private final PageSource source;
  private final PageJournal journal;
  private final DiskRoom room;
  private final PageMeters meters;
  private final InstantSource clock;
  private final Map<Integer, PartitionWatch> watches = new ConcurrentHashMap<>();

  public WatchedPartitions(
      List<PageTarget> targets,
      PageArchive archive,
      PageSource source,
      PageJournal journal,
      DiskRoom room,
      PageMeters meters,
      InstantSource clock) {
    this.targets = List.copyOf(targets);
    this.archive = archive;
    this.source = source;
    this.journal = journal;
    this.room = room;
    this.meters = meters;
    this.clock = clock;
    meters.watches(
        () -> count(PartitionWatch::seen),
        () -> count(PartitionWatch::blind),
        () -> failing().size());
  }

  @Override
  public void granted(Lease lease) {
    PartitionWatch watch =
        new PartitionWatch(lease, targets, archive, source, journal, room, meters, clock);
    PartitionWatch former = watches.put(lease.partition().partition(), watch);
    if (former != null) {
      former.close();
    }
    watch.start();
  }

  @Override
  public void lost(int partition) {
    PartitionWatch watch = watches.remove(partition);
    if (watch != null) {
      watch.close();
    }
  }

  @Override
  public void lostAll() {
    List.copyOf(watches.keySet()).forEach(this::lost);
  }

  /// What a look came to that is not due yet; empty when the page is not watched by this instance.
  public Optional<LookOutcome> lookNow(PageId page) {
    for (PartitionWatch watch : watches.values()) {
      Optional<PageWatcher> watcher = watch.watcher(page);
      if (watcher.isPresent()) {
        return Optional.of(look(watcher.get()));
      }
    }
    return Optional.empty();
  }

  private static LookOutcome look(PageWatcher watcher) {
    try {
      return watcher.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (LeaseLost e) {
      throw new TemporarilyUnavailable("another instance watches this page now", e);
    }
  }

  public Health health() {
    Health said = health(failing(), count(PartitionWatch::blind));
    for (PartitionWatch watch : watches.values()) {
      said = watch.health(said);
    }
    return said;
  }

  /// @param failing pages that nobody can look at for a fault of ours
  static Health health(List<String> failing, long blind) {
    if (!failing.isEmpty()) {
      String named = String.join(", ", failing.subList(0, Math.min(failing.size(), MOST_NAMED)));
      return Health.degraded(
          PartitionWatch.PART,
          "looks at " + failing.size() + " fail by a fault of ours; see the log: " + named);
    }
    return blind == 0
        ? Health.up(PartitionWatch.PART)
        : Health.degraded(PartitionWatch.PART, blind + " cannot be seen");
  }

  private List<String> failing() {
    return watches.values().stream()
        .flatMap(PartitionWatch::failing)
        .map(PageId::value)
        .sorted()
        .toList();
  }

  private long count(ToLongFunction<PartitionWatch> which) {
    return watches.values().stream().mapToLong(which).sum();
  }
}
