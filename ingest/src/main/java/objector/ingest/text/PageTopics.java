package objector.ingest.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.page.PageTopic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What moved passages are about, by the phrases of `topics.yaml`.
public final class PageTopics {
  /// A policy rewritten from end to end needs not every sentence to show its topics.
  private static final int READ = 2_000;

  private static final PageTopics OF_ALL = new PageTopics();
  private static final Map<String, PageTopics> BY_LANGUAGE = load();

  /// By their first letter: most words of a text begin no phrase at all.
  private final Map<Character, List<Phrase>> phrases = new HashMap<>();

  private record Phrase(PageTopic topic, List<String> parts) {
    /// The words one after the other; a part that ends with `*` fits any ending.
    boolean isIn(List<String> words, int from) {
      if (from + parts.size() > words.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!fits(parts.get(i), words.get(from + i))) {
          return false;
        }
      }
      return true;
    }

    private static boolean fits(String part, String word) {
      return part.endsWith("*")
          ? word.startsWith(part.substring(0, part.length() - 1))
          : word.equals(part);
    }
  }

  private PageTopics() {}

  /// In the page's language; in all of them where that is not known.
  public static Set<PageTopic> of(List<Passage> passages, @Nullable String language) {
    PageTopics rules = language == null ? OF_ALL : BY_LANGUAGE.getOrDefault(language, OF_ALL);
    Set<PageTopic> topics = EnumSet.noneOf(PageTopic.class);
    passages.stream()
        .limit(READ)
        .forEach(passage -> rules.add(CanonicalWords.of(passage.shown()), topics));
    return topics;
  }

  public static Set<PageTopic> of(String text, @Nullable String language) {
    PageTopics rules = language == null ? OF_ALL : BY_LANGUAGE.getOrDefault(language, OF_ALL);
    Set<PageTopic> topics = EnumSet.noneOf(PageTopic.class);
    rules.add(CanonicalWords.of(text), topics);
    return topics;
  }

  private void add(List<String> words, Set<PageTopic> topics) {
    for (int at = 0; at < words.size(); at++) {
      for (Phrase phrase : phrases.getOrDefault(words.get(at).charAt(0), List.of())) {
        if (!topics.contains(phrase.topic()) && phrase.isIn(words, at)) {
          topics.add(phrase.topic());
        }
      }
    }
  }

  private void add(PageTopic topic, String phrase) {
    Phrase parts = new Phrase(topic, List.of(phrase.split(" ", -1)));
    phrases.computeIfAbsent(phrase.charAt(0), letter -> new ArrayList<>()).add(parts);
  }

  private static Map<String, PageTopics> load() {
    Map<String, PageTopics> byLanguage = new HashMap<>();
    JsonNode file = RuleFile.read("topics.yaml");
    for (PageTopic topic : PageTopic.values()) {
      JsonNode languages = file.get(topic.word());
      if (languages != null) {
        for (Map.Entry<String, JsonNode> language : languages.properties()) {
          PageTopics own = byLanguage.computeIfAbsent(language.getKey(), name -> new PageTopics());
          for (String phrase : RuleFile.texts(language.getValue())) {
            own.add(topic, phrase);
            OF_ALL.add(topic, phrase);
          }
        }
      }
    }
    return byLanguage;
  }
}
