package objector.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.fetch.ChromiumRenderer;
import objector.ingest.fetch.FetchLimits;
import objector.ingest.fetch.HttpPageFetcher;
import objector.ingest.watch.HostPace;
import objector.ingest.watch.HttpPageSource;
import objector.ingest.watch.PageSource;
import objector.outside.AddressGuard;

/// How pages are fetched, by the watch and by a trial alike.
final class PageConnections {
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
}
