package objector.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.Blindness;
import objector.events.PageId;
import objector.ingest.page.Declaration;
import objector.ingest.page.Fetched;
import objector.ingest.page.PageFetcher;
import objector.ingest.page.PageReader;
import objector.ingest.page.PageRequest;
import objector.ingest.page.ReadPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pages as their servers give them, without a browser. What a server says is as it was is not sent
/// again; what comes again byte for byte is not read again.
final class HttpPages implements PageSource {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPages.class);

  /// Between two visits to one host.
  static final Duration BREATH = Duration.ofSeconds(2);

  /// Larger documents are not remembered.
  private static final int LARGEST = 2 * 1024 * 1024;

  private final PageFetcher fetcher;
  private final HostPace pace;
  private final Map<Document, Known> known = new ConcurrentHashMap<>();

  private record Document(PageId page, Declaration declared) {}

  /// The last answer, and what it says.
  private record Known(Fetched.Page answer, ReadPage read) {}

  HttpPages(PageFetcher fetcher, HostPace pace) {
    this.fetcher = fetcher;
    this.pace = pace;
  }

  @Override
  public Seen see(PageTarget target) throws InterruptedException {
    PageReader reader = new PageReader(target.watchLinks());
    List<ReadPage> parts = new ArrayList<>();
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    for (Declaration declared : target.documents()) {
      Document document = new Document(target.id(), declared);
      Known last = known.get(document);
      pace.awaitTurn(String.valueOf(declared.fetch().getHost()));
      Known now;
      switch (fetcher.fetch(request(target, declared, last))) {
        case Fetched.Page page -> now = read(reader, document, page, last);
        case Fetched.NotModified() -> {
          if (last == null) {
            // Not asked for, so not an answer.
            return Seen.nothing(Blindness.ERROR);
          }
          now = last;
        }
        case Fetched.Failed failed -> {
          LOG.info("Page {} could not be fetched: {}", target.id(), failed.detail());
          return Seen.nothing(failed.why());
        }
      }
      parts.add(now.read());
      add(capture, declared, now.answer().body());
    }
    ReadPage whole = parts.size() == 1 ? parts.getFirst() : reader.combined(parts);
    return new Seen(whole, capture.toByteArray(), null);
  }

  private static PageRequest request(
      PageTarget target, Declaration document, @Nullable Known last) {
    PageRequest any = PageRequest.of(document.fetch(), target.rules().language());
    return last == null ? any : any.since(last.answer());
  }

  private Known read(
      PageReader reader, Document document, Fetched.Page page, @Nullable Known last) {
    ReadPage read =
        last != null && Arrays.equals(last.answer().body(), page.body())
            ? last.read()
            : reader.read(page.body(), page.contentType(), document.declared(), false);
    Known now = new Known(page, read);
    if (page.body().length <= LARGEST) {
      known.put(document, now);
    } else {
      known.remove(document);
    }
    return now;
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
