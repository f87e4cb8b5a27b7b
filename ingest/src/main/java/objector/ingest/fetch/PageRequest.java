package objector.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What to ask for.
///
/// @param language of the page that is wanted, for servers that choose; null leaves it to them
/// @param etag,lastModified what the server said the last time, so that it may answer "not
///   modified"
public record PageRequest(
    URI address, @Nullable String language, @Nullable String etag, @Nullable String lastModified) {
  public static PageRequest of(URI address, @Nullable String language) {
    return new PageRequest(address, language, null, null);
  }

  /// Asks only for what is newer than the answer already here.
  public PageRequest since(FetchedDocument.Page known) {
    return new PageRequest(address, language, known.etag(), known.lastModified());
  }
}
