package objector.programmes.sender;

import com.fasterxml.jackson.annotation.JsonProperty;
import objector.programmes.loader.FieldConstraints;

/// A domain that the controller sends mail from.
///
/// @param notifications whether its signature says that the controller itself wrote to the person;
///   false where employees write from it too
public record SenderDomain(
    String domain, @JsonProperty(required = true) boolean notifications, String source) {
  public SenderDomain {
    FieldConstraints.host(domain, "domain");
    FieldConstraints.text(source, "source");
  }
}
