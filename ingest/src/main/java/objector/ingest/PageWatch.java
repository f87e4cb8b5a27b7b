package objector.ingest;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.LookOutcome;
import objector.events.NotNow;
import objector.events.PageId;
import objector.ingest.PageJournal.LeaseLost;
import objector.ingest.PageLeases.Lease;
import objector.service.Health;

/// Watches pages: those whose partitions this instance holds a lease for.
final class PageWatch implements PageLeases.Holder {
  private static final String PART = "watched pages";

  private final List<PageTarget> targets;
  private final PageArchive archive;
  private final PageSource source;
  private final PageJournal journal;
  private final InstantSource clock;
  private final Map<Integer, PageShift> shifts = new ConcurrentHashMap<>();

  PageWatch(
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
    PageShift shift = new PageShift(lease, targets, archive, source, journal, clock);
    PageShift former = shifts.put(lease.partition().partition(), shift);
    if (former != null) {
      former.close();
    }
    shift.start();
  }

  @Override
  public void lost(int partition) {
    PageShift shift = shifts.remove(partition);
    if (shift != null) {
      shift.close();
    }
  }

  @Override
  public void lostAll() {
    List.copyOf(shifts.keySet()).forEach(this::lost);
  }

  /// What a look came to that is not due yet; empty when the page is not watched by this instance.
  Optional<LookOutcome> lookNow(PageId page) {
    for (PageShift shift : shifts.values()) {
      Optional<Vigil> vigil = shift.vigil(page);
      if (vigil.isPresent()) {
        return Optional.of(look(vigil.get()));
      }
    }
    return Optional.empty();
  }

  private static LookOutcome look(Vigil vigil) {
    try {
      return vigil.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("stopping", e);
    } catch (LeaseLost e) {
      throw new NotNow("another instance watches this page now", e);
    }
  }

  Health health() {
    long blind = shifts.values().stream().mapToLong(PageShift::blind).sum();
    return blind == 0 ? Health.up(PART) : Health.degraded(PART, blind + " cannot be seen");
  }
}
