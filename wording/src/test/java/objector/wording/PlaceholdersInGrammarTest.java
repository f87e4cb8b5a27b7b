package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A value arrives unbent, and half of these languages bend what stands behind a preposition. What
/// may stand before a value is listed in `placeholders.tsv`, per language, with the reason.
final class PlaceholdersInGrammarTest {
  private static final Translations WORDS = Translations.load();

  /// The last word before a value. After a bracket, a quotation mark, a colon or any other stop the
  /// nominative is right in every language.
  private static final Pattern BEFORE =
      Pattern.compile("([^\\s{}(„“”\"«»:;,.–—·\\[]++)[\\s\\u00a0\\u202f]?$");

  /// An ending that leans on a value.
  private static final Pattern ENDING = Pattern.compile("^[-:’]?\\p{L}");

  /// Hungarian’s “10:42-kor” is written so behind every time; the others lean on a number.
  private static final Set<String> ENDINGS = Set.of("hu {time}", "mt {held}", "ga {n}");

  private static final Set<String> DATES =
      Set.of(
          "on",
          "due",
          "since",
          "changed",
          "date",
          "until",
          "later",
          "again",
          "answer",
          "answered",
          "reminded",
          "ack",
          "effective",
          "deadline",
          "week",
          "began");

  private static final Set<String> PEOPLE =
      Set.of("authority", "operator", "group", "controller", "country", "holiday");

  /// Whole sentences, adverbs, numbers, and `law`, which each language writes in its genitive.
  private static final Set<String> FREE =
      Set.of(
          "when", "ago", "n", "most", "month", "year", "hour", "minute", "weekday", "i", "all",
          "time", "facts", "next", "fact", "working", "law", "need", "wait", "held", "left",
          "words", "changes", "blind");

  private static final List<Rule> RULES = rules();

  private record Rule(String language, Set<String> words, Set<String> kinds, String why) {}

  /// A value in a message, and the last word before it.
  private record Place(String key, String argument, String kind, String before, String after) {}

  static Stream<String> languages() {
    return Translations.codes().stream().filter(code -> !code.equals("en"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noValueStandsWhereItWouldHaveToBeBent(String language) {
    Set<String> wrong = new TreeSet<>();

    for (Place place : places(language)) {
      List<Rule> of =
          RULES.stream()
              .filter(rule -> rule.language.equals(language))
              .filter(rule -> rule.words.contains(place.before))
              .toList();
      if (!of.isEmpty() && of.stream().noneMatch(rule -> rule.kinds.contains(place.kind))) {
        wrong.add(place.key + ": " + place.before + " {" + place.argument + "} " + of);
      }
    }

    assertThat(wrong).as("%s: governed by a word that no such value takes", language).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noEndingLeansOnAValue(String language) {
    assertThat(places(language))
        .filteredOn(place -> ENDING.matcher(place.after).find())
        .filteredOn(place -> !ENDINGS.contains(language + " {" + place.argument + "}"))
        .isEmpty();
  }

  /// One phrase, in one case: what governs it is the same wherever it stands.
  @ParameterizedTest
  @MethodSource("languages")
  void yourAuthorityStandsInOneCase(String language) {
    Set<String> before = new TreeSet<>();

    for (Place place : places(language)) {
      if (place.kind.equals("authority")) {
        before.add(place.before);
      }
    }

    assertThat(
            RULES.stream()
                .filter(rule -> rule.language.equals(language) && rule.kinds.contains("authority"))
                .flatMap(rule -> rule.words.stream()))
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void theListSaysNothingThatIsNotSo() {
    Set<String> stale = new TreeSet<>();

    for (Rule rule : RULES) {
      Set<String> used = new HashSet<>();
      for (Place place : places(rule.language)) {
        used.add(place.before + " " + place.kind);
      }
      for (String kind : rule.kinds) {
        if (!kind.equals("never")
            && rule.words.stream().noneMatch(word -> used.contains(word + " " + kind))) {
          stale.add(rule.language + " " + rule.words + " " + kind);
        }
      }
      assertThat(rule.why).as(rule.toString()).isNotBlank();
    }

    assertThat(stale).isEmpty();
  }

  @Test
  void everyLanguageIsListed() {
    assertThat(RULES.stream().map(Rule::language).distinct())
        .containsExactlyInAnyOrderElementsOf(languages().toList());
  }

  private static List<Place> places(String language) {
    List<Place> places = new ArrayList<>();
    messages(language)
        .forEach((key, text) -> {
          MessagePattern pattern = new MessagePattern(text);
          for (int i = 0; i < pattern.countParts(); i++) {
            Part start = pattern.getPart(i);
            if (start.getType() == Part.Type.ARG_START && start.getArgType() == ArgType.NONE) {
              String argument = pattern.getSubstring(pattern.getPart(i + 1));
              int end = pattern.getPart(pattern.getLimitPartIndex(i)).getLimit();
              kind(key, argument)
                  .ifPresent(kind ->
                      places.add(
                          new Place(
                              key,
                              argument,
                              kind,
                              before(text.substring(0, start.getIndex())),
                              text.substring(end))));
            }
          }
        });
    return places;
  }

  private static String before(String text) {
    Matcher word = BEFORE.matcher(text);
    return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<String> kind(String key, String argument) {
    if (FREE.contains(argument) || key.startsWith("date")) {
      return Optional.empty();
    }
    boolean date =
        switch (argument) {
          case "from", "to" -> key.startsWith("compare.") || key.startsWith("kit.older");
          case "seen" -> key.startsWith("settings.sessions");
          case "by" -> key.startsWith("receipt");
          case "day" -> !key.startsWith("clock");
          default -> DATES.contains(argument);
        };
    if (date) {
      return Optional.of("dates");
    }
    if (argument.equals("authority") && isYours(key)) {
      return Optional.of("authority");
    }
    return switch (argument) {
      case "day", "by", "seen" -> Optional.empty();
      case "name" -> Optional.of(key.startsWith("held.") ? "names" : "people");
      default -> Optional.of(PEOPLE.contains(argument) ? "people" : "names");
    };
  }

  /// Where the phrase `authority.named` stands, and not an office’s name.
  private static boolean isYours(String key) {
    return key.startsWith("complained.")
        || Set.of("overdue.reminded.next", "refused.next", "fact.complained").contains(key);
  }

  private static Map<String, String> messages(String language) {
    return Objects.requireNonNull(WORDS.bundles().get(language)).messages();
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            PlaceholdersInGrammarTest.class.getResourceAsStream("placeholders.tsv"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", 4);
          rules.add(
              new Rule(
                  cells[0], Set.of(cells[1].split(" ")), Set.of(cells[2].split(" ")), cells[3]));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rules;
  }
}
