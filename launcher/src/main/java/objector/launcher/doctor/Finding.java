package objector.launcher.doctor;

/// What a check came to.
///
/// @param check what was looked at, in one word
/// @param detail what was seen
/// @param advice what to do; empty where all is well
record Finding(String check, State state, String detail, String advice) {
  enum State {
    OK,
    WARN,
    BAD
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, State.OK, detail, "");
  }

  static Finding warn(String check, String detail, String advice) {
    return new Finding(check, State.WARN, detail, advice);
  }

  static Finding bad(String check, String detail, String advice) {
    return new Finding(check, State.BAD, detail, advice);
  }
}
