package objector.ingest;

import java.util.Optional;
import objector.events.Blindness;
import objector.ingest.page.ReadPage;
import org.jspecify.annotations.Nullable;

/// Where a page's looks come from.
interface PageSource {
  /// Fetches and reads a page; never throws for what a server does.
  Seen see(PageTarget target) throws InterruptedException;

  /// What a visit brought: something to read, or why not.
  ///
  /// @param capture the page as fetched
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Seen(@Nullable ReadPage page, byte[] capture, @Nullable Blindness why) {
    static Seen nothing(Blindness why) {
      return new Seen(null, new byte[0], why);
    }

    Optional<ReadPage> read() {
      return Optional.ofNullable(page);
    }
  }
}
