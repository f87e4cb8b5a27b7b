package objector.benchmarks.forward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What mail programs write in their own translations: program → language → role → texts.
record LabelTable(Map<String, Map<String, Map<String, List<String>>>> programs) {
  /// The European Union's, but for Maltese, which no program speaks.
  static final Set<String> UNION =
      Set.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  private static final Set<String> OTHERS =
      Set.of(
          "nb", "is", "uk", "ru", "tr", "ja", "zh-CN", "zh-TW", "ko", "ca", "eu", "gl", "sr", "mk",
          "sq");

  /// Tags of one language that name it otherwise.
  private static final Map<String, String> SAME =
      Map.of("no", "nb", "zh-Hans", "zh-CN", "zh-Hant", "zh-TW", "zh-HK", "zh-TW");

  static LabelTable read(Path file) throws IOException {
    Map<String, Map<String, Map<String, List<String>>>> programs = new TreeMap<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] cells = line.split("\t", -1);
      String text = cells[3].replace("\\n", "\n").replace("\\t", "\t");
      programs
          .computeIfAbsent(cells[0], any -> new TreeMap<>())
          .computeIfAbsent(cells[1], any -> new TreeMap<>())
          .computeIfAbsent(cells[2], any -> new ArrayList<>())
          .add(text);
    }
    return new LabelTable(programs);
  }

  /// The language of a tag, without the country where that changes nothing.
  static String language(String tag) {
    String same = SAME.getOrDefault(tag, tag);
    return same.startsWith("zh") ? same : SAME.getOrDefault(base(same), base(same));
  }

  /// Whether it is one of the 38 that the product promises.
  static boolean isPromised(String language) {
    return UNION.contains(language) || OTHERS.contains(language);
  }

  /// Empty where the program has no such text in this language.
  List<String> texts(String program, String tag, String role) {
    return programs
        .getOrDefault(program, Map.of())
        .getOrDefault(tag, Map.of())
        .getOrDefault(role, List.of());
  }

  /// The languages in which a program has a label for every field.
  List<String> tags(String program) {
    List<String> tags = new ArrayList<>();
    for (String tag : programs.getOrDefault(program, Map.of()).keySet()) {
      boolean dated =
          !texts(program, tag, "date").isEmpty() || !texts(program, tag, "sent").isEmpty();
      if (dated
          && !texts(program, tag, "from").isEmpty()
          && !texts(program, tag, "to").isEmpty()
          && !texts(program, tag, "subject").isEmpty()) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private static String base(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }
}
