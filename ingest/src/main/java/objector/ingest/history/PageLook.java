package objector.ingest.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import org.jspecify.annotations.Nullable;

/// What one look came to. A version is recorded when it is `FIRST` or `CHANGED`.
///
/// @param blindness why nothing was seen; null unless the outcome is `BLIND`
/// @param reason a plain sentence
/// @param effective the printed date read in this look
/// @param alert whether subscribers should hear of it
/// @param added,removed the passages that moved, at most 50 of at most 2,000 characters
/// @param formLinksAdded,formLinksRemoved links by which people object
/// @param doubted why the text was not believed until it had stayed; null when it was
public record PageLook(
    Instant at,
    LookOutcome outcome,
    @Nullable Blindness blindness,
    String reason,
    @Nullable LocalDate effective,
    List<PageTopic> topics,
    boolean alert,
    List<String> added,
    List<String> removed,
    List<String> formLinksAdded,
    List<String> formLinksRemoved,
    @Nullable Blindness doubted) {
  public PageLook {
    topics = List.copyOf(topics);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    formLinksAdded = List.copyOf(formLinksAdded);
    formLinksRemoved = List.copyOf(formLinksRemoved);
  }

  /// The same at another time, with nobody to be told of it: what others recorded long ago.
  public PageLook inThePast(Instant then) {
    return new PageLook(
        then,
        outcome,
        blindness,
        reason,
        effective,
        topics,
        false,
        added,
        removed,
        formLinksAdded,
        formLinksRemoved,
        doubted);
  }

  /// The same, of a text that was doubted first.
  PageLook believedIn(Blindness doubt) {
    return new PageLook(
        at,
        outcome,
        blindness,
        reason,
        effective,
        topics,
        alert,
        added,
        removed,
        formLinksAdded,
        formLinksRemoved,
        doubt);
  }

  static PageLook blind(Instant at, Blindness why) {
    return new PageLook(
        at,
        LookOutcome.BLIND,
        why,
        LookReasons.blind(why),
        null,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  static PageLook quiet(
      Instant at, LookOutcome outcome, String reason, @Nullable LocalDate effective) {
    return new PageLook(
        at, outcome, null, reason, effective, List.of(), false, List.of(), List.of(), List.of(),
        List.of(), null);
  }
}
