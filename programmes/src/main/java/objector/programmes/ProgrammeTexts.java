package objector.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.programmes.loader.DataFile;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidDataFile;
import org.jspecify.annotations.Nullable;

/// What a programme says to the readers of one further language: a file of its own, so that a
/// language is added, and read, as a whole.
///
/// @param pages titles by page
/// @param timeline by day; of several entries of one day, the second is `DAY-2`
record ProgrammeTexts(String title, Map<String, String> pages, Map<String, String> timeline) {
  ProgrammeTexts {
    FieldConstraints.text(title, "title");
    pages = told(pages, "pages");
    timeline = told(timeline, "timeline");
  }

  /// @param languages each has its file
  record Languages(List<String> languages) {
    Languages {
      languages = FieldConstraints.filled(languages, "languages");
      languages.forEach(language -> FieldConstraints.language(language, "languages"));
      FieldConstraints.unique(languages, "languages");
    }
  }

  /// The same programme for the readers of all languages that there are files of.
  ///
  /// @throws InvalidDataFile where a file has a text of what is no longer there
  static Programme readInto(Programme programme) {
    Programme told = programme;
    for (String language :
        new DataFile<>("texts/languages.yaml", Languages.class).read().languages()) {
      String file = "texts/" + language + ".yaml";
      told = new DataFile<>(file, ProgrammeTexts.class).read().addedTo(told, language, file);
    }
    return told;
  }

  Programme addedTo(Programme programme, String language, String file) {
    Set<String> used = new HashSet<>();
    List<WatchedPage> told = new ArrayList<>();
    for (WatchedPage page : programme.pages()) {
      String text = pages.get(page.id());
      used.add(page.id());
      told.add(text == null ? page : page.titled(with(page.title(), language, text)));
    }
    requireKnown(pages.keySet(), used, "pages", file);
    used.clear();
    Map<LocalDate, Integer> ofDay = new HashMap<>();
    List<TimelineEntry> happened = new ArrayList<>();
    for (TimelineEntry entry : programme.timeline()) {
      int number = ofDay.merge(entry.on(), 1, Integer::sum);
      String key = number == 1 ? entry.on().toString() : entry.on() + "-" + number;
      String text = timeline.get(key);
      used.add(key);
      happened.add(text == null ? entry : entry.told(with(entry.text(), language, text)));
    }
    requireKnown(timeline.keySet(), used, "timeline", file);
    return programme.told(with(programme.title(), language, title), told, happened);
  }

  private static Map<String, String> with(Map<String, String> texts, String language, String text) {
    Map<String, String> more = new HashMap<>(texts);
    more.put(language, text);
    return more;
  }

  private static void requireKnown(Set<String> keys, Set<String> known, String field, String file) {
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new InvalidDataFile(file, field + "." + key, "there is none of that name");
      }
    }
  }

  private static Map<String, String> told(@Nullable Map<String, String> texts, String field) {
    Map<String, String> told = new HashMap<>();
    FieldConstraints.present(texts, field)
        .forEach((key, text) -> told.put(key, FieldConstraints.text(text, field + "." + key)));
    return told;
  }
}
