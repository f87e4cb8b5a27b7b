package objector.ingest.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Markers with somebody's name or a date in them: "Forwarded message from …".
final class NamedMarkers {
  private record Named(String before, String after) {}

  /// By the first character of what stands before the name, or, where nothing does, by the last of
  /// what stands behind it: most lines are none, and each is asked.
  private final Map<Character, List<Named>> begun = new HashMap<>();

  private final Map<Character, List<Named>> ended = new HashMap<>();

  void add(String before, String after) {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a marker of a name only");
    }
    boolean ends = before.isEmpty();
    char key = ends ? after.charAt(after.length() - 1) : before.charAt(0);
    (ends ? ended : begun)
        .computeIfAbsent(key, any -> new ArrayList<>())
        .add(new Named(before, after));
  }

  /// Whether one that begins with a name ends so.
  boolean mayEnd(char last) {
    return ended.containsKey(Character.toLowerCase(last));
  }

  /// What stands before the name; null when the line is none of these.
  @Nullable String begin(String line) {
    if (line.isEmpty()) {
      return null;
    }
    for (Named one : begun.getOrDefault(line.charAt(0), List.of())) {
      int name = one.before.length();
      boolean apart =
          line.length() > name && (line.charAt(name) == ' ' || !isLatin(line.charAt(name - 1)));
      if (apart && line.startsWith(one.before) && fits(line, one)) {
        return line.substring(0, line.charAt(name) == ' ' ? name + 1 : name);
      }
    }
    for (Named one : ended.getOrDefault(line.charAt(line.length() - 1), List.of())) {
      if (fits(line, one)) {
        return "";
      }
    }
    return null;
  }

  private static boolean fits(String line, Named one) {
    return line.length() > one.before.length() + one.after.length() && line.endsWith(one.after);
  }

  private static boolean isLatin(char c) {
    return c < '\u2e80';
  }
}
