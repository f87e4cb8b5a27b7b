package objector.webui.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.events.page.PageEvent;
import org.jspecify.annotations.Nullable;

/// A page's last year, a cell a week. Honest: a week in which we were blind, even for a day, is not
/// shown as seen; a week before the first look is shown as not watched.
public record YearStrip(List<Cell> cells, int changes, int blindWeeks) {
  static final int WEEKS = 52;
  private static final Duration WEEK = Duration.ofDays(7);

  public YearStrip {
    cells = List.copyOf(cells);
  }

  public enum Cell {
    UNWATCHED,
    SEEN,
    MOVED,
    BLIND;

    private String path(int x) {
      return switch (this) {
        case UNWATCHED -> "M" + x + " 11.5h3v1h-3z";
        case SEEN -> "M" + x + " 7h3v10h-3z";
        case MOVED -> "M" + x + " 1h3v22h-3z";
        case BLIND -> "M" + x + ".5 2v20";
      };
    }
  }

  /// Nothing was ever looked at in that year.
  boolean isEmpty() {
    return cells.stream().allMatch(cell -> cell == Cell.UNWATCHED);
  }

  /// All cells of a kind, as one SVG path; a cell is four units wide.
  String path(Cell kind) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) == kind) {
        path.append(kind.path(i * 4));
      }
    }
    return path.toString();
  }

  /// The year before now.
  ///
  /// @param history oldest first
  /// @param blindSince as the watch has it now, which may be ahead of the history
  public static YearStrip of(List<PageEvent> history, @Nullable Instant blindSince, Instant now) {
    List<Cell> cells = new ArrayList<>();
    Instant start = now.minus(WEEK.multipliedBy(WEEKS));
    int changes = 0;
    for (int week = 0; week < WEEKS; week++) {
      Instant from = start.plus(WEEK.multipliedBy(week));
      cells.add(cell(history, blindSince, from, from.plus(WEEK)));
    }
    for (PageEvent event : history) {
      if (isChange(event) && !event.at().isBefore(start)) {
        changes++;
      }
    }
    int blind = (int) cells.stream().filter(cell -> cell == Cell.BLIND).count();
    return new YearStrip(cells, changes, blind);
  }

  static boolean isChange(PageEvent event) {
    return event instanceof PageEvent.VersionRecorded version && !version.first();
  }

  private static Cell cell(
      List<PageEvent> history, @Nullable Instant blindSince, Instant from, Instant to) {
    boolean watched = false;
    boolean moved = false;
    boolean blind = blindSince != null && blindSince.isBefore(to);
    @Nullable Instant since = null;
    for (PageEvent event : history) {
      if (event.at().isBefore(to)) {
        watched = true;
      }
      switch (event) {
        case PageEvent.VersionRecorded version ->
            moved |= isChange(version) && within(version.at(), from, to);
        case PageEvent.PageWentBlind went -> since = went.since();
        case PageEvent.PageSeesAgain sees -> {
          blind |= overlaps(since == null ? sees.blindSince() : since, sees.at(), from, to);
          since = null;
        }
      }
    }
    if (since != null && since.isBefore(to)) {
      blind = true;
    }
    if (moved) {
      return Cell.MOVED;
    }
    if (blind) {
      return Cell.BLIND;
    }
    return watched ? Cell.SEEN : Cell.UNWATCHED;
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  private static boolean overlaps(Instant start, Instant end, Instant from, Instant to) {
    return start.isBefore(to) && end.isAfter(from);
  }
}
