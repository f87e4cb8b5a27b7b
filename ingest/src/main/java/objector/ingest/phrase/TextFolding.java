package objector.ingest.phrase;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/// Text as it is compared: without case, accents, decoration and invisible characters.
public final class TextFolding {
  /// Ends a sentence where the writer only left a line free.
  static final char PARAGRAPH = '¶';

  private static final char FIRST_BEYOND_ASCII = 0x80;

  private TextFolding() {}

  /// One line of words: typographic quotes and dashes unified, white space collapsed, a free line
  /// kept as [#PARAGRAPH].
  public static String comparable(String text) {
    if (isAscii(text)) {
      return comparableAscii(text);
    }
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(decomposed.length());
    int newlines = 0;
    boolean space = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char c = unified(decomposed.charAt(i));
      if (c == 0) {
        continue;
      }
      if (isSpace(c)) {
        space = true;
        newlines += c == '\n' ? 1 : 0;
        continue;
      }
      if (space && !plain.isEmpty()) {
        plain.append(newlines > 1 ? PARAGRAPH : ' ');
      }
      space = false;
      newlines = 0;
      plain.append(c);
    }
    return plain.toString();
  }

  /// Most lines of most mails: nothing to take apart, and a byte a character.
  private static String comparableAscii(String text) {
    byte[] plain = new byte[text.length()];
    int length = 0;
    int newlines = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        space = true;
        newlines += c == '\n' ? 1 : 0;
        continue;
      }
      if (space && length > 0) {
        plain[length++] = newlines > 1 ? (byte) PARAGRAPH : (byte) ' ';
      }
      space = false;
      newlines = 0;
      plain[length++] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c == '`' ? '\'' : c);
    }
    return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  /// Without what is not seen: soft hyphens, zero-width and direction marks.
  public static String visible(String text) {
    int first = 0;
    while (first < text.length() && !isInvisible(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder seen = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isInvisible(c)) {
        seen.append(c);
      }
    }
    return seen.toString();
  }

  public static boolean isInvisible(char c) {
    // Most letters are below all of these.
    return c >= '\u00ad'
        && (c == '\u00ad'
            || c == '\u034f'
            || c == '\u061c'
            || c == '\ufeff'
            || c == '\u180e'
            || (c >= '\u200b' && c <= '\u200f')
            || (c >= '\u202a' && c <= '\u202e')
            || (c >= '\u2060' && c <= '\u206f')
            || (c >= '\ufe00' && c <= '\ufe0f'));
  }

  public static boolean isSpace(char c) {
    return c <= ' ' || c == '\u0085' || Character.isSpaceChar(c);
  }

  /// The character to compare by; 0 for one to leave out.
  private static char unified(char c) {
    if (c < FIRST_BEYOND_ASCII) {
      return c == '`' ? '\'' : c;
    }
    if (isInvisible(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == PARAGRAPH) {
      return 0;
    }
    return switch (c) {
      case '’', '‘', '‛', '´', 'ʼ', '′' -> '\'';
      case '“', '”', '„', '«', '»', '‟', '″' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      default -> c;
    };
  }
}
