package objector.ingest.maildate;

import java.util.Locale;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// Where a date stands in a line: from the first digit to the last, with the names of months and
/// days before it, and what follows a time of day ("PM", "Uhr", "CEST").
public record DateSpan(int from, int to) {
  private static final int LONGEST_TAIL = 12;

  /// Zones as mail programs write them; words for the hour and the year.
  private static final Set<String> TAILS =
      Set.of(
          "uhr", "h", "ч", "ч.", "г", "г.", "год", "z", "utc", "gmt", "cet", "cest", "mez", "mesz",
          "bst", "wet", "west", "eet", "eest", "msk", "est", "edt", "cst", "cdt", "mst", "mdt",
          "pst", "pdt", "hnec", "haec", "日", "時", "分");

  /// Null when there is no digit.
  public static @Nullable DateSpan in(String text) {
    int from = 0;
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int to = text.length();
    while (to > from && !Character.isDigit(text.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : new DateSpan(begin(text, from), end(text, to));
  }

  private static int begin(String text, int digit) {
    int from = digit;
    int at = digit;
    while (at > 0) {
      int end = at;
      while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
        end--;
      }
      int begin = end;
      while (begin > 0 && isWord(text.charAt(begin - 1))) {
        begin--;
      }
      if (begin == end || !MonthNames.isCalendarWord(text.substring(begin, end))) {
        return from;
      }
      from = begin;
      at = begin;
    }
    return from;
  }

  private static int end(String text, int digit) {
    int to = digit;
    while (true) {
      int at = to;
      while (at < text.length() && TextFolding.isSpace(text.charAt(at))) {
        at++;
      }
      int longest = tail(text, at);
      if (longest == 0) {
        return to;
      }
      to = at + longest;
    }
  }

  /// The longest word, or words, that may follow a time; 0 when another follows.
  private static int tail(String text, int at) {
    for (int length = Math.min(LONGEST_TAIL, text.length() - at); length > 0; length--) {
      boolean whole =
          at + length == text.length()
              || !Character.isLetter(text.charAt(at + length))
              || !Character.isLetter(text.charAt(at + length - 1));
      if (whole) {
        String word =
            text.substring(at, at + length).toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
        if (TAILS.contains(word) || MonthNames.isHalfOfDay(word.replace('\u202f', ' '))) {
          return length;
        }
      }
    }
    return 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
