package objector.wording;

import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All the words in all languages. Load once, at start; it is immutable.
public final class Translations {
  private static final String FALLBACK = "en";

  private final Map<String, MessageBundle> bundles;
  private final MessageBundle english;

  private Translations(Map<String, MessageBundle> bundles, MessageBundle english) {
    this.bundles = bundles;
    this.english = english;
  }

  /// Reads every language that there is a file for.
  public static Translations load() {
    Map<String, MessageBundle> bundles = new TreeMap<>();
    for (String language : Locale.getISOLanguages()) {
      MessageBundle.of(language).ifPresent(bundle -> bundles.put(language, bundle));
    }
    MessageBundle english = bundles.get(FALLBACK);
    if (english == null) {
      throw new IllegalStateException("the English words are not on the class path");
    }
    return new Translations(Collections.unmodifiableMap(bundles), english);
  }

  /// The languages that there are words in, by their code.
  public Set<Locale> languages() {
    SortedSet<Locale> languages = new TreeSet<>(Comparator.comparing(Locale::toLanguageTag));
    bundles.keySet().forEach(language -> languages.add(Locale.of(language)));
    return Collections.unmodifiableSortedSet(languages);
  }

  /// Whoever speaks to a person: English where the language is not known here, UTC where the zone
  /// is not known.
  ///
  /// @param language BCP 47
  /// @param zone an IANA time zone
  public Voice in(String language, String zone) {
    MessageBundle bundle =
        bundles.getOrDefault(Locale.forLanguageTag(language).getLanguage(), english);
    return new Voice(bundle, english, TimeZones.of(zone));
  }

  Map<String, MessageBundle> bundles() {
    return bundles;
  }
}
