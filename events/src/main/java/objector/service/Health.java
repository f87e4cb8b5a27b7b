package objector.service;

/// How a part is, in a word and a sentence.
public record Health(String part, State state, String detail) {
  /// `DEGRADED` works, but not as it should; `DOWN` does not work now; `STOPPED` will not work
  /// again before a restart.
  public enum State {
    UP,
    DEGRADED,
    DOWN,
    STOPPED
  }

  /// Whether it does its work, be it badly.
  public boolean works() {
    return state == State.UP || state == State.DEGRADED;
  }

  public static Health up(String part) {
    return new Health(part, State.UP, "");
  }

  public static Health degraded(String part, String detail) {
    return new Health(part, State.DEGRADED, detail);
  }

  public static Health down(String part, String detail) {
    return new Health(part, State.DOWN, detail);
  }

  public static Health stopped(String part, String detail) {
    return new Health(part, State.STOPPED, detail);
  }
}
