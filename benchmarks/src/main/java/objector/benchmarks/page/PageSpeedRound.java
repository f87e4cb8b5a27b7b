package objector.benchmarks.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import objector.events.page.LookOutcome;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.fetch.FetchLimits;
import objector.ingest.fetch.FetchedDocument;
import objector.ingest.fetch.HttpPageFetcher;
import objector.ingest.fetch.PageRequest;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;
import objector.outside.AddressGuard;
import org.jspecify.annotations.Nullable;

/// One process of [PageSpeed]: three rounds over all pages, each page fetched, read, judged, and
/// what is new kept on disk; and the three once more. Prints the milliseconds of each round and the
/// peak of memory in kB of the first three.
public final class PageSpeedRound {
  private static final int THREADS = 10;

  private final HttpPageFetcher fetcher =
      new HttpPageFetcher(
          new AddressGuard(true), FetchLimits.standard(), "Objector-benchmark", Clock.systemUTC());
  private final PageReader reader = new PageReader(List.of());
  private final List<Watched> pages = new ArrayList<>();
  private final Path kept;

  private static final class Watched {
    final int number;
    final URI address;
    final Declaration declaration;
    final PageHistory history = new PageHistory(PageRules.of("en", 100));
    FetchedDocument.@Nullable Page answer;
    @Nullable ReadPage read;

    Watched(int number, URI address) {
      this.number = number;
      this.address = address;
      declaration = Declaration.mainTextOf(address);
    }
  }

  private PageSpeedRound(int port, Path kept) {
    this.kept = kept;
    for (int page = 0; page < PageSpeed.PAGES; page++) {
      pages.add(new Watched(page, URI.create("http://127.0.0.1:" + port + "/page/" + page)));
    }
  }

  /// The port of the pages, and where to keep them.
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    String started = rounds(port, Path.of(arguments[1]));
    long peak = peak();
    // The same once more, with nothing remembered, in a process that has run for a while.
    String running = rounds(port, Path.of(arguments[1]));
    System.out.println(started + " " + running + " " + peak);
  }

  private static String rounds(int port, Path kept) throws Exception {
    PageSpeedRound rounds = new PageSpeedRound(port, kept);
    double first = rounds.all(0, LookOutcome.FIRST);
    double unchanged = rounds.all(1, LookOutcome.UNCHANGED);
    HttpURLConnection next =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/next").toURL().openConnection();
    next.getResponseCode();
    double changed = rounds.all(2, LookOutcome.PENDING);
    return String.format(Locale.ROOT, "%.1f %.1f %.1f", first, unchanged, changed);
  }

  private double all(int round, LookOutcome expected) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<LookOutcome>> looks = new ArrayList<>();
      pages.forEach(page -> looks.add(threads.submit(() -> look(page, round))));
      for (Future<LookOutcome> look : looks) {
        if (look.get() != expected) {
          throw new IllegalStateException("not " + expected + " but " + look.get());
        }
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private LookOutcome look(Watched page, int round) throws InterruptedException {
    PageRequest any = PageRequest.of(page.address, "en");
    FetchedDocument fetched = fetcher.fetch(page.answer == null ? any : any.since(page.answer));
    switch (fetched) {
      case FetchedDocument.Page answer -> {
        page.answer = answer;
        page.read = reader.read(answer.body(), answer.contentType(), page.declaration, false);
      }
      case FetchedDocument.NotModified() -> {}
      case FetchedDocument.Failed failed -> throw new IllegalStateException(failed.detail());
    }
    ReadPage read = java.util.Objects.requireNonNull(page.read);
    PageLook look = page.history.look(read, Instant.EPOCH.plusSeconds(3_600L * 6 * round));
    if (look.outcome() != LookOutcome.UNCHANGED && page.answer != null) {
      keep(page.number + "-" + round + ".html", page.answer.body());
      keep(page.number + "-" + round + ".md", read.markdown().getBytes(StandardCharsets.UTF_8));
    }
    return look.outcome();
  }

  private void keep(String name, byte[] bytes) {
    try {
      Files.write(kept.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The most that was resident, as Linux tells it; 0 elsewhere.
  private static long peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
