package objector.wording.sentence;

import java.time.Instant;
import objector.events.person.Due;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Where and when a sentence is said.
record Occasion(AuthorityName place, Instant now) {
  Voice voice() {
    return place.voice();
  }

  /// Whether nothing can come any more that is in time.
  boolean isPast(@Nullable Due due) {
    return due != null && SpokenDue.isOver(due, now);
  }
}
