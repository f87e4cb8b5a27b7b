package objector.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The newest warnings and errors of the log, the same one once: what an operator asks for first. A
/// fixed number of them, without what was filled in: that may be about somebody.
public final class RecentProblems {
  private static final int MOST = 50;
  private static final int LONGEST = 300;

  private final Map<String, Problem> newest = new LinkedHashMap<>();

  /// One sentence of the log.
  ///
  /// @param text as it stands in the code, with `{}` where something is filled in
  /// @param kind of what was thrown; empty where nothing was
  /// @param times that it was said since the first
  public record Problem(
      String level,
      String logger,
      String text,
      String kind,
      Instant first,
      Instant last,
      long times) {}

  /// Notes one.
  ///
  /// @param text the sentence as it stands in the code
  /// @param kind the class of what was thrown, or empty
  public synchronized void note(Instant at, String level, String logger, String text, String kind) {
    String said = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String key = level + ' ' + logger + ' ' + said + ' ' + kind;
    Problem before = newest.remove(key);
    newest.put(
        key,
        new Problem(
            level,
            logger,
            said,
            kind,
            before == null ? at : before.first(),
            at,
            before == null ? 1 : before.times() + 1));
    if (newest.size() > MOST) {
      newest.remove(newest.keySet().iterator().next());
    }
  }

  /// The newest first.
  public synchronized List<Problem> all() {
    return List.copyOf(new ArrayList<>(newest.values()).reversed());
  }

  synchronized int size() {
    return newest.size();
  }
}
