package objector.ingest.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Menus of languages, told by the names that languages call themselves (`language-names.yaml`).
final class LanguageMenus {
  private static final double NAMES = 0.7;
  private static final int LONGEST = 200;
  private static final Set<String> KNOWN = load();

  private LanguageMenus() {}

  static boolean isOne(List<String> words) {
    if (words.isEmpty() || words.size() > LONGEST) {
      return false;
    }
    long names = words.stream().filter(KNOWN::contains).count();
    return names >= NAMES * words.size();
  }

  private static Set<String> load() {
    Set<String> names = new HashSet<>();
    RuleFile.read("language-names.yaml")
        .values()
        .forEach(list -> names.addAll(RuleFile.texts(list)));
    return names;
  }
}
