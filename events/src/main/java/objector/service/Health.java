package objector.service;

import java.util.List;

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

  /// Whether all do their work.
  public static boolean works(List<Health> parts) {
    return parts.stream().allMatch(Health::works);
  }

  /// Whether none has stopped for good: only a restart helps where one has.
  public static boolean live(List<Health> parts) {
    return parts.stream().noneMatch(part -> part.state == State.STOPPED);
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
