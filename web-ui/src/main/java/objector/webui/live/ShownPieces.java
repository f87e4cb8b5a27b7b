package objector.webui.live;

import java.util.List;
import java.util.Map;

/// What an open page shows, in short: each piece's name and a number that stands for its HTML. An
/// open page costs a few of these, not its text.
final class ShownPieces {
  static final ShownPieces NOTHING = new ShownPieces(List.of(), new long[0]);

  private final List<String> names;
  private final long[] marks;

  private ShownPieces(List<String> names, long[] marks) {
    this.names = names;
    this.marks = marks;
  }

  static ShownPieces of(Map<String, String> pieces) {
    return new ShownPieces(
        List.copyOf(pieces.keySet()),
        pieces.values().stream().mapToLong(ShownPieces::mark).toArray());
  }

  boolean isNothing() {
    return names.isEmpty();
  }

  /// Whether the same pieces stand in the same order, whatever is in them.
  boolean hasOrderOf(Map<String, String> pieces) {
    return names.equals(List.copyOf(pieces.keySet()));
  }

  /// Whether that piece is as it was.
  boolean has(String name, String html) {
    int at = names.indexOf(name);
    return at >= 0 && marks[at] == mark(html);
  }

  /// 64 bits: two texts of one piece in a row that share them are not met by chance.
  private static long mark(String html) {
    long mark = html.length();
    for (int i = 0; i < html.length(); i++) {
      mark = (mark ^ html.charAt(i)) * 0x9E3779B97F4A7C15L;
      mark ^= mark >>> 29;
    }
    return mark;
  }
}
