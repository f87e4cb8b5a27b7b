package objector.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.page.PageTopic;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A page in any official language of the EU is judged by rules in that language. What a language
/// lacks is listed by name.
final class RulesOfEveryLanguageTest {
  private static final List<String> LANGUAGES =
      List.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  private final JsonNode topics = RuleFile.read("topics.yaml");
  private final JsonNode dates = RuleFile.read("dates.yaml");
  private final JsonNode languages = RuleFile.read("languages.yaml");

  @Test
  void everyTopicHasWordsInEveryLanguage() {
    List<String> lacking = new ArrayList<>();
    for (PageTopic topic : PageTopic.values()) {
      // Dates are read, not matched; "other" is what is left.
      if (topic != PageTopic.DATES && topic != PageTopic.OTHER) {
        for (String language : LANGUAGES) {
          JsonNode phrases = topics.path(topic.word()).path(language);
          if (phrases.size() < 2) {
            lacking.add(language + " lacks words for " + topic.word());
          }
        }
      }
    }

    assertThat(lacking).isEmpty();
  }

  @Test
  void everyLanguageHasMonthsAndAnnouncesDates() {
    List<String> lacking = new ArrayList<>();
    for (String language : LANGUAGES) {
      if (dates.path(language).path("months").size() != 12) {
        lacking.add(language + " lacks months");
      }
      if (dates.path(language).path("before").isEmpty()) {
        lacking.add(language + " lacks words before a date");
      }
    }

    assertThat(lacking).isEmpty();
  }

  @Test
  void everyLanguageIsRecognised() {
    List<String> lacking =
        LANGUAGES.stream().filter(language -> languages.path(language).size() < 8).toList();

    assertThat(lacking).isEmpty();
  }

  /// A phrase that is not written as texts are compared would never be found.
  @Test
  void everyPhraseIsWrittenAsTextsAreCompared() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> topic : topics.properties()) {
      for (Map.Entry<String, JsonNode> language : topic.getValue().properties()) {
        for (String phrase : RuleFile.texts(language.getValue())) {
          String canonical = CanonicalWords.line(phrase.replace("*", "")).strip();
          if (!canonical.equals(phrase.replace("*", ""))) {
            wrong.add(topic.getKey() + " " + language.getKey() + ": " + phrase);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }
}
