package objector.tracker.story;

import java.util.ArrayList;
import java.util.List;
import objector.events.person.Dossier;
import objector.tracker.replay.PersonReplay;
import objector.tracker.replay.PersonReplay.Outcome;
import objector.tracker.replay.PersonReplay.Said;
import org.jspecify.annotations.Nullable;

/// A story whose dossier is computed anew, as `objector rebuild` does, and compared.
final class Anew {
  private final List<Said> said = new ArrayList<>();
  private final StoryPlayer player = new StoryPlayer(said::add);

  StoryPlayer player() {
    return player;
  }

  /// How the dossier comes out otherwise, or what would fire otherwise; null: it does not.
  @Nullable String differs(Played last) {
    Dossier live = last.dossier();
    if (live == null) {
      return null;
    }
    Outcome outcome =
        PersonReplay.of(player.rules(), live, player.awaited(), List.of(said), last.at());
    if (!outcome.computed() || outcome.failed() > 0) {
      return "computed anew: failed";
    }
    if (!outcome.isAs(live)) {
      return "computed anew:\n" + outcome.dossier() + "\nis not\n" + live;
    }
    return outcome.scheduled().equals(java.util.Set.copyOf(player.awaited()))
        ? null
        : "would fire " + outcome.scheduled() + "\nnot " + player.awaited();
  }
}
