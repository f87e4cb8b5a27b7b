package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A keyed hash of a person's e-mail address: finds the person without telling the address.
public record LoginHash(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LoginHash {
    Preconditions.matches(value, Ids.Form.HEX, "LoginHash");
  }

  @Override
  public String toString() {
    return value;
  }
}
