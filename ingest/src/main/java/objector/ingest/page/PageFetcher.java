package objector.ingest.page;

/// How a page comes here.
public interface PageFetcher {
  /// Asks once, following redirects. Never throws for what a server does.
  ///
  /// @throws InterruptedException when told to stop while waiting
  Fetched fetch(PageRequest request) throws InterruptedException;
}
