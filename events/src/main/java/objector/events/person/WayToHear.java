package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// A way beside mail and page on which a person hears. Each kind is there once or not at all.
///
/// @param opened what opened it. Its secret derives from this one, so that opening it again makes
///   another and the old one is worth nothing; no topic holds it
/// @param at since when
/// @param url where to; null where the person's own program comes to fetch it
public record WayToHear(
    Kind kind,
    EventId opened,
    Instant at,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url) {
  public WayToHear {
    Preconditions.present(kind, "kind");
    Preconditions.present(opened, "opened");
    Preconditions.present(at, "at");
  }

  /// What kind of way.
  public enum Kind {
    /// Atom: what happened, as dated sentences.
    @JsonProperty("feed")
    FEED("feed"),
    /// An iCalendar of due dates.
    @JsonProperty("calendar")
    CALENDAR("calendar"),
    /// A signed POST of JSON to an address of the person's.
    @JsonProperty("webhook")
    WEBHOOK("webhook"),
    /// A topic of an ntfy server, for short messages to a telephone.
    @JsonProperty("ntfy")
    NTFY("ntfy");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As written in events, in addresses and on pages.
    public String word() {
      return word;
    }

    /// Whether we go there, and not they come to us.
    public boolean isSentTo() {
      return this == WEBHOOK || this == NTFY;
    }
  }
}
