package objector.ingest.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A date as written in a sentence.
///
/// @param from,to the words it takes, `to` excluded
record WrittenDate(LocalDate date, int from, int to) {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2099;

  /// How many words a date may take: `2026 m liepos 23`, `23 de julio de 2026`.
  private static final int SPAN = 5;

  static List<WrittenDate> in(List<String> words, @Nullable String language, NumericOrder order) {
    List<WrittenDate> dates = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      Integer year = year(words.get(at));
      if (year != null) {
        WrittenDate date = around(words, at, year, language, order);
        if (date != null) {
          dates.add(date);
          at = Math.max(at, date.to() - 1);
        }
      }
    }
    return dates;
  }

  private static @Nullable WrittenDate around(
      List<String> words, int at, int year, @Nullable String language, NumericOrder order) {
    WrittenDate before = named(words, Math.max(0, at - SPAN + 1), at, at, at + 1, year, language);
    if (before != null) {
      return before;
    }
    int end = Math.min(words.size(), at + SPAN + 1);
    WrittenDate after = named(words, at + 1, end, at, at + 1, year, language);
    return after != null ? after : inNumbers(words, at, year, order);
  }

  /// A month by name and a day, in either order, between `from` and `end`.
  private static @Nullable WrittenDate named(
      List<String> words,
      int from,
      int end,
      int yearFrom,
      int yearTo,
      int year,
      @Nullable String language) {
    boolean backwards = end <= yearFrom;
    int step = backwards ? -1 : 1;
    int month = 0;
    int day = 0;
    for (int i = backwards ? end - 1 : from; i >= from && i < end; i += step) {
      Integer name = DateWords.loaded().month(words.get(i), language);
      int number = day(words.get(i));
      if (name != null && month == 0) {
        month = name;
      } else if (number > 0 && day == 0) {
        day = number;
      } else if (words.get(i).length() > 4 || number < 0) {
        return null;
      }
      if (month > 0 && day > 0) {
        return of(year, month, day, Math.min(i, yearFrom), Math.max(i + 1, yearTo));
      }
    }
    return null;
  }

  private static @Nullable WrittenDate inNumbers(
      List<String> words, int at, int year, NumericOrder order) {
    if (at + 2 < words.size()
        && words.get(at + 1).equals("年")
        && at + 4 < words.size()
        && words.get(at + 3).equals("月")) {
      return of(year, day(words.get(at + 2)), day(words.get(at + 4)), at, at + 5);
    }
    if (at + 2 < words.size() && isNumber(words.get(at + 1)) && isNumber(words.get(at + 2))) {
      return of(year, day(words.get(at + 1)), day(words.get(at + 2)), at, at + 3);
    }
    if (at >= 2 && isNumber(words.get(at - 1)) && isNumber(words.get(at - 2))) {
      int first = day(words.get(at - 2));
      int second = day(words.get(at - 1));
      if (first > 12 || second > 12 || first == second) {
        int day = second > 12 ? second : first;
        return of(year, second > 12 ? first : second, day, at - 2, at + 1);
      }
      return switch (order) {
        case DAY_FIRST -> of(year, second, first, at - 2, at + 1);
        case MONTH_FIRST -> of(year, first, second, at - 2, at + 1);
        // No date is better than a wrong one.
        case UNKNOWN -> null;
      };
    }
    return null;
  }

  private static @Nullable WrittenDate of(int year, int month, int day, int from, int to) {
    try {
      return new WrittenDate(LocalDate.of(year, month, day), from, to);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static @Nullable Integer year(String word) {
    if (word.length() != 4 || !isNumber(word)) {
      return null;
    }
    int year = Integer.parseInt(word);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
  }

  /// 1 to 31, also `1st`, `1er`, `23ta`; 0 when the word is no number, -1 when it is another one.
  static int day(String word) {
    int digits = 0;
    while (digits < word.length() && isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return 0;
    }
    if (digits > 2 || word.length() - digits > 2) {
      return -1;
    }
    int number = Integer.parseInt(word.substring(0, digits));
    return number >= 1 && number <= 31 ? number : -1;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
