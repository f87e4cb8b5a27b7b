package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A use of data that people object to, for example `meta-ai-training`.
public record ProgrammeId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProgrammeId {
    Preconditions.matches(value, Ids.Form.WORD, "ProgrammeId");
  }

  @Override
  public String toString() {
    return value;
  }
}
