package objector.programmes.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/languages.md` says what the data hold. With `-Dobjector.expected=write` it is written, but
/// for what stands in it by hand: what came back when sentences were put into English again.
class LanguagesPageTest {
  private static final Path PAGE = Path.of("../docs/languages.md");

  private static final String BY_HAND =
      "\n<!-- What stands above is made by LanguagesPageTest; what stands below is written by hand."
          + " -->\n";

  private static final Set<String> OFFICIAL =
      Set.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt",
          "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  private static final Map<String, List<Cue>> COLUMNS = columns();

  @Test
  void thePageSaysWhatTheDataHold() throws IOException {
    MailPhrases phrases = MailPhrases.load();
    String expected = page(phrases);

    String is = Files.readString(PAGE, StandardCharsets.UTF_8);
    int byHand = is.indexOf(BY_HAND);
    assertThat(byHand).isPositive();

    if ("write".equals(System.getProperty("objector.expected"))) {
      Files.writeString(PAGE, expected + is.substring(byHand));
    }

    assertThat(is.substring(0, byHand)).isEqualTo(expected);
  }

  /// Ten sentences at least on which a right may hang, of every official language but English.
  @Test
  void everyOfficialLanguageWasPutBackIntoEnglish() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    String readBack = page.substring(page.indexOf(BY_HAND));

    for (String language : OFFICIAL) {
      if (!language.equals("en")) {
        String heading = "\n### " + Locale.of(language).getDisplayLanguage(Locale.ENGLISH) + "\n";
        assertThat(readBack).contains(heading);
        String own = readBack.substring(readBack.indexOf(heading) + heading.length());
        int end = own.indexOf("\n### ");
        assertThat((end < 0 ? own : own.substring(0, end)).lines())
            .as(language)
            .filteredOn(line -> line.matches("\\| (1?\\d) [^|]+ \\| [^|]+ \\|"))
            .hasSize(16);
      }
    }
  }

  @Test
  void everyOfficialLanguageKnowsEveryKindAndForward() {
    for (LanguagePhrases language : MailPhrases.load().languages()) {
      if (OFFICIAL.contains(language.language())) {
        COLUMNS.forEach((kind, cues) ->
            assertThat(cues.stream().mapToInt(cue -> language.phrases(cue).size()).sum())
                .as(language.language() + " " + kind)
                .isPositive());
      }
    }
  }

  @Test
  void theLabelsOfAForwardAreKnownInEveryLanguageOfMails() {
    MailPhrases phrases = MailPhrases.load();

    for (LanguagePhrases language : phrases.languages()) {
      assertThat(labelled(forwards(phrases, language))).as(language.language()).isTrue();
    }
    assertThat(phrases.forwards())
        .hasSizeGreaterThanOrEqualTo(39)
        .allMatch(forward -> labelled(forward));
  }

  private static String page(MailPhrases phrases) {
    List<LanguagePhrases> all =
        phrases.languages().stream().sorted((a, b) -> name(a).compareTo(name(b))).toList();
    List<String> confirmed =
        all.stream()
            .filter(language -> verbatim(language, List.of(Cue.CONFIRMED)) > 0)
            .map(LanguagesPageTest::name)
            .toList();
    return """
    # What Objector knows of each language

    Made from `programmes/…/phrases/` by `LanguagesPageTest`; do not edit by hand.

    A mail is judged by phrases that are data. In each cell the first number counts phrases in \
    Meta's own words, each with the source where they were seen; the second counts wordings that \
    are ours: translated, and not seen in a mail of Meta's. `·` stands for none. A phrase with a \
    choice, `{a|b} c`, counts as two wordings: a high number says that phrases combine, not that \
    more is known.

    A confirmation is believed by itself only when every sentence of the mail is known whole, one \
    grants, and one says that the use stops; else the person is asked. Meta's own sentences are \
    known in %s only. Everywhere else they are our translations, and Meta may word them otherwise: \
    there, expect to be asked. The column *believed* says what to \
    expect of a confirmation in Meta's words: *by itself*, or *asked*, one tap with the sentence \
    that was not read. What may be another answer and is not understood is asked about in every \
    language.

    *Forwards* says whether the labels of a forwarded mail's header block are known, and how many \
    lines that announce one. A block in a language without labels is told by its shape.

    ## The official languages of the EU

    %s
    ## Others

    %s
    Of these, only how mail programs mark a forward is known: %s.
    """
        .formatted(
            String.join(" and ", confirmed),
            table(phrases, all.stream().filter(one -> OFFICIAL.contains(one.language())).toList()),
            table(phrases, all.stream().filter(one -> !OFFICIAL.contains(one.language())).toList()),
            phrases.forwards().stream()
                .filter(words -> others(phrases, words))
                .map(words -> Locale.forLanguageTag(words.language()))
                .map(locale -> locale.getDisplayName(Locale.ENGLISH))
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static ForwardWords forwards(MailPhrases phrases, LanguagePhrases language) {
    String tag = language.language().equals("no") ? "nb" : language.language();
    return phrases.forwards().stream()
        .filter(words -> words.language().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  private static boolean others(MailPhrases phrases, ForwardWords words) {
    return phrases.languages().stream()
        .noneMatch(language -> forwards(phrases, language).equals(words));
  }

  private static String table(MailPhrases phrases, List<LanguagePhrases> languages) {
    StringBuilder table = new StringBuilder("| language |");
    COLUMNS.keySet().forEach(kind -> table.append(' ').append(kind).append(" |"));
    table
        .append(" believed | forwards |\n|---|")
        .append("---|".repeat(COLUMNS.size() + 2))
        .append('\n');
    for (LanguagePhrases language : languages) {
      table.append("| ").append(name(language)).append(" |");
      COLUMNS
          .values()
          .forEach(cues ->
              table
                  .append(' ')
                  .append(number(verbatim(language, cues)))
                  .append(" + ")
                  .append(number(ours(language, cues)))
                  .append(" |"));
      table.append(' ').append(believed(phrases, language)).append(" |");
      ForwardWords forward = forwards(phrases, language);
      table.append(labelled(forward) ? " labels, " : " no labels, ");
      table.append(number(forward.markers().size())).append(" |\n");
    }
    return table.toString();
  }

  /// What becomes of a confirmation in Meta's own words.
  private static String believed(MailPhrases phrases, LanguagePhrases language) {
    return phrases.sentences().stream()
            .filter(known -> known.language().equals(language.language()))
            .anyMatch(KnownSentences::inMetasWords)
        ? "by itself"
        : "asked";
  }

  private static boolean labelled(ForwardWords forward) {
    return !forward.from().isEmpty()
        && !forward.to().isEmpty()
        && !forward.subject().isEmpty()
        && !forward.date().isEmpty();
  }

  private static long verbatim(LanguagePhrases language, List<Cue> cues) {
    return cues.stream()
        .flatMap(cue -> language.phrases(cue).stream())
        .filter(Phrase::verbatim)
        .count();
  }

  private static long ours(LanguagePhrases language, List<Cue> cues) {
    return cues.stream()
        .flatMap(cue -> language.phrases(cue).stream())
        .filter(phrase -> !phrase.verbatim())
        .mapToLong(phrase -> phrase.spelledOut().size())
        .sum();
  }

  private static String number(long count) {
    return count == 0 ? "·" : String.valueOf(count);
  }

  private static String name(LanguagePhrases language) {
    return Locale.of(language.language()).getDisplayLanguage(Locale.ENGLISH);
  }

  private static Map<String, List<Cue>> columns() {
    Map<String, List<Cue>> columns = new LinkedHashMap<>();
    columns.put("AI, objecting", List.of(Cue.AI, Cue.OBJECTION, Cue.YOUR_OBJECTION));
    columns.put("notice", List.of(Cue.NOTICE, Cue.RIGHT));
    columns.put("confirmation", List.of(Cue.CONFIRMED, Cue.GRANTED, Cue.STOPPED));
    columns.put("acknowledgement", List.of(Cue.RECEIVED, Cue.TAKEN_IN, Cue.PENDING));
    columns.put("refusal", List.of(Cue.REFUSED, Cue.DENIED, Cue.UNABLE));
    columns.put("more information", List.of(Cue.MORE_INFORMATION));
    columns.put("extension", List.of(Cue.EXTENSION));
    columns.put("code", List.of(Cue.CODE, Cue.FORM));
    columns.put("account security", List.of(Cue.SECURITY));
    columns.put("other mails of Meta's", List.of(Cue.OTHER_META));
    columns.put("forwarding request", List.of(Cue.FORWARDING));
    columns.put("auto-reply, bounce", List.of(Cue.AUTO_REPLY, Cue.BOUNCE));
    return columns;
  }
}
