package objector.wording;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// All the words in all languages. There are the languages that there is a folder for; each is read
/// when somebody first speaks that language.
public final class Translations {
  /// A language for whoever looks for words that are in no file: every one of ours has an accent.
  public static final String PSEUDO = "en-XA";

  private static final String FALLBACK = "en";

  /// By code, in the order of their own names.
  private static final Map<String, String> NAMES = names();

  private final Map<String, MessageBundle> bundles = new ConcurrentHashMap<>();
  private final MessageBundle english;

  private Translations() {
    english =
        MessageBundle.of(FALLBACK)
            .orElseThrow(
                () -> new IllegalStateException("the English words are not on the class path"));
    bundles.put(FALLBACK, english);
  }

  /// The words on the class path.
  public static Translations load() {
    return new Translations();
  }

  /// The codes of all languages that there are words in, in the order of [#name].
  public static List<String> codes() {
    return List.copyOf(NAMES.keySet());
  }

  /// What a language calls itself, as it would begin a line: "Français".
  public static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }

  private static Map<String, String> names() {
    Map<String, String> unsorted = new TreeMap<>();
    for (String code : Locale.getISOLanguages()) {
      if (MessageBundle.class.getResource(code + "/words.properties") != null) {
        ULocale locale = ULocale.forLanguageTag(code);
        String name = locale.getDisplayName(locale);
        unsorted.put(code, name.substring(0, 1).toUpperCase(locale.toLocale()) + name.substring(1));
      }
    }
    Comparator<Object> alphabet = Collator.getInstance(ULocale.ROOT);
    Map<String, String> sorted = new LinkedHashMap<>();
    unsorted.entrySet().stream()
        .sorted((one, other) -> alphabet.compare(one.getValue(), other.getValue()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }

  /// The languages that there are words in, by their code.
  public Set<Locale> languages() {
    SortedSet<Locale> languages = new TreeSet<>(Comparator.comparing(Locale::toLanguageTag));
    NAMES.keySet().forEach(language -> languages.add(Locale.of(language)));
    return Collections.unmodifiableSortedSet(languages);
  }

  /// Whoever speaks to a person: English where the language is not known here, UTC where the zone
  /// is not known.
  ///
  /// @param language BCP 47
  /// @param zone an IANA time zone
  public Voice in(String language, String zone) {
    MessageBundle bundle =
        language.equals(PSEUDO)
            ? bundles.computeIfAbsent(PSEUDO, _ -> english.accented())
            : bundle(Locale.forLanguageTag(language).getLanguage()).orElse(english);
    return new Voice(bundle, english, TimeZones.of(zone));
  }

  private Optional<MessageBundle> bundle(String code) {
    if (!NAMES.containsKey(code)) {
      return Optional.empty();
    }
    return Optional.of(
        bundles.computeIfAbsent(code, unread -> MessageBundle.of(unread).orElse(english)));
  }

  Map<String, MessageBundle> bundles() {
    Map<String, MessageBundle> all = new TreeMap<>();
    NAMES.keySet().forEach(code -> bundle(code).ifPresent(bundle -> all.put(code, bundle)));
    return all;
  }
}
