package objector.ingest.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageRules;
import objector.programmes.WatchedPage;
import org.jspecify.annotations.Nullable;

/// A page to be watched: where it is, what of it is the policy, and how often to look.
///
/// @param declared what a page of one's own is called; null: a programme says it
public record PageTarget(
    PageId id,
    List<Declaration> documents,
    PageRules rules,
    List<String> watchLinks,
    Duration interval,
    WatchState.@Nullable Declared declared) {
  /// A page that a programme names.
  public PageTarget(
      PageId id,
      List<Declaration> documents,
      PageRules rules,
      List<String> watchLinks,
      Duration interval) {
    this(id, documents, rules, watchLinks, interval, null);
  }

  public PageTarget {
    documents = List.copyOf(documents);
    watchLinks = List.copyOf(watchLinks);
  }

  public static PageTarget of(WatchedPage page) {
    return new PageTarget(
        new PageId(page.id()),
        Declaration.listOf(page.declaration()),
        PageRules.of(page.language(), page.minimumWords()),
        page.watchLinks(),
        page.interval());
  }

  public PageTarget every(Duration other) {
    return new PageTarget(id, documents, rules, watchLinks, other, declared);
  }

  /// The same, called so.
  PageTarget declaredAs(WatchState.@Nullable Declared name) {
    return new PageTarget(id, documents, rules, watchLinks, interval, name);
  }

  /// The filters that the declaration names and we do not have.
  public List<String> unknownFilters() {
    return documents.stream()
        .flatMap(document -> document.unknownFilters().stream())
        .distinct()
        .toList();
  }

  public boolean needsScripts() {
    return documents.stream().anyMatch(Declaration::executeClientScripts);
  }

  /// The host that is visited first.
  String host() {
    URI first = documents.getFirst().fetch();
    return first.getHost() == null ? "" : first.getHost();
  }
}
