package objector.programmes.loader;

/// A data file that does not say what it should. The message names the file, the field and the way
/// out.
public final class InvalidDataFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final String field;

  public InvalidDataFile(String file, String field, String problem) {
    super(file + (field.isEmpty() ? "" : ": " + field) + ": " + problem);
    this.file = file;
    this.field = field;
  }

  public String file() {
    return file;
  }

  /// Where in the file, for example `forms[2].url`; empty when the file as a whole is at fault.
  public String field() {
    return field;
  }
}
