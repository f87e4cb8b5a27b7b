package objector.ingest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.ReadPage;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;

/// Replays the recorded observations of one page, as `objector page replay` does: what would we
/// have told, and when?
///
/// Archives record only changes, so each text stands until the next row's time; until then the page
/// is looked at again every interval, at most twice.
public final class PageReplay {
  private static final int FURTHER_LOOKS = 2;
  private static final int KEPT = 8;

  private final ReplayOptions options;
  private final PageReader reader;
  private final PageHistory history;

  /// Archives repeat files: A, B, A, B. A few are enough, a policy takes megabytes.
  private final Map<String, ReadPage> read = new LinkedHashMap<>();

  public PageReplay(ReplayOptions options) {
    this.options = options;
    reader = new PageReader(options.watchLinks());
    history = new PageHistory(options.rules());
  }

  /// Every row in file order, told as soon as it is decided.
  ///
  /// @throws IllegalArgumentException when the index cannot be understood, saying where
  public void replay(Path source, Consumer<ReplayRow> sink) throws IOException {
    each(source, observed -> sink.accept(told(observed)));
  }

  /// One recorded observation, and what the looks at it came to.
  public record Observed(
      String told, Instant time, String name, Path file, ReadPage page, List<PageLook> looks) {
    public Observed {
      looks = List.copyOf(looks);
    }

    /// The look by which the text became a version, if it did.
    public Optional<PageLook> recorded() {
      return looks.stream()
          .filter(
              look -> look.outcome() == LookOutcome.FIRST || look.outcome() == LookOutcome.CHANGED)
          .findFirst();
    }
  }

  /// Every observation in order.
  ///
  /// @param source an index, or a folder of files named by their time
  /// @throws IllegalArgumentException when it cannot be understood, saying where
  public void each(Path source, Consumer<Observed> sink) throws IOException {
    List<ReplayIndex.Row> rows = ReplayIndex.read(source);
    for (int i = 0; i < rows.size(); i++) {
      ReplayIndex.Row row = rows.get(i);
      Path file = ReplayIndex.folderOf(source).resolve(row.file());
      ReadPage page = page(file, row);
      List<PageLook> looks = new ArrayList<>();
      for (Instant at : times(rows, i)) {
        looks.add(history.look(page, at));
      }
      sink.accept(new Observed(row.told(), row.time(), row.file(), file, page, looks));
    }
  }

  private List<Instant> times(List<ReplayIndex.Row> rows, int at) {
    Instant from = rows.get(at).time();
    Instant next = at + 1 < rows.size() ? rows.get(at + 1).time() : Instant.MAX;
    boolean open = !next.isAfter(from);
    List<Instant> times = new ArrayList<>();
    times.add(from);
    Duration interval = options.interval();
    for (int look = 1; look <= FURTHER_LOOKS; look++) {
      Instant due = from.plus(interval.multipliedBy(look));
      if (open || due.isBefore(next)) {
        times.add(due);
      }
    }
    return times;
  }

  private ReadPage page(Path file, ReplayIndex.Row row) throws IOException {
    ReadPage known = read.get(row.file());
    if (known != null) {
      return known;
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("the index names a file that is not there: " + row.file());
    }
    String name = row.file().toLowerCase(Locale.ROOT);
    boolean html = name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
    byte[] bytes = Files.readAllBytes(file);
    ReadPage page = reader.recorded(bytes, html ? "text/html" : null, options.documents());
    if (read.size() == KEPT) {
      read.remove(read.keySet().iterator().next());
    }
    read.put(row.file(), page);
    return page;
  }

  /// The look that decided: the one that told something, else the first.
  private static ReplayRow told(Observed observed) {
    PageLook decided = observed.looks().getFirst();
    for (PageLook look : observed.looks()) {
      boolean says = look.outcome() == LookOutcome.CHANGED || look.outcome() == LookOutcome.FIRST;
      if (says && !decided.alert()) {
        decided = look;
      }
    }
    Blindness blindness = decided.blindness();
    return new ReplayRow(
        observed.told(),
        observed.name(),
        decided.outcome(),
        blindness == null ? decided.reason() : blindness.word(),
        decided.effective(),
        decided.topics(),
        decided.alert(),
        decided.added(),
        decided.removed());
  }
}
