package objector.notifier.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.events.alert.Alert;
import objector.events.id.AlertId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.person.WayToHear.Kind;
import objector.notifier.gallery.Gallery;
import objector.programmes.Programmes;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What webhooks and ntfy are told, in every language: every alert that there is.
final class WayWriterTest {
  private static final Translations WORDS = Translations.load();
  private static final WayWriter WRITER =
      new WayWriter(
          new LetterWriter(WORDS, Programmes.load(), "Association Exemple"),
          WORDS,
          URI.create("https://objector.example/"));

  private static final Map<String, WayMessage> ENGLISH = said("en");

  private static final Pattern THREE_WORDS =
      Pattern.compile("(?=\\b(\\p{Ll}{1,30} \\p{Ll}{1,30} \\p{Ll}{1,30})\\b)");

  static Stream<String> translated() {
    return Translations.codes().stream().filter(code -> !code.equals("en"));
  }

  private static Map<String, WayMessage> said(String language) {
    return Gallery.invented(language).stream()
        .collect(
            Collectors.toMap(Gallery.Invented::name, one -> WRITER.of(one.alert(), Kind.WEBHOOK)));
  }

  @ParameterizedTest
  @MethodSource("translated")
  void whatIsSentElsewhereIsInThePersonsLanguage(String language) {
    Map<String, WayMessage> said = said(language);

    assertThat(said).containsOnlyKeys(ENGLISH.keySet());
    said.forEach((name, message) -> {
      WayMessage english = Objects.requireNonNull(ENGLISH.get(name));
      assertThat(message.text()).as(name).isNotBlank().isNotEqualTo(english.text());
      Set<String> left = rows(message);
      left.retainAll(rows(english));
      assertThat(left).as("%s: left in English in %s", name, language).isEmpty();
    });
  }

  /// Meta’s code stays on the page, whatever language says so; a mail provider’s opens nothing.
  @ParameterizedTest
  @MethodSource("translated")
  void noLanguageLetsACodeOut(String language) {
    said(language)
        .forEach((name, message) -> {
          if (!name.startsWith("forwarding-")) {
            assertThat(message.subject() + message.text()).as(name).doesNotContain("123456");
          }
        });
  }

  @Test
  void aPageOfOnesOwnIsCalledAsItWasDeclared() {
    WayWriter writer =
        new WayWriter(
            new LetterWriter(
                WORDS,
                Programmes.load().naming((_, _) -> Optional.of("Terms of the choir")),
                "Association Exemple"),
            WORDS,
            URI.create("https://objector.example/"));
    Instant now = Instant.parse("2026-11-19T00:10:00Z");
    Alert alert =
        new Alert(
            AlertId.of("sees"),
            new PersonId("c".repeat(26)),
            now,
            "claire@mail.example",
            "en",
            "Europe/Paris",
            "FR",
            null,
            false,
            new Alert.Matter.WatchingSeesAgain(new PageId("choir-terms"), now));

    WayMessage said = writer.of(alert, Kind.NTFY);

    assertThat(said.subject() + said.text()).contains("Terms of the choir");
    assertThat(said.url()).isEqualTo("https://objector.example/pages/choir-terms");
  }

  private static Set<String> rows(WayMessage message) {
    return THREE_WORDS
        .matcher(message.subject() + " · " + message.text())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
