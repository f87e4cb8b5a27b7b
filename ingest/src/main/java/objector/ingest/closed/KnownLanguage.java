package objector.ingest.closed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.ingest.phrase.SentenceMatcher;
import objector.ingest.phrase.SentencePieces;
import objector.ingest.phrase.SentencePieces.Word;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.SentenceForm;
import objector.programmes.phrase.SentenceReading;

/// The sentences of one language that are known whole, ready to be compared, and the words by which
/// an unknown one is weighed.
///
/// @param starting the sentences that may begin with a word, in their order
/// @param others those that may begin with any other
record KnownLanguage(
    Map<String, List<Known>> starting,
    List<Known> others,
    Set<String> subject,
    List<List<String>> reservations,
    List<List<String>> asks) {
  private static final int FEW_WORDS = 4;

  /// A known sentence, ready to be compared.
  record Known(SentenceReading reading, SentenceMatcher matcher) {}

  /// What Meta writes in that language.
  static KnownLanguage of(KnownSentences sentences, KnownSentences everywhere) {
    Set<SentenceReading> metas = EnumSet.complementOf(EnumSet.of(SentenceReading.NOTE));
    return indexed(
        known(sentences, everywhere, metas),
        subject(sentences, everywhere),
        words(sentences.reservations()),
        words(sentences.asks()));
  }

  /// What people write above a mail that they pass on, in all these languages at once. They know
  /// nothing of a decision.
  static KnownLanguage ofNotes(List<KnownSentences> languages, KnownSentences everywhere) {
    Set<SentenceReading> theirs =
        EnumSet.of(
            SentenceReading.NOTE,
            SentenceReading.GREETING,
            SentenceReading.THANKS,
            SentenceReading.BOILERPLATE);
    List<Known> known = new ArrayList<>(known(everywhere, everywhere, theirs));
    languages.forEach(language -> known.addAll(known(language, everywhere, theirs)));
    return indexed(known, Set.of(), List.of(), List.of());
  }

  private static List<Known> known(
      KnownSentences sentences, KnownSentences everywhere, Set<SentenceReading> readings) {
    List<Known> known = new ArrayList<>();
    for (SentenceReading reading : readings) {
      for (SentenceForm form : sentences.forms(reading)) {
        known.add(new Known(reading, new SentenceMatcher(form, sentences, everywhere)));
      }
    }
    return known;
  }

  private static KnownLanguage indexed(
      List<Known> known,
      Set<String> subject,
      List<List<String>> reservations,
      List<List<String>> asks) {
    Map<String, List<Known>> starting = new HashMap<>();
    known.forEach(
        one -> one.matcher().firstWords().forEach(word -> starting.put(word, new ArrayList<>())));
    List<Known> others = new ArrayList<>();
    for (Known one : known) {
      Set<String> first = one.matcher().firstWords();
      if (first.isEmpty()) {
        others.add(one);
        starting.values().forEach(list -> list.add(one));
      }
      first.forEach(word -> starting.getOrDefault(word, others).add(one));
    }
    return new KnownLanguage(starting, others, subject, reservations, asks);
  }

  /// Those that may begin with that word: few of all are tried.
  List<Known> beginning(String word) {
    return starting.getOrDefault(word, others);
  }

  /// Whether a sentence asks something of its reader. "Questions?" leads to a help page, and asks
  /// nothing.
  boolean asksIn(String sentence) {
    List<String> words = plain(sentence);
    return holds(words, asks) || (sentence.endsWith("?") && words.size() > FEW_WORDS);
  }

  /// Whether a sentence has words that take something back.
  boolean reservesIn(String sentence) {
    return holds(plain(sentence), reservations);
  }

  static List<String> plain(String text) {
    return SentencePieces.words(text).stream().map(Word::text).toList();
  }

  private static List<List<String>> words(List<String> some) {
    return some.stream().map(KnownLanguage::plain).filter(words -> !words.isEmpty()).toList();
  }

  private static boolean holds(List<String> words, List<List<String>> some) {
    for (List<String> one : some) {
      for (int i = 0; i + one.size() <= words.size(); i++) {
        // Most words begin none of them.
        if (words.get(i).equals(one.getFirst()) && words.subList(i, i + one.size()).equals(one)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The words of granting may stand in a subject, too: they take nothing back.
  private static Set<String> subject(KnownSentences sentences, KnownSentences everywhere) {
    Set<String> words = new HashSet<>();
    sentences.subject().forEach(word -> words.addAll(plain(word)));
    for (SentenceForm form : sentences.forms(SentenceReading.GRANTS)) {
      for (SentenceForm.Piece piece : form.pieces()) {
        String part = piece.part();
        boolean slot = part != null && KnownSentences.SLOTS.contains(part);
        List<String> variants =
            part == null ? piece.variants() : slot ? List.of() : sentences.part(part, everywhere);
        variants.forEach(variant -> words.addAll(plain(variant)));
      }
    }
    return Set.copyOf(words);
  }
}
