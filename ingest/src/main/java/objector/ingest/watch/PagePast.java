package objector.ingest.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import objector.events.id.Evidence;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import org.jspecify.annotations.Nullable;

/// What the topics tell of a page's past.
final class PagePast {
  private final List<VersionRecorded> versions = new ArrayList<>();
  private @Nullable WatchState state;
  private @Nullable PageWentBlind blind;

  void add(PageEvent event) {
    switch (event) {
      case VersionRecorded version -> {
        // Written twice, when the first answer was lost.
        if (versions.stream().noneMatch(known -> known.id().equals(version.id()))) {
          versions.add(version);
          // An imported past comes after what was seen since.
          versions.sort(Comparator.comparing(VersionRecorded::at));
        }
      }
      case PageWentBlind wentBlind -> blind = wentBlind;
      case PageSeesAgain _ -> blind = null;
    }
  }

  void add(WatchState newer) {
    state = newer;
  }

  List<VersionRecorded> versions() {
    return versions;
  }

  @Nullable WatchState state() {
    return state;
  }

  /// The text that waited for a further look.
  @Nullable Evidence waitingText() {
    return state == null || state.waiting() == null ? null : state.waiting().text();
  }

  WatchRecord findings() {
    VersionRecorded newest = versions.isEmpty() ? null : versions.getLast();
    return new WatchRecord(
        sight(),
        newest == null ? null : newest.id(),
        state != null && state.unchangedSince() != null
            ? state.unchangedSince()
            : newest == null ? null : newest.at(),
        List.of());
  }

  private Visibility sight() {
    int failures = state == null ? 0 : state.failures();
    if (blind != null) {
      return new Visibility(Math.max(failures, 1), blind.since(), blind.since());
    }
    return failures == 0 || state == null
        ? Visibility.CLEAR
        : new Visibility(failures, state.lastLook(), null);
  }
}
