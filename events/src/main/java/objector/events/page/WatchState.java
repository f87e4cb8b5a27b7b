package objector.events.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// When a page was last looked at and what came of it; `objector.watch`, compacted.
///
/// @param lastLook null before the first look
/// @param blindSince null while we see
/// @param unchangedSince when the newest text was first seen
/// @param waiting a text that further looks decide on; null when there is none
public record WatchState(
    PageId page,
    @Nullable Instant lastLook,
    @Nullable LookOutcome outcome,
    @Nullable Blindness reason,
    @Nullable Instant blindSince,
    int failures,
    @Nullable Instant unchangedSince,
    Instant nextLook,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Waiting waiting) {
  public WatchState {
    Preconditions.present(page, "page");
    Preconditions.present(nextLook, "nextLook");
  }

  /// Nothing waits.
  public WatchState(
      PageId page,
      @Nullable Instant lastLook,
      @Nullable LookOutcome outcome,
      @Nullable Blindness reason,
      @Nullable Instant blindSince,
      int failures,
      @Nullable Instant unchangedSince,
      Instant nextLook) {
    this(page, lastLook, outcome, reason, blindSince, failures, unchangedSince, nextLook, null);
  }

  /// A text that was seen and does not count yet: it must be seen again, or stand for a while.
  ///
  /// @param text the cleaned Markdown
  /// @param since from when on it counts as having stood there
  /// @param last when it was seen last
  /// @param looks that saw it
  public record Waiting(Evidence text, Instant since, Instant last, int looks) {
    public Waiting {
      Preconditions.present(text, "text");
      Preconditions.present(since, "since");
      Preconditions.present(last, "last");
    }
  }
}
