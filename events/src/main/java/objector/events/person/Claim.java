package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;

/// A wish to own a name that only one person can have. The task that owns the name decides; the
/// first claim wins.
public record Claim(Kind kind, String name, PersonId person, EventId because) {
  public Claim {
    Preconditions.present(kind, "kind");
    Preconditions.present(name, "name");
    Preconditions.present(person, "person");
    Preconditions.present(because, "because");
  }

  public enum Kind {
    /// A keyed hash of an e-mail address.
    @JsonProperty("login")
    LOGIN,
    /// An address token.
    @JsonProperty("mailbox")
    MAILBOX
  }

  /// The answer to a claim. An owner's repeated claim is won again.
  public record Result(Kind kind, String name, PersonId person, EventId because, boolean won) {
    public Result {
      Preconditions.present(kind, "kind");
      Preconditions.present(name, "name");
      Preconditions.present(person, "person");
      Preconditions.present(because, "because");
    }
  }
}
