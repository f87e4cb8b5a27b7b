package objector.programmes;

/// An address of the controller that only passes on to the one in its parameter: an open door, so
/// what counts is where it leads.
public record LinkShim(String host, String path, String parameter) {
  public LinkShim {
    Check.host(host, "host");
    if (!Check.text(path, "path").startsWith("/")) {
      throw new WrongField("path", "'" + path + "' does not begin with /");
    }
    Check.text(parameter, "parameter");
  }
}
