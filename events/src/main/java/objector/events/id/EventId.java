package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An event. Derived from what happened wherever it can be, so that the same thing told twice is
/// one event.
public record EventId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EventId {
    Preconditions.matches(value, Ids.Form.TOKEN, "EventId");
  }

  public static EventId random() {
    return new EventId(Ids.random());
  }

  /// The same parts give the same id.
  public static EventId of(Object... parts) {
    return new EventId(Ids.hash(parts));
  }

  @Override
  public String toString() {
    return value;
  }
}
