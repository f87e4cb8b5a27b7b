package objector.ingest.text;

import java.util.List;

/// Runs of one to [#LONGEST] words, hashed: what two texts have in common, whatever became of their
/// paragraphs. Reading a text into a set and asking the set are both linear.
public final class WordGrams {
  static final int LONGEST = 4;

  private final LongSet set;

  private WordGrams(LongSet set) {
    this.set = set;
  }

  public static WordGrams none() {
    return new WordGrams(new LongSet(16));
  }

  /// Runs cross the ends of sentences: two sentences joined to one are nothing new.
  public static WordGrams of(List<Passage> passages) {
    int words = passages.stream().mapToInt(passage -> passage.words().length).sum();
    long[] stream = new long[words];
    int at = 0;
    for (Passage passage : passages) {
      System.arraycopy(passage.words(), 0, stream, at, passage.words().length);
      at += passage.words().length;
    }
    // Policies repeat themselves: room for every run would stand empty.
    LongSet set = new LongSet(words);
    for (int from = 0; from < words; from++) {
      for (int length = 1; length <= LONGEST && from + length <= words; length++) {
        set.add(of(stream, from, length));
      }
    }
    return new WordGrams(set);
  }

  public static long of(long[] words, int from, int length) {
    long hash = length;
    for (int i = from; i < from + length; i++) {
      hash = mix(hash * 0x9E3779B97F4A7C15L + words[i]);
    }
    return hash;
  }

  public static long word(CharSequence word) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /// Whether every run of the passage is here.
  public boolean cover(Passage passage) {
    long[] words = passage.words();
    int length = Math.min(LONGEST, words.length);
    for (int from = 0; length > 0 && from + length <= words.length; from++) {
      if (!set.contains(of(words, from, length))) {
        return false;
      }
    }
    return true;
  }

  /// The runs of the passage that are not here, added to `missing`.
  public void missing(Passage passage, LongSet missing) {
    long[] words = passage.words();
    int length = Math.min(LONGEST, words.length);
    for (int from = 0; length > 0 && from + length <= words.length; from++) {
      long gram = of(words, from, length);
      if (!set.contains(gram)) {
        missing.add(gram);
      }
    }
  }

  public void addAll(WordGrams other) {
    set.addAll(other.set);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
