package objector.ingest.lexicon;

import java.util.Locale;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// A line that may be one of a header block: some words, a colon, a value.
public record LabelledLine(String label, String value) {
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_WORDS = 5;

  /// Null when it is none: no colon near the begin, or what no label has before it.
  public static @Nullable LabelledLine of(String line) {
    String text = line.strip();
    int colon = colon(text);
    if (colon <= 0 || (colon + 1 < text.length() && text.charAt(colon + 1) == '/')) {
      return null;
    }
    int words = 0;
    boolean letters = false;
    boolean inWord = false;
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c) || "@<>/\"=;".indexOf(c) >= 0) {
        return null;
      }
      boolean space = TextFolding.isSpace(c);
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
      letters |= Character.isLetter(c);
    }
    if (!letters || words > MOST_WORDS) {
      return null;
    }
    String label = text.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    String value = TextFolding.visible(text.substring(colon + 1)).strip();
    return new LabelledLine(label, value.startsWith("*") ? value.substring(1).strip() : value);
  }

  private static int colon(String text) {
    int end = Math.min(text.length(), LONGEST_LABEL);
    for (int i = 0; i < end; i++) {
      if (isColon(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /// A colon, also as Armenian and the wide scripts write it.
  public static boolean isColon(char c) {
    return c == ':' || (c > 0x7f && (c == '：' || c == '﹕' || c == '՝'));
  }
}
