package objector.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import objector.events.Blindness;
import objector.ingest.page.Declaration;
import objector.ingest.page.Fetched;
import objector.ingest.page.PageFetcher;
import objector.ingest.page.PageReader;
import objector.ingest.page.PageRequest;
import objector.ingest.page.ReadPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages as their servers give them, without a browser.
final class HttpPages implements PageSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPages.class);

  /// Between two visits to one host.
  static final Duration BREATH = Duration.ofSeconds(2);

  private final PageFetcher fetcher;
  private final HostPace pace;

  HttpPages(PageFetcher fetcher, HostPace pace) {
    this.fetcher = fetcher;
    this.pace = pace;
  }

  @Override
  public Seen see(PageTarget target) throws InterruptedException {
    PageReader reader = new PageReader(target.watchLinks());
    List<ReadPage> parts = new ArrayList<>();
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    for (Declaration document : target.documents()) {
      pace.awaitTurn(String.valueOf(document.fetch().getHost()));
      switch (fetcher.fetch(PageRequest.of(document.fetch(), target.rules().language()))) {
        case Fetched.Page page -> {
          parts.add(reader.read(page.body(), page.contentType(), document, false));
          add(capture, document, page.body());
        }
        case Fetched.NotModified() -> {
          // Not asked for, so not an answer.
          return Seen.nothing(Blindness.ERROR);
        }
        case Fetched.Failed failed -> {
          LOG.info("Page {} could not be fetched: {}", target.id(), failed.detail());
          return Seen.nothing(failed.why());
        }
      }
    }
    ReadPage whole = parts.size() == 1 ? parts.getFirst() : reader.combined(parts);
    return new Seen(whole, capture.toByteArray(), null);
  }

  /// One document is kept byte for byte; where several make a page, each begins with its address.
  private static void add(ByteArrayOutputStream capture, Declaration document, byte[] body) {
    if (capture.size() > 0) {
      String next = "\n<!-- next document: " + document.fetch() + " -->\n";
      capture.writeBytes(next.getBytes(StandardCharsets.UTF_8));
    }
    capture.writeBytes(body);
  }
}
