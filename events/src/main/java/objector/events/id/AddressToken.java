package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The secret part of a person's forwarding address, `TOKEN@in.example.org`.
public record AddressToken(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AddressToken {
    Preconditions.matches(value, Ids.Form.ADDRESS_TOKEN, "AddressToken");
  }

  /// Sixteen letters and digits that cannot be misread (80 bits).
  public static AddressToken random() {
    return new AddressToken(Ids.random().substring(0, 16));
  }

  @Override
  public String toString() {
    return value;
  }
}
