package objector.ingest.watch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.events.page.WatchState;
import objector.ingest.extract.ReadPage;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;
import objector.ingest.history.WaitingText;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.PageJournal.LeaseLost;
import objector.ingest.watch.PageLeases.Lease;
import objector.ingest.watch.PageSource.Seen;
import objector.service.Backoff;
import objector.service.TemporarilyUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one page for as long as the lease lasts, on a thread of its own: a page that hangs keeps
/// no other waiting. What goes wrong beside the looks ends it, and it is begun again
/// ([KeptRunning]).
final class PageWatcher implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PageWatcher.class);

  /// The clock is looked at this often, as it may be a test's.
  private static final Duration TICK = Duration.ofSeconds(30);

  /// One may be chance.
  private static final int FAILING_AFTER = 2;

  private final PageTarget target;
  private final PageSource source;
  private final PageJournal journal;
  private final Lease lease;
  private final PageHistory history;
  private final LookSchedule timetable;
  private final DiskRoom room;
  private final PageMeters meters;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicInteger failedInARow = new AtomicInteger();
  private volatile boolean lost;
  private volatile Instant next;
  private volatile WatchRecord known;
  private @Nullable Unwritten unwritten;
  private @Nullable Evidence waiting;

  /// What a look came to and Kafka has not yet.
  private record Unwritten(PageLook look, Seen seen) {}

  PageWatcher(
      PageTarget target,
      PageSource source,
      PageJournal journal,
      Lease lease,
      PageHistory history,
      PagePast past,
      Instant next,
      DiskRoom room,
      PageMeters meters,
      InstantSource clock) {
    this.target = target;
    this.source = source;
    this.journal = journal;
    this.lease = lease;
    this.history = history;
    this.known = past.findings();
    this.waiting = past.waitingText();
    this.next = next;
    this.timetable = new LookSchedule(target.interval());
    this.room = room;
    this.meters = meters;
    this.clock = clock;
  }

  PageId page() {
    return target.id();
  }

  boolean blind() {
    return known.sight().blind();
  }

  /// Whether a fault of ours ended its last looks: nothing is known of the page then, as no state
  /// of it is written, and only this says so.
  boolean failing() {
    return failedInARow.get() >= FAILING_AFTER;
  }

  /// Whether another instance watches it now.
  boolean isLost() {
    return lost;
  }

  @Override
  public void run() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    try {
      while (!lost) {
        awaitDue();
        lookOnce(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce(Backoff pause) throws InterruptedException {
    try {
      look();
      pause.reset();
    } catch (LeaseLost e) {
      LOG.info("Another instance watches page {} now", target.id());
      lost = true;
    } catch (TemporarilyUnavailable e) {
      // Only Kafka is asked again, not the page: what was seen waits in `unwritten`.
      pause.sleep();
    } catch (RuntimeException | Error e) {
      // The page is not asked again sooner, whatever it was.
      LOG.error("A look at page {} failed", target.id(), e);
      next = clock.instant().plus(target.interval());
    }
  }

  private void awaitDue() throws InterruptedException {
    while (clock.instant().isBefore(next)) {
      Duration left = Duration.between(clock.instant(), next);
      Thread.sleep(left.compareTo(TICK) < 0 ? left : TICK);
    }
  }

  /// Looks now, and returns once what came of it is written.
  ///
  /// @throws TemporarilyUnavailable when Kafka does not take it in time
  LookOutcome look() throws InterruptedException {
    looking.lockInterruptibly();
    try {
      // Mail that people wait for goes before what can be looked at later.
      room.require();
      Unwritten now = unwritten;
      if (now == null) {
        now = see();
        unwritten = now;
      }
      write(now);
      unwritten = null;
      failedInARow.set(0);
      return now.look().outcome();
    } catch (LeaseLost | TemporarilyUnavailable e) {
      throw e;
    } catch (RuntimeException | Error e) {
      failedInARow.incrementAndGet();
      meters.failed();
      throw e;
    } finally {
      looking.unlock();
    }
  }

  private Unwritten see() throws InterruptedException {
    Seen seen = source.see(target);
    Instant at = clock.instant();
    ReadPage page = seen.page();
    if (page != null) {
      return new Unwritten(history.look(page, at), seen);
    }
    if (seen.why() == null) {
      throw new IllegalStateException("a visit without a page and without a reason");
    }
    return new Unwritten(history.look(seen.why(), at), seen);
  }

  private void write(Unwritten now) {
    WatchRecord found = findings(now);
    Instant later =
        timetable.next(
            clock.instant(),
            now.look().outcome(),
            found.sight().failures(),
            ThreadLocalRandom.current());
    journal.write(
        lease,
        found.events(),
        found.state(target.id(), now.look(), later, waiting()).declaredAs(target.declared()));
    known = found;
    next = later;
    meters.looked(now.look().outcome());
    LOG.info("Looked at page {}: {}", target.id(), now.look().outcome().word());
  }

  /// What waits for a further look must outlive this process.
  private WatchState.@Nullable Waiting waiting() {
    WaitingText text = history.waiting().orElse(null);
    if (text == null) {
      waiting = null;
      return null;
    }
    byte[] markdown = text.page().markdown().getBytes(StandardCharsets.UTF_8);
    Evidence kept = waiting;
    if (kept == null || !kept.isOf(markdown)) {
      kept = journal.keep(target.id(), markdown);
      waiting = kept;
    }
    return new WatchState.Waiting(kept, text.since(), text.last(), text.looks());
  }

  private WatchRecord findings(Unwritten now) {
    PageId id = target.id();
    PageLook look = now.look();
    ReadPage page = now.seen().page();
    if (look.blindness() != null) {
      return known.blind(id, look, look.blindness());
    }
    if (page == null || !WatchRecord.isVersion(look)) {
      return known.seen(id, look);
    }
    Evidence capture = journal.keep(id, now.seen().capture());
    Evidence text = journal.keep(id, page.markdown().getBytes(StandardCharsets.UTF_8));
    return known.version(id, look, page, capture, text);
  }
}
