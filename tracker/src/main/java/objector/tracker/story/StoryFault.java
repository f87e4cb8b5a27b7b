package objector.tracker.story;

/// A line of a story that cannot be read.
public final class StoryFault extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String field;

  StoryFault(int line, String field, String problem) {
    super("line " + line + ", " + field + ": " + problem);
    this.line = line;
    this.field = field;
  }

  /// Counted from one, with comments and empty lines.
  public int line() {
    return line;
  }

  public String field() {
    return field;
  }
}
