package objector.ingest.maildate;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of months in the languages that mail is forwarded in, from CLDR.
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "fr", "de", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu",
          "ro", "bg", "el", "hr", "sl", "et", "lv", "lt", "mt", "ga", "is", "uk", "ru", "tr", "ca",
          "ja", "zh", "ko");

  /// Of these only how they write AM and PM.
  private static final List<String> HALVED =
      List.of("ar", "fa", "he", "hi", "vi", "sq", "mk", "sr");

  private static final int SHORTEST = 3;

  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
  private static final Map<String, Integer> ANY = new HashMap<>();
  private static final Set<String> DAYS = new HashSet<>();
  private static final Set<String> HALVES = new HashSet<>(Set.of("am", "pm", "a.m.", "p.m."));

  static {
    for (String language : LANGUAGES) {
      Map<String, Integer> own = names(language);
      BY_LANGUAGE.put(language, own);
      own.forEach(ANY::putIfAbsent);
      days(language);
      halves(language);
    }
    HALVED.forEach(MonthNames::halves);
  }

  private MonthNames() {}

  /// 1 to 12, or 0. The mail's own language first: `listopad` is October in one, November in
  /// another.
  static int month(String word, @Nullable String language) {
    Map<String, Integer> own =
        language == null ? Map.of() : BY_LANGUAGE.getOrDefault(language, Map.of());
    Integer named = own.get(word);
    if (named != null) {
      return named;
    }
    int begun = word.length() < SHORTEST ? 0 : begun(word, own);
    if (begun > 0) {
      return begun;
    }
    return ANY.getOrDefault(word, 0);
  }

  /// Programs abbreviate as they like: the one month that begins so, or 0.
  private static int begun(String word, Map<String, Integer> names) {
    int month = 0;
    for (Map.Entry<String, Integer> name : names.entrySet()) {
      if (name.getKey().startsWith(word)) {
        if (month > 0 && month != name.getValue()) {
          return 0;
        }
        month = name.getValue();
      }
    }
    return month;
  }

  /// Whether a word names a month or a day of the week, in any of the languages.
  static boolean isCalendarWord(String word) {
    String plain = plain(word);
    return ANY.containsKey(plain) || DAYS.contains(plain);
  }

  /// Whether it is "PM", as any of the languages writes it.
  static boolean isHalfOfDay(String word) {
    return HALVES.contains(word);
  }

  private static void days(String language) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        for (String day : symbols.getWeekdays(context, width)) {
          if (!day.isBlank()) {
            DAYS.add(plain(day));
          }
        }
      }
    }
  }

  private static void halves(String language) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
    for (String half : symbols.getAmPmStrings()) {
      HALVES.add(half.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').replace('\u202f', ' '));
    }
  }

  private static String plain(String word) {
    return Normalizer2.getNFKCInstance()
        .normalize(word)
        .toLowerCase(Locale.ROOT)
        .replace(".", "")
        .strip();
  }

  private static Map<String, Integer> names(String language) {
    Map<String, Integer> names = new HashMap<>();
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < 12; i++) {
          String name = plain(months[i]);
          if (name.length() > 1
              && name.chars().noneMatch(Character::isDigit)
              && name.chars().noneMatch(Character::isWhitespace)) {
            names.put(name, i + 1);
          }
        }
      }
    }
    return names;
  }
}
