package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.events.page.Blindness;
import objector.events.page.PageTopic;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Proof;
import objector.wording.sentence.Action;
import objector.wording.sentence.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a translator must know: which messages are missing, and which say something else.
final class TranslationsTest {
  private static final Translations WORDS = Translations.load();
  private static final Map<String, String> ENGLISH = messages("en");

  /// Never "probably", never "too late", nobody is shouted at.
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "probabl|too late|should be fine|trop tard|sans doute|!",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Words that only belong in a working or a proof.
  private static final Pattern JARGON = Pattern.compile("DKIM|SMTP|RFC|hash", Pattern.UNICODE_CASE);

  static Stream<String> languages() {
    return WORDS.bundles().keySet().stream();
  }

  static Stream<String> files() {
    return languages().flatMap(language -> Stream.of(language + "/words", language + "/pages"));
  }

  private static Map<String, String> messages(String language) {
    return Objects.requireNonNull(WORDS.bundles().get(language)).messages();
  }

  @Test
  void englishAndFrenchAreThere() {
    assertThat(WORDS.languages()).contains(Locale.ENGLISH, Locale.FRENCH);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLanguageLacksAMessage(String language) {
    Set<String> missing = new TreeSet<>(ENGLISH.keySet());

    missing.removeAll(messages(language).keySet());

    assertThat(missing).as("messages that %s lacks", language).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLanguageHasAMessageThatNobodyUses(String language) {
    Set<String> unknown = new TreeSet<>(messages(language).keySet());

    unknown.removeAll(ENGLISH.keySet());

    assertThat(unknown).as("messages of %s that English lacks", language).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageTakesTheSameArguments(String language) {
    Map<String, Set<String>> differing = new TreeMap<>();

    messages(language)
        .forEach((key, pattern) -> {
          Set<String> own = arguments(pattern);
          if (!own.equals(arguments(ENGLISH.getOrDefault(key, "")))) {
            differing.put(key, own);
          }
        });

    assertThat(differing).as("arguments of %s that English does not have", language).isEmpty();
  }

  /// Those inside a choice, too, which ICU does not tell.
  private static Set<String> arguments(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
        names.add(pattern.getSubstring(pattern.getPart(i)));
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void apostrophesAreTypographicAsAStraightOneIsSyntax(String language) {
    assertThat(messages(language))
        .allSatisfy((key, pattern) -> assertThat(pattern).as(key).doesNotContain("'"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nobodyIsGuessedAtFrightenedOrShoutedAt(String language) {
    assertThat(messages(language))
        .allSatisfy((key, pattern) -> assertThat(pattern).as(key).doesNotContainPattern(FORBIDDEN));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nobodyNeedsToKnowAProtocol(String language) {
    assertThat(messages(language))
        .allSatisfy((key, pattern) ->
            assertThat(withoutArguments(pattern)).as(key).doesNotContainPattern(JARGON));
  }

  private static String withoutArguments(String pattern) {
    return pattern.replaceAll("\\{[a-zA-Z]+}", "");
  }

  @ParameterizedTest
  @MethodSource("files")
  void noMessageIsWrittenTwice(String file) throws IOException {
    List<String> seen = new ArrayList<>();

    Stream.of(text(file).split("\n", -1))
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .map(line -> line.substring(0, line.indexOf('=')).strip())
        .forEach(seen::add);

    assertThat(seen).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyChoiceHasItsMessages(String language) {
    assertThat(messages(language)).containsKeys(choices().toArray(String[]::new));
  }

  /// A translator sees a name in braces: what comes in its place is told at the file’s head.
  @Test
  void everyArgumentIsExplained() throws IOException {
    Set<String> explained = new TreeSet<>();
    Set<String> used = new TreeSet<>();

    text("en/words")
        .lines()
        .takeWhile(line -> line.startsWith("#"))
        .filter(line -> line.startsWith("#   "))
        .flatMap(line -> Pattern.compile("\\{(\\w+)}").matcher(line).results())
        .forEach(found -> explained.add(found.group(1)));
    ENGLISH.values().forEach(pattern -> used.addAll(arguments(pattern)));

    assertThat(explained).isEqualTo(used);
  }

  private static Stream<String> choices() {
    Stream<String> whole =
        Stream.of(
                Stream.of(MailKind.values()).map(kind -> "kind." + kind.word()),
                Stream.of(Blindness.values()).map(reason -> "blindness." + reason.word()),
                Stream.of(PageTopic.values()).map(topic -> "topic." + topic.word()),
                Stream.of(Tone.values()).map(tone -> "tone." + tone.word()),
                Stream.of(Action.values()).map(action -> "action." + action.word()),
                Stream.of(Due.Rule.values()).map(rule -> "working." + kebab(rule)),
                Stream.of(Signal.values()).map(signal -> "signal." + kebab(signal)),
                Stream.of(Dossier.HeldMail.Reason.values()).map(reason -> "held." + kebab(reason)))
            .flatMap(keys -> keys);
    Stream<String> facts =
        Stream.of(Fact.What.values())
            .filter(what ->
                switch (what) {
                  case ACCOUNT_ADDED,
                      COMPLAINED,
                      WITHDRAWN,
                      PAGE_CHANGED,
                      ANSWERED,
                      LOOKED,
                      REMINDED ->
                      false;
                  case NOTICE,
                      CODE,
                      FILED,
                      ACKNOWLEDGED,
                      MORE_ASKED,
                      EXTENDED,
                      CONFIRMED,
                      REFUSED ->
                      true;
                })
            .flatMap(what ->
                Stream.of(Proof.values()).map(proof -> "fact." + kebab(what) + "." + proof.word()));
    return Stream.concat(whole, facts);
  }

  private static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Test
  void frenchSpacesItsPunctuationNarrowlyAndUnbreakably() {
    assertThat(messages("fr"))
        .allSatisfy((key, pattern) ->
            assertThat(pattern).as(key).doesNotContainPattern(" [:;?!»]|« |[^\u202f\\s][;?»]"));
  }

  private static String text(String file) throws IOException {
    try (InputStream in = Translations.class.getResourceAsStream(file + ".properties")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
