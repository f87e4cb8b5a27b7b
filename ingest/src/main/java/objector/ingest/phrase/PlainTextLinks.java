package objector.ingest.phrase;

import java.util.ArrayList;
import java.util.List;

/// The addresses that stand in plain text, as programs turn them into links.
public final class PlainTextLinks {
  private static final int MOST = 500;
  private static final String CLOSING = ".,;:!?)]}'\"*";

  private PlainTextLinks() {}

  /// As they stand, in order; at most a few hundred.
  public static List<String> in(String text) {
    List<String> links = new ArrayList<>();
    int at = 0;
    while (at < text.length() && links.size() < MOST) {
      int scheme = text.indexOf("://", at);
      if (scheme < 0) {
        return links;
      }
      int from = start(text, scheme, at);
      int to = end(text, scheme + 3);
      if (from >= 0 && to > scheme + 3) {
        links.add(text.substring(from, to));
      }
      at = Math.max(to, scheme + 3);
    }
    return links;
  }

  /// Where `http` or `https` begins; -1 when another scheme stands there.
  private static int start(String text, int scheme, int least) {
    for (String known : List.of("https", "http")) {
      int from = scheme - known.length();
      if (from >= least && text.regionMatches(true, from, known, 0, known.length())) {
        return from;
      }
    }
    return -1;
  }

  private static int end(String text, int from) {
    int to = from;
    while (to < text.length() && !ends(text.charAt(to))) {
      to++;
    }
    while (to > from && CLOSING.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return to;
  }

  private static boolean ends(char c) {
    return TextFolding.isSpace(c) || c == '<' || c == '>' || c == '"' || c == '|';
  }
}
