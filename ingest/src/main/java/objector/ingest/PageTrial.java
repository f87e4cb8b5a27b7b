package objector.ingest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.fetch.BrowserParts;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;
import objector.ingest.watch.PageSource;
import objector.ingest.watch.PageSource.Seen;
import objector.ingest.watch.PageSource.Visit;
import objector.ingest.watch.PageTarget;
import objector.programmes.WatchedPage;
import org.jspecify.annotations.Nullable;

/// One look at a page, as the watch would have it, with nothing kept: for `objector page try`.
public final class PageTrial {
  private final PageSource source;
  private final Clock clock;

  PageTrial(PageSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /// A trial with the connections that the watch uses.
  ///
  /// @param allowLoopback pages on this machine may be looked at: for tests
  /// @param browser for pages that need their scripts
  public static PageTrial of(boolean allowLoopback, Optional<BrowserParts> browser, Clock clock) {
    return new PageTrial(PageConnections.source(allowLoopback, browser, clock), clock);
  }

  /// What a look came to.
  ///
  /// @param address where the last document came from
  /// @param status of the last answer, null when there was none
  /// @param look `first` when a policy was seen, else `blind`
  /// @param reason why nothing was seen: the word for what stood there
  /// @param detail why nothing came
  /// @param problems what the declaration asks for and the page or we do not have
  /// @param text as it would be kept
  @JsonPropertyOrder({
    "page",
    "address",
    "status",
    "look",
    "reason",
    "detail",
    "effective",
    "language",
    "words",
    "links",
    "problems",
    "text"
  })
  public record Tried(
      @Nullable String page,
      String address,
      @Nullable Integer status,
      LookOutcome look,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable LocalDate effective,
      @Nullable String language,
      int words,
      List<WatchedLink> links,
      List<String> problems,
      @Nullable String text) {
    public Tried {
      links = List.copyOf(links);
      problems = List.copyOf(problems);
    }
  }

  /// A link that is watched by name.
  ///
  /// @param objection whether people object by it
  public record WatchedLink(String url, boolean objection) {}

  /// A page as it is declared.
  public Tried look(WatchedPage page) throws InterruptedException {
    return look(page.id(), PageTarget.of(page));
  }

  /// An address, of which nothing is known but perhaps what is the policy in it.
  public Tried look(List<Declaration> documents, @Nullable String language)
      throws InterruptedException {
    PageTarget target =
        new PageTarget(
            new PageId("a-trial"),
            documents,
            PageRules.of(language),
            List.of(),
            java.time.Duration.ofHours(6));
    return look(null, target);
  }

  private Tried look(@Nullable String name, PageTarget target) throws InterruptedException {
    Seen seen = source.see(target);
    PageHistory history = new PageHistory(target.rules());
    Optional<ReadPage> read = seen.read();
    PageLook look =
        read.isPresent()
            ? history.look(read.get(), clock.instant())
            : history.look(java.util.Objects.requireNonNull(seen.why()), clock.instant());
    Visit last =
        seen.visits().isEmpty()
            ? new Visit(URI.create(""), 0, "nothing was asked")
            : seen.visits().getLast();
    return new Tried(
        name,
        last.from().toString(),
        last.status() == 0 ? null : last.status(),
        look.outcome(),
        look.blindness() == null ? null : look.blindness().word(),
        last.problem(),
        read.map(ReadPage::effective).orElse(null),
        read.map(ReadPage::language).orElse(null),
        read.map(ReadPage::words).orElse(0),
        read.map(PageTrial::links).orElse(List.of()),
        read.map(ReadPage::problems).orElse(List.of()),
        read.map(ReadPage::markdown).orElse(null));
  }

  private static List<WatchedLink> links(ReadPage page) {
    return page.formLinks().entrySet().stream()
        .map(link -> new WatchedLink(link.getKey(), link.getValue()))
        .toList();
  }
}
