package objector.notifier.letter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Header text as encoded words (RFC 2047), folded.
final class HeaderText {
  /// An encoded word has at most 75 characters: `=?UTF-8?B?` and `?=` leave 63, which is 45 bytes.
  private static final int BYTES = 45;

  private static final int FRAME = 12;

  private static final int LINE = 76;

  private HeaderText() {}

  /// The value of a header.
  ///
  /// @param before how many characters of the line its name takes
  static String of(String text, int before) {
    return isPlain(text) ? folded(text, before) : encoded(text, before);
  }

  private static boolean isPlain(String text) {
    int word = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      word = c == ' ' ? 0 : word + 1;
      if (c < ' ' || c > 0x7e || word > LINE) {
        return false;
      }
    }
    // What looks like an encoded word would be read as one; a line of blanks as none.
    return !text.contains("=?") && text.equals(text.strip()) && !text.contains("  ");
  }

  private static String folded(String text, int before) {
    StringBuilder folded = new StringBuilder(text.length() + 8);
    int column = before;
    String between = "";
    for (String word : text.split(" ", -1)) {
      if (!folded.isEmpty() && column + 1 + word.length() > LINE) {
        folded.append("\r\n ");
        column = 1;
        between = "";
      }
      folded.append(between).append(word);
      column += between.length() + word.length();
      between = " ";
    }
    return folded.toString();
  }

  private static String encoded(String text, int before) {
    int room = (LINE - FRAME - before) / 4 * 3;
    StringBuilder words = new StringBuilder(text.length() * 2);
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + width > room) {
        append(words, word);
        bytes = 0;
        room = BYTES;
      }
      word.appendCodePoint(c);
      bytes += width;
      at += Character.charCount(c);
    }
    append(words, word);
    return words.toString();
  }

  private static void append(StringBuilder words, StringBuilder word) {
    byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
    words
        .append(words.isEmpty() ? "" : "\r\n ")
        .append("=?UTF-8?B?")
        .append(Base64.getEncoder().encodeToString(bytes))
        .append("?=");
    word.setLength(0);
  }
}
