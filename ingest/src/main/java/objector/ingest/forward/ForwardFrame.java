package objector.ingest.forward;

import java.util.List;
import objector.ingest.lexicon.DrawnLine;

/// The lines that programs draw and write round what they forward: rules, dashes, and an
/// introduction in words that need not be known.
final class ForwardFrame {
  /// So many free lines may stand between a frame and its block.
  static final int MOST_FREE_LINES = 4;

  private static final int LONGEST_INTRODUCTION = 100;
  private static final int LONG_RULE = 20;

  private ForwardFrame() {}

  /// A last line between dashes, as many as before the marker's words, ends what the marker began.
  static int endOfFrame(List<QuotedLine> lines, int marker, int from) {
    int last = lines.size() - 1;
    while (last > from && lines.get(last).isBlank()) {
      last--;
    }
    String begin = lines.get(marker).text().strip();
    String end = lines.get(last).text().strip();
    boolean framed =
        last > from
            && DrawnLine.isDecorated(begin)
            && ((DrawnLine.isDecorated(end)
                    && begin.charAt(0) == end.charAt(0)
                    && dashes(begin) == dashes(end))
                || (DrawnLine.isRule(end) && end.length() >= LONG_RULE));
    return framed ? last : lines.size();
  }

  /// A second line, below the fields, between the same signs: the text begins behind it.
  private static boolean isFrameOfTwoLines(String line) {
    String text = line.strip();
    return text.length() >= 8
        && text.startsWith("===")
        && text.endsWith("===")
        && text.chars().anyMatch(Character::isLetter);
  }

  /// Whether a line below the fields belongs to the frame: the text begins behind it.
  static boolean isBelowFields(List<QuotedLine> lines, int marker, int at) {
    String text = lines.get(at).text().strip();
    boolean rule = DrawnLine.isRule(text) && text.length() >= LONG_RULE;
    boolean marked = lines.get(marker).text().strip().startsWith("---");
    return isFrameOfTwoLines(text) || (rule && marked);
  }

  /// Whether it may be the line that ends a frame.
  static boolean isEnd(String line) {
    return DrawnLine.isDecorated(line) || DrawnLine.isRule(line);
  }

  /// Where a frame that began below the fields ends.
  static int endOfInnerFrame(List<QuotedLine> lines, int from, int end) {
    int last = end - 1;
    while (last > from && lines.get(last).isBlank()) {
      last--;
    }
    return last > from && isFrameOfTwoLines(lines.get(last).text()) ? last : end;
  }

  /// A line of its own above the block, in words that we do not know, that ends with a colon: "So
  /// begins the mail that was passed on:". The block itself when there is none.
  static int introduction(List<QuotedLine> lines, int marker, int first) {
    if (marker != first) {
      return marker;
    }
    int above = first - 1;
    while (above >= 0 && first - above <= MOST_FREE_LINES && lines.get(above).isBlank()) {
      above--;
    }
    if (above < 0 || above == first - 1) {
      return marker;
    }
    QuotedLine line = lines.get(above);
    String text = line.text().strip();
    boolean alone = above > 0 && lines.get(above - 1).isBlank();
    boolean quoted = line.depth() > 0 && line.depth() == lines.get(first).depth();
    boolean introduces =
        text.endsWith(":") && text.length() <= LONGEST_INTRODUCTION && text.indexOf('@') < 0;
    boolean below = lines.subList(0, above).stream().anyMatch(each -> !each.isBlank());
    return introduces && (quoted || (alone && below)) ? above : marker;
  }

  private static int dashes(String line) {
    int dashes = 0;
    while (line.charAt(dashes) == line.charAt(0)) {
      dashes++;
    }
    return dashes;
  }

  /// A rule above a header block; the block itself when there is none.
  static int ruleAbove(List<QuotedLine> lines, int block) {
    int above = block - 1;
    while (above >= 0 && block - above <= MOST_FREE_LINES && lines.get(above).isBlank()) {
      above--;
    }
    return above >= 0 && DrawnLine.isRule(lines.get(above).text()) ? above : block;
  }
}
