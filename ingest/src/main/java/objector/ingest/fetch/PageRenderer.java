package objector.ingest.fetch;

import java.util.List;

/// How a page that needs its scripts comes here.
public interface PageRenderer {
  /// Opens the page, runs its scripts, and gives what then stands there. Never throws for what a
  /// server or a browser does.
  ///
  /// @param waitFor selectors of what must be there before it is read
  /// @throws InterruptedException when told to stop while waiting
  FetchedDocument render(PageRequest request, List<String> waitFor) throws InterruptedException;
}
