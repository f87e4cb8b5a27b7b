package objector.ingest.maildate;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A date as programs write it for people: "Mon, Apr 14, 2025 at 5:48 PM", "le lun. 14 avr. 2025 à
/// 17:48", "14.04.2025 17:48", "2025年4月14日".
///
/// @param time null: not said
/// @param zone null: not said
record LocalizedDate(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset zone) {
  private static final int FIRST_YEAR = 1995;
  private static final int LAST_YEAR = 2099;

  /// Null when it cannot be read, or could be read in two ways.
  static @Nullable LocalizedDate read(String text, @Nullable String language) {
    String plain = Normalizer2.getNFKCInstance().normalize(text).toLowerCase(Locale.ROOT);
    List<Token> tokens = tokens(plain);
    Clock clock = Clock.in(tokens, plain);
    List<Token> left = clock.without(tokens);
    LocalDate day = named(left, language);
    if (day == null) {
      List<Token> numbers = left.stream().filter(Token::number).toList();
      day = numbers(numbers, language, clock.halves());
    }
    return day == null ? null : new LocalizedDate(day, clock.time(), clock.zone());
  }

  /// A run of digits or letters, and what stands before it.
  record Token(String text, char before, int at) {
    boolean number() {
      return UCharacter.isDigit(text.codePointAt(0));
    }

