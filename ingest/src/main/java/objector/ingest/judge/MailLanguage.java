package objector.ingest.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// The language of a text, by its short words.
final class MailLanguage {
  private static final int ENOUGH_TEXT = 4_000;

  private final Map<String, Set<String>> common = new HashMap<>();

  MailLanguage(MailPhrases phrases) {
    for (LanguagePhrases language : phrases.languages()) {
      Set<String> words = new HashSet<>();
      language.common().forEach(word -> words.add(TextFolding.comparable(word)));
      common.put(language.language(), words);
    }
  }

  /// Null when the text is too short, or of a language that is not known here.
  @Nullable String of(String comparable) {
    String some = comparable.substring(0, Math.min(ENOUGH_TEXT, comparable.length()));
    List<String> words = List.of(some.split("[^\\p{L}]", -1));
    String best = null;
    int most = 1;
    for (String language : common.keySet().stream().sorted().toList()) {
      Set<String> known = common.getOrDefault(language, Set.of());
      int count = (int) words.stream().filter(known::contains).count();
      if (count > most) {
        most = count;
        best = language;
      }
    }
    return best;
  }
}
