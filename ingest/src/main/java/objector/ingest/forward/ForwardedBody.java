package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import objector.ingest.lexicon.ForwardLexicon;

/// The text that was forwarded, as far as it goes: to a line that ends it, or to where it is no
/// longer quoted as deep.
///
/// @param text without the marks of quoting
/// @param from,to where it stands in the whole
record ForwardedBody(String text, int from, int to) {
  /// As deep as the first line below the place.
  static ForwardedBody below(String text, List<QuotedLine> all, int at, ForwardLexicon lexicon) {
    List<QuotedLine> lines = all.subList(0, end(all, at, lexicon));
    int next = at;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return quoted(text, lines, at, next < lines.size() ? lines.get(next).depth() : 0);
  }

  /// Some programs quote what they forward below a header block that is not.
  static ForwardedBody below(
      String text, List<QuotedLine> all, int at, int depth, ForwardLexicon lexicon) {
    List<QuotedLine> lines = all.subList(0, end(all, at, lexicon));
    boolean deeper = false;
    for (int i = at; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      if (!line.isBlank() && line.depth() <= depth) {
        return quoted(text, lines, at, depth);
      }
      deeper |= !line.isBlank();
    }
    return quoted(text, lines, at, deeper ? depth + 1 : depth);
  }

  /// The line that says that the mail ends, or the end of all.
  private static int end(List<QuotedLine> lines, int from, ForwardLexicon lexicon) {
    for (int i = lines.size() - 1; i >= from; i--) {
      if (lexicon.markers().isEnding(lines.get(i).text())) {
        return i;
      }
    }
    return lines.size();
  }

  /// What stands below, as far as it is quoted as the header block was.
  private static ForwardedBody quoted(String text, List<QuotedLine> lines, int at, int depth) {
    int last = lines.isEmpty() ? 0 : lines.getLast().to();
    if (at >= lines.size()) {
      return new ForwardedBody("", last, last);
    }
    int from = lines.get(at).from();
    if (depth == 0) {
      return new ForwardedBody(text.substring(from, last), from, last);
    }
    List<String> body = new ArrayList<>();
    int i = at;
    for (; i < lines.size(); i++) {
      QuotedLine line = lines.get(i);
      if (line.depth() < depth && !line.isBlank() && !isLazy(lines, i, depth)) {
        break;
      }
      body.add(line.isBlank() ? "" : line.unquoted(text, depth));
    }
    int to = i < lines.size() ? lines.get(i).from() : last;
    return new ForwardedBody(String.join("\n", body), from, to);
  }

  /// A line that lost its quote mark amid others that have one.
  private static boolean isLazy(List<QuotedLine> lines, int at, int depth) {
    boolean after = at > 0 && lines.get(at - 1).depth() >= depth && !lines.get(at - 1).isBlank();
    return after && at + 1 < lines.size() && lines.get(at + 1).depth() >= depth;
  }
}
