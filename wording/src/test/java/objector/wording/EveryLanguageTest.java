package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The right to object belongs to people of 24 official languages, and of the EEA's others.
final class EveryLanguageTest {
  private static final Translations WORDS = Translations.load();

  /// Regulation No 1, Article 1; and Norwegian and Icelandic.
  private static final List<String> EUROPE =
      List.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it",
          "lt", "lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  /// In these, `many` is for millions, which nothing here counts.
  private static final Set<String> MILLIONS = Set.of("es", "fr", "it", "pt");

  private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*}");
  private static final Pattern LOWER_CASE_WORDS = Pattern.compile("\\p{Ll}{3,} \\p{Ll}{2,}");

  private static final List<String> TERMS =
      List.of(
          "objection",
          "object",
          "controller",
          "supervisory-authority",
          "complaint",
          "legitimate-interests",
          "personal-data",
          "data-subject",
          "data-protection-officer",
          "restriction",
          "erasure");

  static Stream<String> translated() {
    return Translations.codes().stream().filter(code -> !code.equals("en"));
  }

  static Stream<String> all() {
    return Translations.codes().stream();
  }

  private static Map<String, String> messages(String language) {
    return Objects.requireNonNull(WORDS.bundles().get(language)).messages();
  }

  @Test
  void noFileIsThereByMistake() {
    assertThat(EUROPE).containsAll(Translations.codes());
  }

  @Test
  void languagesAreNamedAsTheyNameThemselves() {
    assertThat(Translations.codes().stream().map(Translations::name))
        .contains("English", "Français")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void numbersTakeTheFormsOfTheLanguage(String language) {
    Set<String> forms =
        new HashSet<>(PluralRules.forLocale(ULocale.forLanguageTag(language)).getKeywords());
    if (MILLIONS.contains(language)) {
      forms.remove("many");
    }
    Map<String, Set<String>> differing = new TreeMap<>();

    messages(language)
        .forEach((key, text) -> {
          for (Set<String> used : plurals(text)) {
            if (!used.equals(Set.of("other")) && !used.equals(forms)) {
              differing.put(key, used);
            }
          }
        });

    assertThat(differing).as("%s counts by %s", language, forms).isEmpty();
  }

  /// The forms of each plural, without the exact numbers (`=0`).
  private static List<Set<String>> plurals(String text) {
    MessagePattern pattern = new MessagePattern(text);
    List<Set<String>> all = new java.util.ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part start = pattern.getPart(i);
      if (start.getType() == Part.Type.ARG_START && start.getArgType() == ArgType.PLURAL) {
        Set<String> used = new TreeSet<>();
        int end = pattern.getLimitPartIndex(i);
        for (int at = i + 1; at < end; at++) {
          Part part = pattern.getPart(at);
          if (part.getType() == Part.Type.ARG_SELECTOR) {
            String selector = pattern.getSubstring(part);
            if (!selector.startsWith("=")) {
              used.add(selector);
            }
          } else if (part.getType() == Part.Type.MSG_START) {
            at = pattern.getLimitPartIndex(at);
          }
        }
        all.add(used);
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("translated")
  void nothingIsLeftInEnglish(String language) {
    Map<String, String> same = new TreeMap<>();

    messages(language)
        .forEach((key, text) -> {
          if (text.equals(messages("en").get(key))
              && LOWER_CASE_WORDS.matcher(ARGUMENT.matcher(text).replaceAll(" ")).find()) {
            same.put(key, text);
          }
        });

    assertThat(same).as("left in English in %s", language).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("translated")
  void theTermsOfTheRegulationAreWrittenDown(String language) throws IOException {
    Properties glossary = glossary(language);

    assertThat(glossary.stringPropertyNames())
        .as("glossary of %s", language)
        .contains(TERMS.toArray(String[]::new));
  }

  /// Where English speaks of a complaint or an authority, so does every language, in the words of
  /// the regulation.
  @ParameterizedTest
  @MethodSource("translated")
  void theTermsOfTheRegulationAreUsed(String language) throws IOException {
    Properties glossary = glossary(language);
    Map<String, String> missed = new TreeMap<>();
    Map<String, Pattern> english =
        Map.of(
            "complaint", Pattern.compile("\\b(complaint|complain)"),
            "objection", Pattern.compile("\\b[Oo]bjection"));

    english.forEach((term, inEnglish) -> {
      List<String> stems =
          Stream.of(
                  (glossary.getProperty(term + ".stems", "")
                          + ","
                          + glossary.getProperty(
                              term.equals("objection") ? "object.stems" : term + ".stems", ""))
                      .split(",", -1))
              .map(String::strip)
              .filter(stem -> !stem.isEmpty())
              .toList();
      messages("en")
          .forEach((key, text) -> {
            String own = messages(language).getOrDefault(key, "").toLowerCase(Locale.ROOT);
            if (inEnglish.matcher(ARGUMENT.matcher(text).replaceAll(" ")).find()
                && stems.stream().noneMatch(own::contains)) {
              missed.put(key + " (" + term + ")", own);
            }
          });
    });

    assertThat(missed).as("terms missed in %s", language).isEmpty();
  }

  /// So that a translator knows whom to address how, and a reader by whom it was made.
  @ParameterizedTest
  @MethodSource("translated")
  void aFileSaysHowItAddressesPeopleAndWhoHasReadIt(String language) throws IOException {
    boolean unread = messages(language).getOrDefault("language.read-by", "").isEmpty();
    for (String file : List.of("words", "pages")) {
      try (InputStream in =
          Objects.requireNonNull(
              Translations.class.getResourceAsStream(language + "/" + file + ".properties"))) {
        String head =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .collect(java.util.stream.Collectors.joining("\n"));
        if (unread) {
          assertThat(head).as("%s/%s", language, file).contains("not yet read by a native speaker");
        }
        if (file.equals("words")) {
          assertThat(head).as(language).containsPattern("(?i)form of address|vouvoiement");
        }
      }
    }
  }

  private static Properties glossary(String language) throws IOException {
    Properties glossary = new Properties();
    try (InputStream in =
            Objects.requireNonNull(
                Translations.class.getResourceAsStream(language + "/glossary.properties"),
                "there is no glossary of " + language);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      glossary.load(reader);
    }
    return glossary;
  }
}
