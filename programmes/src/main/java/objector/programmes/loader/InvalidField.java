package objector.programmes.loader;

/// What a record says of a component it cannot accept; the loader adds the file and the way to it.
public final class InvalidField extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  public InvalidField(String field, String problem) {
    super(problem);
    this.field = field;
  }

  String field() {
    return field;
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
