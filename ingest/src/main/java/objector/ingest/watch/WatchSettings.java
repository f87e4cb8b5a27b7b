package objector.ingest.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.intake.SettingRule;
import org.jspecify.annotations.Nullable;

/// Which pages are looked at.
///
/// @param watch whether the programmes' own pages are looked at
/// @param folder declarations of further pages, one a file; looked at in any case
/// @param interval instead of each page's own
/// @param allowLoopback pages on this machine may be looked at: tests and the demo
/// @param browser for pages that need their scripts; without one they cannot be looked at
public record WatchSettings(
    boolean watch,
    @Nullable Path folder,
    @Nullable Duration interval,
    boolean allowLoopback,
    Optional<BrowserParts> browser) {
  /// Without a browser.
  public WatchSettings(
      boolean watch, @Nullable Path folder, @Nullable Duration interval, boolean allowLoopback) {
    this(watch, folder, interval, allowLoopback, Optional.empty());
  }

  public WatchSettings {
    SettingRule.require(
        interval == null || interval.isPositive(), "pages.interval", "is not a length of time");
  }

  public static WatchSettings none() {
    return new WatchSettings(false, null, null, false);
  }
}
