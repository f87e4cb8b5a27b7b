package objector.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.CanonicalWords;
import objector.ingest.text.Passage;
import objector.ingest.text.RuleFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which language a text is in, by its small words (`languages.yaml`). Menus in thirty languages do
/// not count: they have none.
final class PageLanguage {
  /// Enough to be sure, little enough to be quick.
  private static final int READ = 6_000;

  private static final int FEWEST = 8;
  private static final double SHARE = 0.08;
  private static final double AHEAD = 1.25;

  /// By word, the languages that have it.
  private static final Map<String, List<String>> SMALL_WORDS = load();

  private PageLanguage() {}

  /// Null when there is too little text, or no language clearly ahead.
  static @Nullable String of(CanonicalText text) {
    Map<String, Integer> counts = new HashMap<>();
    int words = 0;
    int han = 0;
    for (Passage passage : text.passages()) {
      if (words >= READ) {
        break;
      }
      // Short items are names and labels, in whatever language.
      if (passage.words().length >= 4) {
        for (String word : CanonicalWords.of(passage.shown())) {
          words++;
          han += isHan(word) ? 1 : 0;
          count(word, counts);
        }
      }
    }
    if (han * 2 > words && words > FEWEST) {
      return "zh";
    }
    return best(counts, words);
  }

  private static void count(String word, Map<String, Integer> counts) {
    for (String language : SMALL_WORDS.getOrDefault(word, List.of())) {
      counts.merge(language, 1, Integer::sum);
    }
  }

  private static @Nullable String best(Map<String, Integer> counts, int words) {
    String best = null;
    int first = 0;
    int second = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > first) {
        second = first;
        first = entry.getValue();
        best = entry.getKey();
      } else {
        second = Math.max(second, entry.getValue());
      }
    }
    boolean sure = first >= FEWEST && first >= SHARE * words && first >= AHEAD * second;
    return sure ? best : null;
  }

  private static boolean isHan(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> all = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : RuleFile.read("languages.yaml").properties()) {
      for (String word : new HashSet<>(RuleFile.texts(entry.getValue()))) {
        all.computeIfAbsent(word, small -> new ArrayList<>()).add(entry.getKey());
      }
    }
    return all;
  }
}
