package objector.ingest.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The canonical words of a text: lower case, one spelling for each letter, no punctuation, no
/// apostrophes, no web addresses (those that matter are watched as [FormLinks]).
public final class CanonicalWords {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()]+");

  private CanonicalWords() {}

  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    each(text, words::add);
    return words;
  }

  /// The words between spaces, one before and one after, so that whole phrases can be searched.
  static String line(String text) {
    StringBuilder line = new StringBuilder(" ");
    each(text, word -> line.append(word).append(' '));
    return line.toString();
  }

  static void each(String text, Consumer<String> sink) {
    String plain =
        (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC))
            .toLowerCase(Locale.ROOT);
    if (plain.contains("://")) {
      plain = ADDRESS.matcher(plain).replaceAll(" ");
    }
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < plain.length()) {
      int c = plain.codePointAt(at);
      at += Character.charCount(c);
      if (standsAlone(c)) {
        end(word, sink);
        sink.accept(Character.toString(c));
      } else if (Character.isLetterOrDigit(c) || isMark(c)) {
        word.appendCodePoint(c);
      } else if (c == ' ' || (!isInvisible(c) && !isApostrophe(c))) {
        end(word, sink);
      }
    }
    end(word, sink);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static void end(StringBuilder word, Consumer<String> sink) {
    if (!word.isEmpty()) {
      sink.accept(word.toString());
      word.setLength(0);
    }
  }

  /// Scripts that put no spaces between words: each sign counts as one.
  private static boolean standsAlone(int c) {
    return c >= 0x0E00
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(c);
          default -> false;
        };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// Soft hyphens, joiners, marks of direction.
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }

  private static boolean isApostrophe(int c) {
    return c == '\''
        || c == '\u2019'
        || c == '\u02BC'
        || c == '\u2018'
        || c == '\u00B4'
        || c == '`';
  }
}
