package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An alert. Derived from the person and the cause, so that a rerun alerts nobody twice.
public record AlertId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AlertId {
    Preconditions.matches(value, Ids.Form.TOKEN, "AlertId");
  }

  /// The same parts give the same id.
  public static AlertId of(Object... parts) {
    return new AlertId(Ids.hash(parts));
  }

  @Override
  public String toString() {
    return value;
  }
}
