package objector.programmes;

/// What a record says of a component it cannot accept; the loader adds the file and the way to it.
final class WrongField extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  WrongField(String field, String problem) {
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
