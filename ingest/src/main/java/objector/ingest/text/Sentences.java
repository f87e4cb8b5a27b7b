package objector.ingest.text;

import java.util.ArrayList;
import java.util.List;

/// Where the sentences of a block end. Need not be perfect: comparing looks across the ends.
final class Sentences {
  private Sentences() {}

  static List<String> of(String block) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < block.length(); at++) {
      if (endsAt(block, at)) {
        add(block.substring(from, at + 1), sentences);
        from = at + 1;
      }
    }
    add(block.substring(from), sentences);
    return sentences;
  }

  private static void add(String sentence, List<String> sentences) {
    String stripped = sentence.strip();
    if (!stripped.isEmpty()) {
      sentences.add(stripped);
    }
  }

  private static boolean endsAt(String block, int at) {
    return switch (block.charAt(at)) {
      case '。', '！', '？', '；' -> true;
      case '.', '!', '?', '…', ';' -> isFollowedByStart(block, at) && !isAbbreviation(block, at);
      default -> false;
    };
  }

  private static boolean isFollowedByStart(String block, int at) {
    int next = at + 1;
    while (next < block.length() && "\"'”’»)".indexOf(block.charAt(next)) >= 0) {
      next++;
    }
    if (next >= block.length() || !Character.isWhitespace(block.charAt(next))) {
      return false;
    }
    while (next < block.length() && Character.isWhitespace(block.charAt(next))) {
      next++;
    }
    return next < block.length() && !Character.isLowerCase(block.charAt(next));
  }

  /// `23. Juli`, `z. B.`, `Art. 6`: a number, a single letter or a short word with a capital.
  private static boolean isAbbreviation(String block, int at) {
    if (block.charAt(at) != '.' || at == 0) {
      return false;
    }
    int start = at;
    while (start > 0 && Character.isLetterOrDigit(block.charAt(start - 1)) && at - start < 5) {
      start--;
    }
    String word = block.substring(start, at);
    boolean number = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    return word.length() == 1
        || (number && word.length() <= 2)
        || word.equals("Art")
        || word.equals("No")
        || word.equals("Nr");
  }
}
