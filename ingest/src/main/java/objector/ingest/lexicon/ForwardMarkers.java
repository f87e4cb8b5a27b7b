package objector.ingest.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.ForwardWords;
import org.jspecify.annotations.Nullable;

/// Lines that say that a forwarded mail begins, or ends.
public final class ForwardMarkers {
  private static final String DECORATION = "-_=*~:#.| ";
  private static final int LONGEST = 120;

  private final Set<String> markers = new HashSet<>();
  private final Set<String> replyMarkers = new HashSet<>();
  private final Set<String> endings = new HashSet<>();
  private final Set<String> firstWords = new HashSet<>();
  private final NamedMarkers named = new NamedMarkers();
  private final NamedMarkers replyNamed = new NamedMarkers();

  /// A line that is or begins with a marker.
  ///
  /// @param certain only a forward has it; else a reply may
  /// @param rest what follows it on the same line
  /// @param date where it tells when the mail below was written; else empty
  public record Marker(boolean certain, boolean decorated, String rest, String date) {}

  ForwardMarkers(List<ForwardWords> languages) {
    for (ForwardWords words : languages) {
      words.markers().keySet().forEach(marker -> marker(marker, markers, named));
      words.replyMarkers().keySet().forEach(marker -> marker(marker, replyMarkers, replyNamed));
      words.endings().keySet().forEach(ending -> endings.add(core(ending)));
    }
  }

  private void marker(String marker, Set<String> whole, NamedMarkers named) {
    int name = marker.indexOf('*');
    firstWords.add(firstWord(core(name < 0 ? marker : marker.substring(0, name))));
    if (name < 0) {
      whole.add(core(marker));
    } else {
      named.add(core(marker.substring(0, name)), core(marker.substring(name + 1)));
    }
  }

  /// The marker that a line is, or begins with; null when it is none.
  public @Nullable Marker marker(String line) {
    String text = TextFolding.visible(line).strip();
    if (text.isEmpty() || text.length() > 4_000) {
      return null;
    }
    int from = 0;
    while (from < text.length() && DECORATION.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int dashes = text.indexOf("---", from);
    String head = dashes < 0 ? text : text.substring(0, dashes);
    if (head.length() > LONGEST || !mayMark(head)) {
      return null;
    }
    String core = core(head);
    String begun = named.begin(core);
    String replyBegun = begun == null ? replyNamed.begin(core) : null;
    boolean certain = markers.contains(core) || begun != null;
    if (!certain && !replyMarkers.contains(core) && replyBegun == null) {
      return null;
    }
    String start = begun != null ? begun : replyBegun != null ? replyBegun : "";
    String after = core.substring(start.length());
    boolean dated = !start.isEmpty() && !after.isEmpty() && Character.isDigit(after.charAt(0));
    int rest = dashes < 0 ? text.length() : dashes;
    while (rest < text.length() && "-| ".indexOf(text.charAt(rest)) >= 0) {
      rest++;
    }
    boolean decorated = from >= 3 || dashes > 0;
    // "---- Preposlaná správa --- Forwarded Message ----" says it twice.
    boolean twice = rest < text.length() && text.endsWith("---");
    return new Marker(certain, decorated, twice ? "" : text.substring(rest), dated ? after : "");
  }

  /// Whether some marker begins or ends as this line does: most lines are no marker, and making
  /// each comparable is the dearest part of looking for one. Lines beyond ASCII may be any.
  private boolean mayMark(String head) {
    String bare = undecorated(head);
    String word = firstWord(bare);
    int next = word.length();
    boolean ascii = !bare.isEmpty() && bare.charAt(bare.length() - 1) < 0x80;
    if (!ascii || next == 0 || (next < bare.length() && bare.charAt(next) >= 0x80)) {
      return true;
    }
    char last = bare.charAt(bare.length() - 1);
    return firstWords.contains(word.toLowerCase(Locale.ROOT))
        || named.mayEnd(last)
        || replyNamed.mayEnd(last);
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String firstWord(String core) {
    int word = 0;
    while (word < core.length() && isOfWord(core.charAt(word))) {
      word++;
    }
    return core.substring(0, word);
  }

  /// Whether a line says that the forwarded mail ends here.
  public boolean isEnding(String line) {
    String text = line.strip();
    return text.startsWith("--") && text.length() < LONGEST && endings.contains(core(text));
  }

  private static String core(String text) {
    return undecorated(TextFolding.comparable(text).toLowerCase(Locale.ROOT));
  }

  private static String undecorated(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && DECORATION.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && DECORATION.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