    /// -1: no number, or one too long for a date.
    int value() {
      if (!number() || text.length() > 4) {
        return -1;
      }
      int value = 0;
      for (int i = 0; i < text.length(); i++) {
        value = value * 10 + Character.digit(text.charAt(i), 10);
      }
      return value;
    }
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int begin = at;
      boolean digits = Character.isDigit(text.charAt(at));
      while (at < text.length()
          && (digits ? Character.isDigit(text.charAt(at)) : isWord(text.charAt(at)))) {
        at++;
      }
      if (at == begin) {
        at++;
      } else {
        tokens.add(
            new Token(text.substring(begin, at), begin == 0 ? ' ' : text.charAt(begin - 1), begin));
      }
    }
    return tokens;
  }

  private static boolean isWord(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /// A month by its name, a year of four digits, and a day beside them.
  private static @Nullable LocalDate named(List<Token> tokens, @Nullable String language) {
    int month = 0;
    int monthAt = -1;
    for (int i = 0; i < tokens.size() && month == 0; i++) {
      month = tokens.get(i).number() ? 0 : MonthNames.month(tokens.get(i).text(), language);
      monthAt = i;
    }
    if (month == 0) {
      return null;
    }
    int year = 0;
    int day = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int value = tokens.get(i).value();
      if (value >= FIRST_YEAR && value <= LAST_YEAR && year == 0) {
        year = value;
      } else if (value >= 1 && value <= 31 && (day == 0 || Math.abs(i - monthAt) == 1)) {
        day = value;
      }
    }
    return of(year, month, day);
  }

  private static @Nullable LocalDate numbers(
      List<Token> tokens, @Nullable String language, boolean halves) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      int first = tokens.get(i).value();
      int second = tokens.get(i + 1).value();
      int third = tokens.get(i + 2).value();
      if (first < 0 || second < 0 || third < 0) {
        continue;
      }
      if (first >= FIRST_YEAR && first <= LAST_YEAR) {
        return of(first, second, third);
      }
      if (third >= FIRST_YEAR && third <= LAST_YEAR) {
        return tokens.get(i + 1).before() == '/'
            ? slashed(first, second, third, language, halves)
            : of(third, second, first);
      }
      if (isShortYear(tokens, i)) {
        return tokens.get(i + 1).before() == '/'
            ? slashed(first, second, 2000 + third, language, halves)
            : of(2000 + third, second, first);
      }
    }
    return null;
  }

  /// "14.04.25" and "14/04/25"; with dashes the year may come first.
  private static boolean isShortYear(List<Token> tokens, int at) {
    Token year = tokens.get(at + 2);
    char mark = year.before();
    return year.text().length() == 2
        && year.value() >= 15
        && year.value() <= 60
        && (mark == '.' || mark == '/')
        && tokens.get(at + 1).before() == mark;
  }

  /// "3/5/2025" is March in America and May elsewhere; an English mail with AM or PM is American,
  /// one without could be either.
  private static @Nullable LocalDate slashed(
      int first, int second, int year, @Nullable String language, boolean halves) {
    if (first == second || second > 12) {
      return of(year, first, second);
    }
    if (first > 12) {
      return of(year, second, first);
    }
    boolean english = language == null || language.equals("en");
    if (english && !halves) {
      return null;
    }
    return english ? of(year, first, second) : of(year, second, first);
  }

  private static @Nullable LocalDate of(int year, int month, int day) {
    try {
      return year == 0 ? null : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// The time of day within the text, and which tokens it takes.
  ///
  /// @param halves written with AM or PM
  record Clock(
      @Nullable LocalTime time, @Nullable ZoneOffset zone, boolean halves, int from, int to) {
    static Clock in(List<Token> tokens, String text) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        Token hour = tokens.get(i);
        Token minute = tokens.get(i + 1);
        boolean colon =
            minute.before() == ':'
                || (minute.before() == '.' && minute.at() - hour.at() == hour.text().length() + 1);
        if (hour.value() < 0
            || hour.value() > 23
            || minute.value() < 0
            || minute.value() > 59
            || minute.text().length() != 2
            || hour.text().length() > 2
            || !colon) {
          continue;
        }
        boolean second =
            i + 2 < tokens.size()
                && tokens.get(i + 2).before() == minute.before()
                && tokens.get(i + 2).text().length() == 2
                && tokens.get(i + 2).number();
        boolean partOfDate =
            minute.before() == '.'
                && (hour.before() == '.'
                    || (i + 2 < tokens.size() && tokens.get(i + 2).before() == '.'));
        if (partOfDate) {
          continue;
        }
        int end = i + (second ? 3 : 2);
        boolean morning = half(tokens, end, "am", "a");
        boolean evening = half(tokens, end, "pm", "p");
        int hours =
            evening && hour.value() < 12
                ? hour.value() + 12
                : morning && hour.value() == 12 ? 0 : hour.value();
        return new Clock(
            LocalTime.of(hours, minute.value()), zone(text), morning || evening, i, end);
      }
      return new Clock(null, null, false, 0, 0);
    }

    private static boolean half(List<Token> tokens, int at, String whole, String letter) {
      if (at >= tokens.size()) {
        return false;
      }
      String next = tokens.get(at).text();
      return next.equals(whole)
          || (next.equals(letter)
              && at + 1 < tokens.size()
              && tokens.get(at + 1).text().equals("m"));
    }

    /// "+0200", "GMT+02:00", "UTC".
    private static @Nullable ZoneOffset zone(String text) {
      for (int i = 0; i + 4 < text.length(); i++) {
        char sign = text.charAt(i);
        if ((sign == '+' || sign == '-')
            && i > 0
            && Character.isDigit(text.charAt(i + 1))
            && Character.isDigit(text.charAt(i + 2))) {
          String rest = text.substring(i + 3, Math.min(text.length(), i + 6)).replace(":", "");
          if (rest.length() >= 2
              && Character.isDigit(rest.charAt(0))
              && Character.isDigit(rest.charAt(1))
              && (text.charAt(i - 1) == ' ' || Character.isLetter(text.charAt(i - 1)))) {
            int minutes =
                (text.charAt(i + 1) - '0') * 600
                    + (text.charAt(i + 2) - '0') * 60
                    + (rest.charAt(0) - '0') * 10
                    + rest.charAt(1)
                    - '0';
            return minutes > 14 * 60
                ? null
                : ZoneOffset.ofTotalSeconds((sign == '-' ? -1 : 1) * minutes * 60);
          }
        }
      }
      return text.endsWith("utc") || text.endsWith("gmt") ? ZoneOffset.UTC : null;
    }

    List<Token> without(List<Token> tokens) {
      List<Token> left = new ArrayList<>(tokens.subList(0, from));
      left.addAll(tokens.subList(to, tokens.size()));
      return left;
    }
  }
}
