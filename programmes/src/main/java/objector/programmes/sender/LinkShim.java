package objector.programmes.sender;

import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;

/// An address of the controller that only passes on to the one in its parameter: an open door, so
/// what counts is where it leads.
public record LinkShim(String host, String path, String parameter) {
  public LinkShim {
    FieldConstraints.host(host, "host");
    if (!FieldConstraints.text(path, "path").startsWith("/")) {
      throw new InvalidField("path", "'" + path + "' does not begin with /");
    }
    FieldConstraints.text(parameter, "parameter");
  }
}
