package objector.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a page was last looked at and what came of it; `objector.watch`, compacted.
///
/// @param lastLook null before the first look
/// @param blindSince null while we see
/// @param unchangedSince when the newest text was first seen
public record WatchState(
    PageId page,
    @Nullable Instant lastLook,
    @Nullable LookOutcome outcome,
    @Nullable Blindness reason,
    @Nullable Instant blindSince,
    int failures,
    @Nullable Instant unchangedSince,
    Instant nextLook) {
  public WatchState {
    Check.present(page, "page");
    Check.present(nextLook, "nextLook");
  }
}
