package objector.programmes.sender;

import com.fasterxml.jackson.annotation.JsonProperty;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;

/// How the address of an objection form looks, whatever its number.
///
/// @param host the host; with its subdomains, as forms exist as `fr-fr.` and `m.`
/// @param path what the path begins with
/// @param numbered whether a number must follow
public record FormLink(String host, String path, @JsonProperty(required = true) boolean numbered) {
  public FormLink {
    FieldConstraints.host(host, "host");
    if (!FieldConstraints.text(path, "path").startsWith("/")) {
      throw new InvalidField("path", "'" + path + "' does not begin with /");
    }
  }
}
