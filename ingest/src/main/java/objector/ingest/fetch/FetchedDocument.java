package objector.ingest.fetch;

import java.net.URI;
import objector.events.page.Blindness;
import org.jspecify.annotations.Nullable;

/// What came of asking for a page.
public sealed interface FetchedDocument {
  /// An answer to be read.
  ///
  /// @param address where it came from in the end
  /// @param body unpacked, in the server's character set
  @SuppressWarnings("ArrayRecordComponent") // up to 10 MB, handed on and never compared
  record Page(
      URI address,
      byte[] body,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified)
      implements FetchedDocument {}

  /// The page is as it was.
  record NotModified() implements FetchedDocument {}

  /// Nothing to read.
  ///
  /// @param detail for the operator; says what was refused or missing, never what a page contained
  /// @param status of the last answer; 0 when there was none
  record Failed(Blindness why, String detail, int status) implements FetchedDocument {
    public Failed(Blindness why, String detail) {
      this(why, detail, 0);
    }

    static Failed told(Blindness why, int status) {
      return new Failed(why, "status " + status, status);
    }
  }
}
