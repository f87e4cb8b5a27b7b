package objector.ingest.watch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import objector.events.page.Blindness;
import objector.ingest.extract.ReadPage;
import org.jspecify.annotations.Nullable;

/// Where a page's looks come from.
public interface PageSource {
  /// Fetches and reads a page; never throws for what a server does.
  Seen see(PageTarget target) throws InterruptedException;

  /// What a visit brought: something to read, or why not.
  ///
  /// @param capture the page as fetched
  /// @param visits what was asked for, in order
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Seen(
      @Nullable ReadPage page, byte[] capture, @Nullable Blindness why, List<Visit> visits) {
    public Seen {
      visits = List.copyOf(visits);
    }

    public static Seen of(ReadPage page, byte[] capture, List<Visit> visits) {
      return new Seen(page, capture, null, visits);
    }

    public static Seen nothing(Blindness why, List<Visit> visits) {
      return new Seen(null, new byte[0], why, visits);
    }

    public Optional<ReadPage> read() {
      return Optional.ofNullable(page);
    }
  }

  /// What became of one document.
  ///
  /// @param from where it came from in the end
  /// @param status 0 when there was no answer
  /// @param problem why there is nothing to read
  record Visit(URI from, int status, @Nullable String problem) {}
}
