package objector.webui.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How the passages of a page moved: those that were merely reworded stand side by side, with the
/// words that differ.
final class WordDiff {
  private static final double ALIKE = 0.5;
  private static final int MOST_WORDS = 600;

  private WordDiff() {}

  /// A stretch of text that stayed, came or went.
  record Part(Kind kind, String text) {}

  enum Kind {
    SAME,
    CAME,
    WENT
  }

  /// One passage each, in the order of the page as far as it is known.
  static List<List<Part>> of(List<String> removed, List<String> added) {
    List<List<Part>> passages = new ArrayList<>();
    List<String> fresh = new ArrayList<>(added);
    for (String before : removed) {
      int best = mostAlike(before, fresh);
      passages.add(
          best < 0 ? List.of(new Part(Kind.WENT, before)) : compare(before, fresh.remove(best)));
    }
    for (String came : fresh) {
      passages.add(List.of(new Part(Kind.CAME, came)));
    }
    return passages;
  }

  static int mostAlike(String before, List<String> candidates) {
    Set<String> words = bag(before);
    double best = ALIKE;
    int found = -1;
    for (int i = 0; i < candidates.size(); i++) {
      double alike = alike(words, bag(candidates.get(i)));
      if (alike > best) {
        best = alike;
        found = i;
      }
    }
    return found;
  }

  private static double alike(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common = one.stream().filter(other::contains).count();
    return (double) common / (one.size() + other.size() - common);
  }

  private static Set<String> bag(String text) {
    return new HashSet<>(words(text.toLowerCase(Locale.ROOT)));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  /// Words, and links whole: half a link leads nowhere.
  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int end = Markup.linkEnd(text, at);
      if (end > 0) {
        at = end;
      } else if (Character.isWhitespace(text.charAt(at))) {
        if (at > start) {
          tokens.add(text.substring(start, at));
        }
        at++;
        start = at;
      } else {
        at++;
      }
    }
    if (at > start) {
      tokens.add(text.substring(start, at));
    }
    return tokens;
  }

  static List<Part> compare(String before, String after) {
    List<String> old = tokens(before);
    List<String> young = tokens(after);
    if (old.size() > MOST_WORDS || young.size() > MOST_WORDS) {
      return List.of(new Part(Kind.WENT, before), new Part(Kind.CAME, after));
    }
    int[][] common = common(old, young);
    List<Part> parts = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < young.size()) {
      if (i < old.size() && j < young.size() && old.get(i).equals(young.get(j))) {
        add(parts, Kind.SAME, old.get(i++));
        j++;
      } else if (j >= young.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        add(parts, Kind.WENT, old.get(i++));
      } else {
        add(parts, Kind.CAME, young.get(j++));
      }
    }
    return parts;
  }

  /// Lengths of the longest common subsequence of the words from `i` and `j` on.
  private static int[][] common(List<String> old, List<String> young) {
    int[][] lengths = new int[old.size() + 1][young.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = young.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            old.get(i).equals(young.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static void add(List<Part> parts, Kind kind, String word) {
    if (!parts.isEmpty() && parts.getLast().kind() == kind) {
      parts.add(new Part(kind, parts.removeLast().text() + " " + word));
    } else {
      parts.add(new Part(kind, word));
    }
  }
}
