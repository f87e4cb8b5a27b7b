package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import objector.events.id.EventId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// One browser in which a person is signed in. What is not listed in their dossier opens nothing.
///
/// @param id the use of the mailed link that began it
/// @param seen the last day on which it was used, where the person lives
/// @param browser which family of browsers, coarsely; null: it did not say
public record BrowserSession(
    EventId id,
    Instant began,
    LocalDate seen,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String browser) {
  /// Then one signs in anew.
  public static final Duration LASTS = Duration.ofDays(30);

  /// Of more, the one gives way that was not used for longest.
  public static final int MOST = 20;

  public BrowserSession {
    Preconditions.present(id, "id");
    Preconditions.present(began, "began");
    Preconditions.present(seen, "seen");
  }

  /// Whether it has run out.
  public boolean isOver(Instant now) {
    return !now.isBefore(began.plus(LASTS));
  }

  /// The same, used on a later day.
  public BrowserSession seenOn(LocalDate day) {
    return day.isAfter(seen) ? new BrowserSession(id, began, day, browser) : this;
  }
}
