package objector.ingest.replay;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageRules;
import objector.programmes.WatchedPage;

/// How a recorded page is replayed.
///
/// @param interval between two looks
public record ReplayOptions(
    Duration interval, List<Declaration> documents, PageRules rules, List<String> watchLinks) {
  private static final Duration INTERVAL = Duration.ofHours(12);

  public ReplayOptions {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the interval between two looks must be positive");
    }
    documents = List.copyOf(documents);
    watchLinks = List.copyOf(watchLinks);
  }

  /// The whole main text, the language of the first good row, all known form links.
  public static ReplayOptions standard() {
    Declaration all = Declaration.mainTextOf(URI.create("https://page.invalid/"));
    return new ReplayOptions(INTERVAL, List.of(all), PageRules.of(null), List.of());
  }

  /// As this watched page is watched.
  public ReplayOptions as(WatchedPage page) {
    return new ReplayOptions(
        interval,
        Declaration.listOf(page.declaration()),
        PageRules.of(page.language(), page.minimumWords()),
        page.watchLinks());
  }

  public ReplayOptions every(Duration time) {
    return new ReplayOptions(time, documents, rules, watchLinks);
  }

  public ReplayOptions declared(List<Declaration> other) {
    return new ReplayOptions(interval, other, rules, watchLinks);
  }

  public ReplayOptions in(String expected) {
    PageRules expecting = new PageRules(expected, rules.minimumWords(), rules.standing());
    return new ReplayOptions(interval, documents, expecting, watchLinks);
  }

  /// The filters that a declaration names and we do not have.
  public List<String> unknownFilters() {
    return documents.stream()
        .flatMap(document -> document.unknownFilters().stream())
        .distinct()
        .toList();
  }
}
