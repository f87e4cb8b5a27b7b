package objector.ingest.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.ingest.watch.PageJournal.LeaseLost;
import objector.ingest.watch.PageLeases.Lease;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;

/// Watches pages: those whose partitions this instance holds a lease for.
public final class WatchedPartitions implements PageLeases.Holder {
  private static final String PART = "watched pages";

  private final List<PageTarget> targets;
  private final PageArchive archive;
  private final PageSource source;
  private final PageJournal journal;
  private final InstantSource clock;
  private final Map<Integer, PartitionWatch> shifts = new ConcurrentHashMap<>();

  public WatchedPartitions(
      List<PageTarget> targets,
      PageArchive archive,
      PageSource source,
      PageJournal journal,
      InstantSource clock) {
    this.targets = List.copyOf(targets);
    this.archive = archive;
    this.source = source;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void granted(Lease lease) {
    PartitionWatch shift = new PartitionWatch(lease, targets, archive, source, journal, clock);
    PartitionWatch former = shifts.put(lease.partition().partition(), shift);
    if (former != null) {
      former.close();
    }
    shift.start();
  }

  @Override
  public void lost(int partition) {
    PartitionWatch shift = shifts.remove(partition);
    if (shift != null) {
      shift.close();
    }
  }

  @Override
  public void lostAll() {
    List.copyOf(shifts.keySet()).forEach(this::lost);
  }

  /// What a look came to that is not due yet; empty when the page is not watched by this instance.
  public Optional<LookOutcome> lookNow(PageId page) {
    for (PartitionWatch shift : shifts.values()) {
      Optional<PageWatcher> vigil = shift.vigil(page);
      if (vigil.isPresent()) {
        return Optional.of(look(vigil.get()));
      }
    }
    return Optional.empty();
  }

  private static LookOutcome look(PageWatcher vigil) {
    try {
      return vigil.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporarilyUnavailable("stopping", e);
    } catch (LeaseLost e) {
      throw new TemporarilyUnavailable("another instance watches this page now", e);
    }
  }

  public Health health() {
    long blind = shifts.values().stream().mapToLong(PartitionWatch::blind).sum();
    return blind == 0 ? Health.up(PART) : Health.degraded(PART, blind + " cannot be seen");
  }
}
