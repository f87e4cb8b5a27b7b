package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import objector.ingest.phrase.TextFolding;

/// A line and how deeply it is quoted.
///
/// @param text without its quote marks; a row of two cells as "label: value"
/// @param from,to where it stands in the text, without the line end
/// @param depth the number of quote marks before it
record QuotedLine(String text, int from, int to, int depth) {
  private static final int MOST = 20_000;

  static List<QuotedLine> of(String text) {
    List<QuotedLine> lines = new ArrayList<>();
    int at = 0;
    while (at <= text.length() && lines.size() < MOST) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int to = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
      lines.add(line(text, at, to));
      at = end + 1;
    }
    return lines;
  }

  boolean isBlank() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!TextFolding.isSpace(c) && !TextFolding.isInvisible(c)) {
        return false;
      }
    }
    return true;
  }

  /// The line with that many quote marks taken away.
  String unquoted(String source, int levels) {
    int at = from;
    for (int i = 0; i < levels && at < to; i++) {
      int mark = source.indexOf('>', at);
      if (mark < 0 || mark >= to) {
        break;
      }
      at = mark + 1;
      at = at < to && source.charAt(at) == ' ' ? at + 1 : at;
    }
    return source.substring(at, to);
  }

  private static QuotedLine line(String text, int from, int to) {
    int at = from;
    int depth = 0;
    int mark = mark(text, at, to);
    while (mark >= 0) {
      depth++;
      at = mark + 1;
      mark = mark(text, at, to);
    }
    at = depth > 0 && at < to && text.charAt(at) == ' ' ? at + 1 : at;
    return new QuotedLine(withoutBars(text.substring(at, to)), from, to, depth);
  }

  /// A row of two cells, as some programs write a field in plain text: `| From | Anna |`.
  private static String withoutBars(String line) {
    if (!line.startsWith("| ")) {
      return line;
    }
    String row = line.strip();
    int bar = row.indexOf('|', 1);
    boolean two =
        bar > 2 && bar < row.length() - 1 && row.indexOf('|', bar + 1) == row.length() - 1;
    return two
        ? row.substring(1, bar).strip() + ": " + row.substring(bar + 1, row.length() - 1).strip()
        : line;
  }

  /// The next quote mark, with at most one space before it; -1 when something else comes first.
  private static int mark(String text, int from, int to) {
    int at = from;
    while (at < to && ((text.charAt(at) == ' ' && at - from < 2) || text.charAt(at) == '\ufeff')) {
      at++;
    }
    return at < to && text.charAt(at) == '>' ? at : -1;
  }
}
