package objector.ingest.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// The language of a text, by its short words. A word is looked up once, not once a language: this
/// was the dearest part of judging a mail.
final class MailLanguage {
  private static final int ENOUGH_TEXT = 4_000;
  private static final int[] NONE = {};

  private final List<String> languages;

  /// The numbers of the languages that a word is common in.
  private final Map<String, int[]> common = new HashMap<>();

  private final int longest;

  MailLanguage(MailPhrases phrases) {
    languages = phrases.languages().stream().map(LanguagePhrases::language).sorted().toList();
    for (LanguagePhrases language : phrases.languages()) {
      int number = languages.indexOf(language.language());
      language.common().stream()
          .map(TextFolding::comparable)
          .distinct()
          .forEach(word -> common.merge(word, new int[] {number}, MailLanguage::both));
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
