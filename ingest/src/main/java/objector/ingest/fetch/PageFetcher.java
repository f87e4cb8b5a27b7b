package objector.ingest.fetch;

/// How a page comes here.
public interface PageFetcher {
  /// Asks once, following redirects. Never throws for what a server does.
  ///
  /// @throws InterruptedException when told to stop while waiting
  FetchedDocument fetch(PageRequest request) throws InterruptedException;
}
