package objector.events.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Raw bytes kept as proof: `owner/hash`. The owner is a person or a page, so a person's evidence
/// lies in their partition.
public record EvidenceId(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EvidenceId {
    Preconditions.matches(value, Ids.Form.OWNED, "EvidenceId");
  }

  public static EvidenceId of(PersonId owner, String sha256) {
    return new EvidenceId(owner.value() + "/" + sha256.substring(0, 32));
  }

  public static EvidenceId of(PageId owner, String sha256) {
    return new EvidenceId(owner.value() + "/" + sha256.substring(0, 32));
  }

  public String owner() {
    return value.substring(0, value.indexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
