package objector.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.fetch.ChromiumRenderer;
import objector.ingest.fetch.FetchLimits;
import objector.ingest.fetch.HttpPageFetcher;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.HostPace;
import objector.ingest.watch.HttpPageSource;
import objector.ingest.watch.PageArchive;
import objector.ingest.watch.PageJournal;
import objector.ingest.watch.PageMeters;
import objector.ingest.watch.PageSource;
import objector.ingest.watch.PageTarget;
import objector.ingest.watch.WatchSettings;
import objector.ingest.watch.WatchedPartitions;
import objector.outside.AddressGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How pages are fetched, by the watch and by a trial alike.
final class PageConnections {
  private static final Logger LOG = LoggerFactory.getLogger(PageConnections.class);
  private static final String USER_AGENT =
      "Objector/0.1 (tells people when a policy changes; a few looks a day)";

  private PageConnections() {}

  /// @param allowLoopback pages on this machine may be looked at
  /// @param browser for pages that need their scripts
  static PageSource source(
      boolean allowLoopback, Optional<BrowserParts> browser, InstantSource clock) {
    AddressGuard guard = new AddressGuard(allowLoopback);
    FetchLimits limits = FetchLimits.standard();
    HttpPageFetcher fetcher = new HttpPageFetcher(guard, limits, USER_AGENT, clock);
    Duration breath = allowLoopback ? Duration.ZERO : HttpPageSource.BREATH;
    return new HttpPageSource(
        fetcher,
        browser
            .map(parts -> new ChromiumRenderer(parts, guard, fetcher, limits, USER_AGENT))
            .orElse(null),
        new HostPace(breath, new Random()));
  }

  /// What looks at these pages, as the settings allow.
  static WatchedPartitions watched(
      WatchSettings settings,
      List<PageTarget> targets,
      PageArchive archive,
      PageJournal journal,
      DiskRoom room,
      PageMeters counted,
      Clock clock) {
    Optional<BrowserParts> browser = settings.browser();
    if (browser.isEmpty() && targets.stream().anyMatch(PageTarget::needsScripts)) {
      LOG.info("No browser is used: pages that need their scripts cannot be looked at");
    }
    PageSource source = source(settings.allowLoopback(), browser, clock);
    return new WatchedPartitions(targets, archive, source, journal, room, counted, clock);
  }
}
