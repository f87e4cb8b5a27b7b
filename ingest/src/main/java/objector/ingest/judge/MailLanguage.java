package objector.ingest.judge;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.Phrase;
import org.jspecify.annotations.Nullable;

/// The language of a text, by its short words, and whether it is one that is read here at all. A
/// word is looked up once, not once a language: this was the dearest part of judging a mail.
final class MailLanguage {
  private static final int ENOUGH_TEXT = 4_000;
  private static final int[] NONE = {};

  /// Of so many words of a text one is known of its language, at least; names do not count.
  private static final int ONE_OF = 3;

  /// One word says little alone, where there are this many.
  private static final int SEVERAL = 5;

  /// Of so many small words one may have a letter of another alphabet, as a word that was taken
  /// over has; names have what they will.
  private static final int ONE_STRANGE_OF = 20;

  private static final Pattern NO_WORDS = Pattern.compile("[A-Za-z]{1,9}://\\S*|[^\\p{L}\\p{M}]");

  private final List<String> languages;

  /// The numbers of the languages that a word is common in.
  private final Map<String, int[]> common = new HashMap<>();

  private final int longest;

  private final List<Read> read;

  /// A language whose phrases are known.
  ///
  /// @param letters those beyond a to z that its words have
  /// @param words all that are known of it: its short ones, and those of its phrases
  private record Read(String letters, Set<String> words) {}

  MailLanguage(MailPhrases phrases) {
    languages = phrases.languages().stream().map(LanguagePhrases::language).sorted().toList();
    for (LanguagePhrases language : phrases.languages()) {
      int number = languages.indexOf(language.language());
      language.common().stream()
          .map(TextFolding::comparable)
          .distinct()
          .forEach(word -> common.merge(word, new int[] {number}, MailLanguage::both));
    }
    read = phrases.languages().stream().flatMap(MailLanguage::read).toList();
    longest = common.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private static Stream<Read> read(LanguagePhrases language) {
    String letters = language.letters();
    if (letters == null) {
      return Stream.empty();
    }
    Set<String> words =
        Stream.concat(
                language.common().stream(),
                language.cues().values().stream().flatMap(List::stream).map(Phrase::text))
            .flatMap(text -> words(text).stream())
            .map(TextFolding::comparable)
            .collect(Collectors.toUnmodifiableSet());
    return Stream.of(new Read(letters, words));
  }

  private static int[] both(int[] some, int[] more) {
    return IntStream.concat(IntStream.of(some), IntStream.of(more)).toArray();
  }

  /// Null when the text is too short, or of a language that is not known here.
  @Nullable String of(String comparable) {
    int[] counts = new int[languages.size()];
    int end = Math.min(ENOUGH_TEXT, comparable.length());
    int begin = 0;
    for (int i = 0; i <= end; ) {
      int letter = i < end ? comparable.codePointAt(i) : ' ';
      int next = i + Character.charCount(letter);
      if (!isLetter(letter)) {
        count(comparable, begin, i, counts);
        begin = next;
      }
      i = next;
    }
    return most(counts);
  }

  /// Whether a text is of a language whose phrases are known: enough of its words are known of that
  /// language, and few have letters that it does not have. What is of none, or of one that only
  /// looks like it, nobody here has read, whatever was found in it.
  boolean reads(String text) {
    List<String> words = words(text.substring(0, Math.min(ENOUGH_TEXT, text.length())));
    return words.isEmpty() || read.stream().anyMatch(language -> isOf(words, language));
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return Stream.of(NO_WORDS.matcher(plain).replaceAll(" ").split(" ", -1))
        .filter(word -> word.length() > 1)
        .toList();
  }

  /// A word that begins as names do, and is not known, says nothing: it may be one.
  private static boolean isOf(List<String> words, Read language) {
    int known = 0;
    int unknown = 0;
    int strange = 0;
    for (String word : words) {
      if (language.words().contains(TextFolding.comparable(word))) {
        known++;
      } else if (!Character.isUpperCase(word.charAt(0))) {
        unknown++;
        strange += word.chars().anyMatch(c -> isStrange(c, language.letters())) ? 1 : 0;
      }
    }
    int all = known + unknown;
    boolean enough = known > 1 || words.size() < SEVERAL;
    return enough && known * ONE_OF >= all && strange * ONE_STRANGE_OF <= all;
  }

  private static boolean isStrange(int letter, String own) {
    int small = Character.toLowerCase(letter);
    return (small < 'a' || small > 'z') && own.indexOf(small) < 0;
  }

  private static boolean isLetter(int letter) {
    int small = letter | 0x20;
    return letter < 0x80 ? small >= 'a' && small <= 'z' : Character.isLetter(letter);
  }

  private void count(String comparable, int begin, int end, int[] counts) {
    if (end == begin || end - begin > longest) {
      return;
    }
    for (int language : common.getOrDefault(comparable.substring(begin, end), NONE)) {
      counts[language]++;
    }
  }

  /// Of several with as many, the first by its code; one word is none.
  private @Nullable String most(int[] counts) {
    String best = null;
    int most = 1;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > most) {
        most = counts[i];
        best = languages.get(i);
      }
    }
    return best;
  }
}
