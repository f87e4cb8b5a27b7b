package objector.ingest.phrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.Phrase;
import org.jspecify.annotations.Nullable;

/// Finds all phrases of all languages in one pass (Aho and Corasick, 1975), so in time that grows
/// with the text and not with what it says.
public final class PhraseIndex {
  /// Letters below are looked up in a table where a node has many children, as few have.
  private static final int TABLED = 0x500;

  private static final int MANY = 12;
  private static final Entry[] NONE = {};

  // A third of a million nodes: arrays, as objects would be a fifth of a small machine's heap.
  // They are numbered breadth first, so that a node's children stand together, and its fallback,
  // nearer to the root than itself, before it. Node 0 is the root, and nobody's child.

  /// The first child of each node; the next node's first child ends them.
  private final int[] firstChild;

  /// What leads from its parent to a node; ascending among sisters.
  private final char[] letter;

  private final Entry[][] entries;
  private final int[] fallback;
  private final int[] shorter;
  private final int[] @Nullable [] table;

  public PhraseIndex(MailPhrases phrases) {
    Entry[] sorted = sorted(phrases);
    int most = 1 + Arrays.stream(sorted).mapToInt(entry -> entry.text().length()).sum();
    int[] first = new int[most + 1];
    char[] letters = new char[most];
    Entry[][] ends = new Entry[most][];
    // Which entries begin as a node does.
    int[] from = new int[most];
    int[] to = new int[most];
    to[0] = sorted.length;
    int nodes = 1;
    for (int node = 0, depth = 0, deeper = 1; node < nodes; node++) {
      if (node == deeper) {
        depth++;
        deeper = nodes;
      }
      int at = from[node];
      while (at < to[node] && sorted[at].text().length() == depth) {
        at++;
      }
      ends[node] = at == from[node] ? NONE : Arrays.copyOfRange(sorted, from[node], at);
      first[node] = nodes;
      while (at < to[node]) {
        char next = sorted[at].text().charAt(depth);
        letters[nodes] = next;
        from[nodes] = at;
        while (at < to[node] && sorted[at].text().charAt(depth) == next) {
          at++;
        }
        to[nodes++] = at;
      }
    }
    first[nodes] = nodes;
    firstChild = Arrays.copyOf(first, nodes + 1);
    letter = Arrays.copyOf(letters, nodes);
    entries = Arrays.copyOf(ends, nodes);
    fallback = new int[nodes];
    shorter = new int[nodes];
    table = new int[nodes][];
    tabulate();
    link();
  }

  /// A phrase found.
  ///
  /// @param from,to where it stands in the passage
  public record Hit(Entry entry, int from, int to, int sentence) {
    public Cue cue() {
      return entry.cue();
    }
  }

  /// A phrase as it is looked for.
  ///
  /// @param opens found only where a sentence begins
  public record Entry(
      String language,
      Cue cue,
      Phrase phrase,
      String text,
      boolean opens,
      boolean openStart,
      boolean openEnd) {}

  List<Hit> find(FoldedText passage) {
    String text = passage.text();
    List<Hit> hits = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      at = step(at, text.charAt(i));
      for (int n = at; n > 0; n = shorter[n]) {
        for (Entry entry : entries[n]) {
          int from = i + 1 - entry.text().length();
          boolean placed = !entry.opens() || passage.beginsSentence(from);
          if (placed && stands(text, from, i + 1, entry)) {
            hits.add(new Hit(entry, from, i + 1, passage.sentenceAt(from)));
          }
        }
      }
    }
    return hits;
  }

  private static boolean stands(String text, int from, int to, Entry entry) {
    boolean starts = entry.openStart() || from == 0 || !joins(text, from - 1, from);
    return starts && (entry.openEnd() || to == text.length() || !joins(text, to - 1, to));
  }

  /// Whether two neighbours are of one word.
  private static boolean joins(String text, int left, int right) {
    return Character.isLetterOrDigit(text.charAt(left))
        && Character.isLetterOrDigit(text.charAt(right));
  }

  private int step(int node, char c) {
    int at = node;
    while (true) {
      int next = child(at, c);
      if (next > 0 || at == 0) {
        return next;
      }
      at = fallback[at];
    }
  }

  /// The child by that letter; 0 for none.
  private int child(int node, char c) {
    int @Nullable [] all = table[node];
    int next = firstChild[node];
    int end = firstChild[node + 1];
    if (all != null) {
      return c < TABLED ? all[c] : Math.max(0, Arrays.binarySearch(letter, next, end, c));
    }
    // Nearly all have one or two, and no search is shorter than looking at them.
    while (next < end && letter[next] < c) {
      next++;
    }
    return next < end && letter[next] == c ? next : 0;
  }

  private static Entry[] sorted(MailPhrases phrases) {
    List<Entry> all = new ArrayList<>();
    for (LanguagePhrases language : phrases.languages()) {
      for (Cue cue : Cue.values()) {
        language.phrases(cue).forEach(phrase -> add(language.language(), cue, phrase, all));
      }
    }
    // Those of the same text stay in the order of languages and cues.
    all.sort(Comparator.comparing(Entry::text));
    return all.toArray(Entry[]::new);
  }

  private static void add(String language, Cue cue, Phrase phrase, List<Entry> all) {
    for (String reading : phrase.spelledOut()) {
      boolean opens = reading.startsWith("^");
      String words = opens ? reading.substring(1) : reading;
      String plain = TextFolding.comparable(words.replace("*", ""));
      if (plain.isEmpty()) {
        continue;
      }
      all.add(
          new Entry(
              language, cue, phrase, plain, opens, words.startsWith("*"), words.endsWith("*")));
    }
  }

  private void tabulate() {
    for (int node = 0; node < table.length; node++) {
      if (firstChild[node + 1] - firstChild[node] >= MANY) {
        int[] all = new int[TABLED];
        for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
          if (letter[child] < TABLED) {
            all[letter[child]] = child;
          }
        }
        table[node] = all;
      }
    }
  }

  private void link() {
    for (int node = 0; node < table.length; node++) {
      for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
        int nearer = step(fallback[node], letter[child]);
        fallback[child] = nearer == child ? 0 : nearer;
        shorter[child] =
            entries[fallback[child]].length > 0 ? fallback[child] : shorter[fallback[child]];
      }
    }
  }
}
