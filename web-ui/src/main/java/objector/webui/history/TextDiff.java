package objector.webui.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.webui.history.WordDiff.Kind;
import objector.webui.history.WordDiff.Part;

/// Two whole texts side by side, paragraph by paragraph. Paragraphs that stand in both once are the
/// anchors; between them small stretches are compared exactly, and large ones told as replaced, so
/// that the work grows with the texts and not with their square.
final class TextDiff {
  /// Cells of the table for an exact comparison.
  private static final int LARGEST_TABLE = 250_000;

  private static final int DEEPEST = 64;

  /// How far a reworded paragraph may be from where it stood.
  private static final int NEAR = 12;

  private final List<String> before;
  private final List<String> after;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> went = new ArrayList<>();
  private final List<String> came = new ArrayList<>();

  /// One paragraph on both sides.
  ///
  /// @param left,right empty where the paragraph stands on one side only
  record Row(boolean same, List<Part> left, List<Part> right) {
    boolean isHeading() {
      return Markup.heading(left) > 0 || Markup.heading(right) > 0;
    }

    /// Both in one, as they are read one after the other.
    List<Part> inline() {
      if (same) {
        return left;
      }
      return left.isEmpty() ? right : right.isEmpty() ? left : merged();
    }

    private List<Part> merged() {
      List<Part> all = new ArrayList<>();
      int r = 0;
      for (Part part : left) {
        while (part.kind() == Kind.SAME && r < right.size() && right.get(r).kind() == Kind.CAME) {
          all.add(right.get(r++));
        }
        all.add(part);
        if (part.kind() == Kind.SAME) {
          r++;
        }
      }
      all.addAll(right.subList(Math.min(r, right.size()), right.size()));
      return all;
    }
  }

  private TextDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static List<Row> of(String before, String after) {
    TextDiff diff = new TextDiff(paragraphs(before), paragraphs(after));
    diff.between(0, diff.before.size(), 0, diff.after.size(), 0);
    diff.flush();
    return diff.rows;
  }

  static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private void between(int b, int bEnd, int a, int aEnd, int depth) {
    int from = b;
    int to = a;
    while (from < bEnd && to < aEnd && before.get(from).equals(after.get(to))) {
      same(before.get(from));
      from++;
      to++;
    }
    int bLast = bEnd;
    int aLast = aEnd;
    while (bLast > from && aLast > to && before.get(bLast - 1).equals(after.get(aLast - 1))) {
      bLast--;
      aLast--;
    }
    middle(from, bLast, to, aLast, depth);
    for (int i = bLast; i < bEnd; i++) {
      same(before.get(i));
    }
  }

  private void middle(int b, int bEnd, int a, int aEnd, int depth) {
    if (b == bEnd || a == aEnd) {
      replaced(b, bEnd, a, aEnd);
      return;
    }
    List<int[]> anchors = depth < DEEPEST ? anchors(b, bEnd, a, aEnd) : List.of();
    if (!anchors.isEmpty()) {
      int fromB = b;
      int fromA = a;
      for (int[] anchor : anchors) {
        between(fromB, anchor[0], fromA, anchor[1], depth + 1);
        same(before.get(anchor[0]));
        fromB = anchor[0] + 1;
        fromA = anchor[1] + 1;
      }
      between(fromB, bEnd, fromA, aEnd, depth + 1);
    } else if ((long) (bEnd - b) * (aEnd - a) <= LARGEST_TABLE) {
      exact(b, bEnd, a, aEnd);
    } else {
      replaced(b, bEnd, a, aEnd);
    }
  }

  /// Paragraphs that stand once on either side, the longest run of them in the same order.
  private List<int[]> anchors(int b, int bEnd, int a, int aEnd) {
    Map<String, Integer> once = places(before, b, bEnd);
    Map<String, Integer> there = places(after, a, aEnd);
    List<int[]> common = new ArrayList<>();
    for (int i = b; i < bEnd; i++) {
      int here = once.getOrDefault(before.get(i), -1);
      int other = there.getOrDefault(before.get(i), -1);
      if (here >= 0 && other >= 0) {
        common.add(new int[] {i, other});
      }
    }
    return rising(common);
  }

  /// Where each paragraph stands; -1 when more than once.
  private static Map<String, Integer> places(List<String> text, int from, int end) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = from; i < end; i++) {
      places.merge(text.get(i), i, (first, second) -> -1);
    }
    return places;
  }

  private static List<int[]> rising(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] previous = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    int[][] chain = new int[length][];
    int at = length == 0 ? -1 : tails[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      chain[i] = pairs.get(at);
      at = previous[at];
    }
    return Arrays.asList(chain);
  }

  private void exact(int b, int bEnd, int a, int aEnd) {
    int rowsHigh = bEnd - b;
    int columns = aEnd - a;
    int[][] common = new int[rowsHigh + 1][columns + 1];
    for (int i = rowsHigh - 1; i >= 0; i--) {
      for (int k = columns - 1; k >= 0; k--) {
        common[i][k] =
            before.get(b + i).equals(after.get(a + k))
                ? common[i + 1][k + 1] + 1
                : Math.max(common[i + 1][k], common[i][k + 1]);
      }
    }
    int i = 0;
    int k = 0;
    while (i < rowsHigh && k < columns) {
      if (before.get(b + i).equals(after.get(a + k))) {
        same(before.get(b + i));
        i++;
        k++;
      } else if (common[i + 1][k] >= common[i][k + 1]) {
        went.add(before.get(b + i++));
      } else {
        came.add(after.get(a + k++));
      }
    }
    replaced(b + i, bEnd, a + k, aEnd);
  }

  private void replaced(int b, int bEnd, int a, int aEnd) {
    went.addAll(before.subList(b, bEnd));
    came.addAll(after.subList(a, aEnd));
  }

  private void same(String paragraph) {
    flush();
    List<Part> part = List.of(new Part(Kind.SAME, paragraph));
    rows.add(new Row(true, part, part));
  }

  /// Sets what went beside what came in its place.
  private void flush() {
    int next = 0;
    for (String old : went) {
      int best = WordDiff.mostAlike(old, came.subList(next, Math.min(came.size(), next + NEAR)));
      if (best >= 0) {
        for (String fresh : came.subList(next, next + best)) {
          rows.add(new Row(false, List.of(), List.of(new Part(Kind.CAME, fresh))));
        }
        List<Part> parts = WordDiff.compare(old, came.get(next + best));
        rows.add(
            new Row(
                false,
                parts.stream().filter(part -> part.kind() != Kind.CAME).toList(),
                parts.stream().filter(part -> part.kind() != Kind.WENT).toList()));
        next += best + 1;
      } else {
        rows.add(new Row(false, List.of(new Part(Kind.WENT, old)), List.of()));
      }
    }
    for (String fresh : came.subList(next, came.size())) {
      rows.add(new Row(false, List.of(), List.of(new Part(Kind.CAME, fresh))));
    }
    went.clear();
    came.clear();
  }
}
