package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A group that people join of their own accord: a works council's, an association's.
public record GroupId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GroupId {
    Preconditions.matches(value, Ids.Form.TOKEN, "GroupId");
  }

  public static GroupId random() {
    return new GroupId(Ids.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
