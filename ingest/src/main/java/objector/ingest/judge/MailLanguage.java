package objector.ingest.judge;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// The language of a text, by its short words, and whether it is one that is read here at all. A
/// word is looked up once, not once a language: this was the dearest part of judging a mail.
final class MailLanguage {
  private static final int ENOUGH_TEXT = 4_000;
  private static final int[] NONE = {};

  /// Of so many words of a text one is among the common ones of its language, at least.
  private static final int ONE_OF = 5;

  /// A word of two languages says little alone, where there are this many.
  private static final int SEVERAL = 5;

  /// Of so many small words one may have a letter of another alphabet, as a word that was taken
  /// over has; names have what they will.
  private static final int ONE_STRANGE_OF = 20;

  private static final Pattern NO_WORDS = Pattern.compile("[A-Za-z]{1,9}://\\S*|[^\\p{L}\\p{M}]");

  private final List<String> languages;

  /// The numbers of the languages that a word is common in.
  private final Map<String, int[]> common = new HashMap<>();

  private final int longest;

  /// Of each language whose phrases are known, the letters beyond a to z that its words have.
  private final Map<Integer, String> letters = new HashMap<>();

  MailLanguage(MailPhrases phrases) {
    languages = phrases.languages().stream().map(LanguagePhrases::language).sorted().toList();
    for (LanguagePhrases language : phrases.languages()) {
      int number = languages.indexOf(language.language());
      language.common().stream()
          .map(TextFolding::comparable)
          .distinct()
          .forEach(word -> common.merge(word, new int[] {number}, MailLanguage::both));
      if (language.letters() != null) {
        letters.put(number, language.letters());
      }
    }
    longest = common.keySet().stream().mapToInt(String::length).max().orElse(0);
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

  /// Whether a text is of a language whose phrases are known: enough of its words are common ones
  /// of that language, and few have letters that it does not have. What is of none, or of one that
  /// only looks like it, nobody here has read, whatever was found in it.
  boolean reads(String text) {
    String start = text.substring(0, Math.min(ENOUGH_TEXT, text.length()));
    String plain = Normalizer.normalize(start, Normalizer.Form.NFKC);
    List<String> words =
        Stream.of(NO_WORDS.matcher(plain).replaceAll(" ").split(" ", -1))
            .filter(word -> word.length() > 1)
            .toList();
    return words.isEmpty() || letters.keySet().stream().anyMatch(language -> isOf(words, language));
  }

  private boolean isOf(List<String> words, int language) {
    String own = letters.getOrDefault(language, "");
    int known = 0;
    int strange = 0;
    for (String word : words) {
      int[] speak = common.getOrDefault(TextFolding.comparable(word), NONE);
      boolean name = Character.isUpperCase(word.charAt(0));
      known += IntStream.of(speak).anyMatch(one -> one == language) ? 1 : 0;
      strange += !name && word.chars().anyMatch(c -> isStrange(c, own)) ? 1 : 0;
    }
    boolean enough = known > 1 || words.size() < SEVERAL;
    return enough && known * ONE_OF >= words.size() && strange * ONE_STRANGE_OF <= words.size();
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
