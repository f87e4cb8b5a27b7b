package objector.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.id.PageId;
import objector.events.page.WatchState;

/// Which pages have not been seen for so long that whoever runs this should look. Told once for
/// each time a page goes blind. Pure.
public final class BlindPages {
  /// What is older than this was told by an earlier process.
  private static final Duration NEWS = Duration.ofDays(7);

  private record Told(PageId page, Instant since) {}

  private final Duration patience;
  private final Map<PageId, WatchState> states = new HashMap<>();
  private final Set<Told> told = new HashSet<>();

  public BlindPages(Duration patience) {
    this.patience = patience;
  }

  public void take(WatchState state) {
    states.put(state.page(), state);
  }

  /// What another instance tells of from now on.
  public void forgetAll() {
    states.clear();
  }

  /// Those to be told of now.
  public List<WatchState> due(Instant now) {
    return states.values().stream().filter(state -> isDue(state, now)).toList();
  }

  private boolean isDue(WatchState state, Instant now) {
    Instant since = state.blindSince();
    if (since == null || told.contains(new Told(state.page(), since))) {
      return false;
    }
    Duration blind = Duration.between(since, now);
    return blind.compareTo(patience) >= 0 && blind.compareTo(patience.plus(NEWS)) < 0;
  }

  public void wasTold(WatchState state) {
    if (state.blindSince() != null) {
      told.add(new Told(state.page(), state.blindSince()));
    }
  }
}
