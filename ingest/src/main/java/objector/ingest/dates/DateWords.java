package objector.ingest.dates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.text.RuleFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The names of months, and the words beside a date that say what it is the date of: `dates.yaml`.
final class DateWords {
  private static final DateWords LOADED = read(RuleFile.read("dates.yaml"));

  private final Map<String, Map<String, Integer>> monthsByLanguage = new HashMap<>();
  private final Map<String, Integer> months = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> after = new HashSet<>();
  private final Set<String> not = new HashSet<>();
  private int longest;

  private DateWords() {}

  static DateWords loaded() {
    return LOADED;
  }

  /// 1 to 12, or null. The page's own language first: `listopad` is October in one, November in
  /// another.
  @Nullable Integer month(String word, @Nullable String language) {
    if (language != null) {
      Integer own = monthsByLanguage.getOrDefault(language, Map.of()).get(word);
      if (own != null) {
        return own;
      }
    }
    return months.get(word);
  }

  /// Where a phrase that announces a date ends, seen from `to` backwards at most `gap` words; -1
  /// when there is none.
  int announcement(List<String> words, int to, int gap) {
    for (int end = to; end > 0 && to - end <= gap; end--) {
      for (int length = 1; length <= longest && length <= end; length++) {
        if (before.contains(String.join(" ", words.subList(end - length, end)))) {
          return end - length;
        }
      }
    }
    return -1;
  }

  boolean isFollowed(List<String> words, int from, int gap) {
    for (int start = from; start < words.size() && start - from <= gap; start++) {
      for (int length = 1; length <= longest && start + length <= words.size(); length++) {
        if (after.contains(String.join(" ", words.subList(start, start + length)))) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isSomebodyElses(List<String> words) {
    return words.stream().anyMatch(not::contains);
  }

  private static DateWords read(JsonNode file) {
    DateWords all = new DateWords();
    for (Map.Entry<String, JsonNode> entry : file.properties()) {
      if (entry.getKey().equals("not")) {
        entry.getValue().values().forEach(list -> all.not.addAll(RuleFile.texts(list)));
      } else {
        all.add(entry.getKey(), entry.getValue());
      }
    }
    return all;
  }

  private void add(String language, JsonNode rules) {
    Map<String, Integer> own = new HashMap<>();
    int number = 0;
    for (String forms : RuleFile.texts(rules.get("months"))) {
      number++;
      for (String form : forms.split("\\|", -1)) {
        own.put(form, number);
        months.putIfAbsent(form, number);
      }
    }
    monthsByLanguage.put(language, own);
    before.addAll(RuleFile.texts(rules.get("before")));
    after.addAll(RuleFile.texts(rules.get("after")));
    for (Set<String> phrases : List.of(before, after)) {
      for (String phrase : phrases) {
        longest = Math.max(longest, phrase.split(" ", -1).length);
      }
    }
  }
}
