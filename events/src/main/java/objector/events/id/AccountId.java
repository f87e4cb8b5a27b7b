package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One account of a person on one platform, as Objector numbers it (not Meta's own id).
public record AccountId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {
    Preconditions.matches(value, Ids.Form.TOKEN, "AccountId");
  }

  public static AccountId random() {
    return new AccountId(Ids.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
