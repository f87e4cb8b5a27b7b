package objector.ingest.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import org.jspecify.annotations.Nullable;

/// One line of `page replay --json`: a contract with strangers' scripts.
///
/// @param time,file as in the index
/// @param reason for a blind look the word for what stood there, else a plain sentence
@JsonPropertyOrder({
  "time",
  "file",
  "look",
  "reason",
  "effective",
  "topics",
  "alert",
  "added",
  "removed"
})
public record ReplayRow(
    String time,
    String file,
    LookOutcome look,
    String reason,
    @Nullable LocalDate effective,
    List<PageTopic> topics,
    boolean alert,
    List<String> added,
    List<String> removed) {
  public ReplayRow {
    topics = List.copyOf(topics);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
