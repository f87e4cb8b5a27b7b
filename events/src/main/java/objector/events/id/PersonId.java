package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A person: random, means nothing, the key of everything personal.
public record PersonId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {
    Preconditions.matches(value, Ids.Form.TOKEN, "PersonId");
  }

  public static PersonId random() {
    return new PersonId(Ids.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
