package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A watched page, by the name it has in the programme's data, for example `meta-privacy-policy`.
public record PageId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PageId {
    Preconditions.matches(value, Ids.Form.WORD, "PageId");
  }

  @Override
  public String toString() {
    return value;
  }
}
