package objector.events.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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
/// @param declared what a page of one's own is called; null for those of a programme
public record WatchState(
    PageId page,
    @Nullable Instant lastLook,
    @Nullable LookOutcome outcome,
    @Nullable Blindness reason,
    @Nullable Instant blindSince,
    int failures,
    @Nullable Instant unchangedSince,
    Instant nextLook,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Waiting waiting,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Declared declared) {
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
    this(
        page,
        lastLook,
        outcome,
        reason,
        blindSince,
        failures,
        unchangedSince,
        nextLook,
        null,
        null);
  }

  /// A page of a programme.
  public WatchState(
      PageId page,
      @Nullable Instant lastLook,
      @Nullable LookOutcome outcome,
      @Nullable Blindness reason,
      @Nullable Instant blindSince,
      int failures,
      @Nullable Instant unchangedSince,
      Instant nextLook,
      @Nullable Waiting waiting) {
    this(
        page,
        lastLook,
        outcome,
        reason,
        blindSince,
        failures,
        unchangedSince,
        nextLook,
        waiting,
        null);
  }

  /// The same, of a page that is called so.
  public WatchState declaredAs(@Nullable Declared name) {
    return new WatchState(
        page,
        lastLook,
        outcome,
        reason,
        blindSince,
        failures,
        unchangedSince,
        nextLook,
        waiting,
        name);
  }

  /// What the declaration of a page of one's own says to its readers.
  ///
  /// @param titles by language of the reader; at least one
  /// @param url where a person reads it
  /// @param language of the page
  public record Declared(Map<String, String> titles, String url, String language) {
    public Declared {
      Preconditions.present(titles, "titles");
      Preconditions.present(url, "url");
      Preconditions.present(language, "language");
      titles = new TreeMap<>(titles);
      if (titles.isEmpty()) {
        throw new IllegalArgumentException("'titles' is empty");
      }
    }

    /// The title for a reader of that language; else the English one, else any.
    public String titleIn(String reader) {
      String english = titles.getOrDefault("en", titles.values().iterator().next());
      return titles.getOrDefault(reader, english);
    }
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
