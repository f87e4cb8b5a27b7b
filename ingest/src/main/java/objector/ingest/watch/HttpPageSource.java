package objector.ingest.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.ingest.extract.Capture;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.ReadPage;
import objector.ingest.fetch.FetchedDocument;
import objector.ingest.fetch.PageFetcher;
import objector.ingest.fetch.PageRenderer;
import objector.ingest.fetch.PageRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages as their servers give them; those that need their scripts as a browser shows them, where
/// there is one. What a server says is as it was is not sent again; what comes again byte for byte
/// is not read again.
public final class HttpPageSource implements PageSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPageSource.class);

  /// Between two visits to one host.
  public static final Duration BREATH = Duration.ofSeconds(2);

  /// Larger documents are not remembered.
  private static final int LARGEST = 2 * 1024 * 1024;

  private final PageFetcher fetcher;
  private final @Nullable PageRenderer renderer;
  private final HostPace pace;
  private final Map<Document, Known> known = new ConcurrentHashMap<>();

  private record Document(PageId page, Declaration declared) {}

  /// The last answer, and what it says.
  private record Known(FetchedDocument.Page answer, ReadPage read) {}

  /// Looks through these, a breath apart.
  ///
  /// @param renderer null: there is no browser here
  public HttpPageSource(PageFetcher fetcher, @Nullable PageRenderer renderer, HostPace pace) {
    this.fetcher = fetcher;
    this.renderer = renderer;
    this.pace = pace;
  }

  @Override
  public Seen see(PageTarget target) throws InterruptedException {
    PageReader reader = new PageReader(target.watchLinks());
    List<ReadPage> parts = new ArrayList<>();
    List<byte[]> bodies = new ArrayList<>();
    List<Visit> visits = new ArrayList<>();
    for (Declaration declared : target.documents()) {
      Document document = new Document(target.id(), declared);
      Known last = known.get(document);
      pace.awaitTurn(String.valueOf(declared.fetch().getHost()));
      Known now;
      switch (ask(target, declared, last)) {
        case FetchedDocument.Page page -> {
          visits.add(new Visit(page.address(), 200, null));
          now = read(reader, document, page, last);
        }
        case FetchedDocument.NotModified() -> {
          visits.add(new Visit(declared.fetch(), 304, null));
          if (last == null) {
            // Not asked for, so not an answer.
            return Seen.nothing(Blindness.ERROR, visits);
          }
          now = last;
        }
        case FetchedDocument.Failed failed -> {
          LOG.info("Page {} could not be fetched: {}", target.id(), failed.detail());
          visits.add(new Visit(declared.fetch(), failed.status(), failed.detail()));
          return Seen.nothing(failed.why(), visits);
        }
      }
      parts.add(now.read());
      bodies.add(now.answer().body());
    }
    ReadPage whole = parts.size() == 1 ? parts.getFirst() : reader.combined(parts);
    return Seen.of(whole, Capture.of(target.documents(), bodies), visits);
  }

  private FetchedDocument ask(PageTarget target, Declaration document, @Nullable Known last)
      throws InterruptedException {
    PageRequest request = request(target, document, last);
    return isRendered(document)
        ? java.util.Objects.requireNonNull(renderer).render(request, document.waitForElements())
        : fetcher.fetch(request);
  }

  private boolean isRendered(Declaration document) {
    return renderer != null && document.executeClientScripts();
  }

  private static PageRequest request(
      PageTarget target, Declaration document, @Nullable Known last) {
    PageRequest any = PageRequest.of(document.fetch(), target.rules().language());
    return last == null ? any : any.since(last.answer());
  }

  private Known read(
      PageReader reader, Document document, FetchedDocument.Page page, @Nullable Known last) {
    ReadPage read =
        last != null && Arrays.equals(last.answer().body(), page.body())
            ? last.read()
            : reader.read(
                page.body(),
                page.contentType(),
                document.declared(),
                isRendered(document.declared()));
    Known now = new Known(page, read);
    if (page.body().length <= LARGEST) {
      known.put(document, now);
    } else {
      known.remove(document);
    }
    return now;
  }
}
