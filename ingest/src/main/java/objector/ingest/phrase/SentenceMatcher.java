package objector.ingest.phrase;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import objector.ingest.phrase.SentencePieces.Word;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.SentenceForm;
import org.jspecify.annotations.Nullable;

/// Whether words are a known sentence, from the first to the last. All variants are followed at
/// once, so in time that grows with the sentence times its form.
public final class SentenceMatcher {
  private static final int LONGEST_NAME = 4;

  /// "1834 2291 77": long numbers are written in groups.
  private static final int LONGEST_NUMBER = 5;

  private final List<Step> steps = new ArrayList<>();

  /// In words.
  private final int longest;

  public SentenceMatcher(SentenceForm form, KnownSentences of, KnownSentences everywhere) {
    for (SentenceForm.Piece piece : form.pieces()) {
      String part = piece.part();
      if (part == null) {
        steps.add(Step.words(piece.variants()));
      } else if (KnownSentences.SLOTS.contains(part)) {
        steps.add(new Step(List.of(), part));
      } else {
        steps.add(Step.words(of.part(part, everywhere)));
      }
    }
    longest = steps.stream().mapToInt(Step::longest).sum();
  }

  /// The words that it may begin with; empty when it may begin with any.
  public Set<String> firstWords() {
    Set<String> first = new HashSet<>();
    for (Step step : steps) {
      if (step.slot() != null) {
        return Set.of();
      }
      step.variants().stream().filter(one -> !one.isEmpty()).forEach(o -> first.add(o.getFirst()));
      if (step.variants().stream().noneMatch(List::isEmpty)) {
        return first;
      }
    }
    return Set.of();
  }

  /// @param slot null, or what may stand here
  private record Step(List<List<String>> variants, @Nullable String slot) {
    static Step words(List<String> variants) {
      return new Step(variants.stream().map(Step::words).toList(), null);
    }

    int longest() {
      return slot != null ? most(slot) : variants.stream().mapToInt(List::size).max().orElse(0);
    }

    /// The mark of a question is a word of its own, as in a [SentencePieces.Piece].
    private static List<String> words(String variant) {
      List<String> words =
          new ArrayList<>(SentencePieces.words(variant).stream().map(Word::text).toList());
      if (variant.endsWith("?")) {
        words.add("?");
      }
      return List.copyOf(words);
    }
  }

  /// A sentence that fits, and what stands in its places for names and addresses.
  public record Match(List<String> names, List<String> addresses) {}

  /// Null when the words are another sentence, or more than it.
  public @Nullable Match match(List<Word> words) {
    if (words.size() > longest) {
      return null;
    }
    List<BitSet> reached = new ArrayList<>();
    BitSet at = new BitSet();
    at.set(0);
    for (Step step : steps) {
      reached.add(at);
      at = after(step, at, words);
      if (at.isEmpty()) {
        return null;
      }
    }
    return at.get(words.size())
        ? new Match(inSlot("name", reached, words), inSlot("address", reached, words))
        : null;
  }

  private static BitSet after(Step step, BitSet from, List<Word> words) {
    BitSet to = new BitSet();
    for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
      for (int length : lengths(step, i, words)) {
        to.set(i + length);
      }
    }
    return to;
  }

  /// How many words from here on the step may take.
  private static List<Integer> lengths(Step step, int from, List<Word> words) {
    String slot = step.slot();
    List<Integer> lengths = new ArrayList<>();
    if (slot != null) {
      for (int n = 1; n <= most(slot) && from + n <= words.size(); n++) {
        if (fits(slot, words.subList(from, from + n))) {
          lengths.add(n);
        }
      }
      return lengths;
    }
    for (List<String> variant : step.variants()) {
      if (stands(variant, from, words)) {
        lengths.add(variant.size());
      }
    }
    return lengths;
  }

  private static int most(String slot) {
    return switch (slot) {
      case "name" -> LONGEST_NAME;
      case "number" -> LONGEST_NUMBER;
      default -> 1;
    };
  }

  private static boolean stands(List<String> variant, int from, List<Word> words) {
    if (from + variant.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < variant.size(); i++) {
      if (!variant.get(i).equals(words.get(from + i).text())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String slot, List<Word> words) {
    return switch (slot) {
      case "name" -> isName(words);
      case "address" -> isAddress(words.getFirst().text());
      case "number" -> words.stream().allMatch(SentenceMatcher::isNumber);
      default -> throw new IllegalArgumentException(slot);
    };
  }

  /// Several words are a name only when they are written as one, so that no clause hides in it.
  private static boolean isName(List<Word> words) {
    for (Word word : words) {
      String text = word.text();
      boolean letters =
          text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@._'-".indexOf(c) >= 0);
      boolean particle = text.length() <= 3 && !word.equals(words.getFirst());
      boolean written = words.size() == 1 || word.capital() || particle;
      if (!letters || !written || text.length() > 40) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Word word) {
    String text = word.text().startsWith("#") ? word.text().substring(1) : word.text();
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isAddress(String word) {
    int at = word.indexOf('@');
    return at > 0 && word.indexOf('.', at) > at + 1 && word.length() <= 254;
  }

  /// Backwards over what was reached: one way is enough, as all lead over the same words.
  private List<String> inSlot(String slot, List<BitSet> reached, List<Word> words) {
    List<String> found = new ArrayList<>();
    int end = words.size();
    for (int s = steps.size() - 1; s >= 0; s--) {
      Step step = steps.get(s);
      int start = start(step, reached.get(s), end, words);
      if (slot.equals(step.slot())) {
        found.addFirst(
            String.join(" ", words.subList(start, end).stream().map(Word::text).toList()));
      }
      end = start;
    }
    return found;
  }

  private static int start(Step step, BitSet starts, int end, List<Word> words) {
    for (int i = starts.nextSetBit(0); i >= 0; i = starts.nextSetBit(i + 1)) {
      if (lengths(step, i, words).contains(end - i)) {
        return i;
      }
    }
    throw new IllegalStateException("what was reached came from nowhere");
  }
}
