package objector.wording.sentence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import objector.events.person.Due;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Where and when a sentence is said.
record Occasion(AuthorityName place, Instant now) {
  private static final ZoneId IRISH_TIME = ZoneId.of("Europe/Dublin");

  Voice voice() {
    return place.voice();
  }

  /// Whether nothing can come any more that is in time: Meta's last hour is Ireland's, wherever the
  /// reader lives.
  boolean isPast(@Nullable Due due) {
    return due != null && LocalDate.ofInstant(now, IRISH_TIME).isAfter(due.on());
  }
}
