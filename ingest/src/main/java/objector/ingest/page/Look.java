package objector.ingest.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.Blindness;
import objector.events.LookOutcome;
import objector.events.PageTopic;
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
public record Look(
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
  public Look {
    topics = List.copyOf(topics);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    formLinksAdded = List.copyOf(formLinksAdded);
    formLinksRemoved = List.copyOf(formLinksRemoved);
  }

  /// The same at another time, with nobody to be told of it: what others recorded long ago.
  public Look inThePast(Instant then) {
    return new Look(
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
  Look believedIn(Blindness doubt) {
    return new Look(
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

  static Look blind(Instant at, Blindness why) {
    return new Look(
        at,
        LookOutcome.BLIND,
        why,
        Reasons.blind(why),
        null,
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  static Look quiet(Instant at, LookOutcome outcome, String reason, @Nullable LocalDate effective) {
    return new Look(
        at, outcome, null, reason, effective, List.of(), false, List.of(), List.of(), List.of(),
        List.of(), null);
  }
}
