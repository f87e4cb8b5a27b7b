package objector.ingest.forward;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of months in the languages that mail is forwarded in, from CLDR.
final class MonthNames {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "fr", "de", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu",
          "ro", "bg", "el", "hr", "sl", "et", "lv", "lt", "mt", "ga", "is", "uk", "ru", "tr", "ca",
          "ja", "zh", "ko");

  private static final int SHORTEST = 3;

  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
  private static final Map<String, Integer> ANY = new HashMap<>();

  static {
    for (String language : LANGUAGES) {
      Map<String, Integer> own = names(language);
      BY_LANGUAGE.put(language, own);
      own.forEach(ANY::putIfAbsent);
    }
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

  private static Map<String, Integer> names(String language) {
    Map<String, Integer> names = new HashMap<>();
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language));
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < 12; i++) {
          String name =
              Normalizer2.getNFKCInstance()
                  .normalize(months[i])
                  .toLowerCase(Locale.ROOT)
                  .replace(".", "")
                  .strip();
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
