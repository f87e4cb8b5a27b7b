package objector.ingest.phrase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.LanguagePhrases;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.Phrase;
import org.jspecify.annotations.Nullable;

/// Finds all phrases of all languages in one pass (Aho and Corasick, 1975), so in time that grows
/// with the text and not with what it says.
public final class PhraseIndex {
  private final List<Node> nodes = new ArrayList<>();

  public PhraseIndex(MailPhrases phrases) {
    nodes.add(new Node());
    for (LanguagePhrases language : phrases.languages()) {
      for (Cue cue : Cue.values()) {
        language.phrases(cue).forEach(phrase -> add(language.language(), cue, phrase));
      }
    }
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
      for (int n = at; n > 0; n = nodes.get(n).shorter) {
        for (Entry entry : nodes.get(n).entries) {
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
      int next = nodes.get(at).to(c);
      if (next > 0 || at == 0) {
        return next;
      }
      at = nodes.get(at).fallback;
    }
  }

  private void add(String language, Cue cue, Phrase phrase) {
    for (String reading : phrase.spelledOut()) {
      boolean opens = reading.startsWith("^");
      String words = opens ? reading.substring(1) : reading;
      String plain = TextFolding.comparable(words.replace("*", ""));
      if (plain.isEmpty()) {
        continue;
      }
      Entry entry =
          new Entry(
              language, cue, phrase, plain, opens, words.startsWith("*"), words.endsWith("*"));
      node(plain).entries.add(entry);
    }
  }

  private Node node(String plain) {
    int at = 0;
    for (int i = 0; i < plain.length(); i++) {
      int to = nodes.get(at).to(plain.charAt(i));
      if (to == 0) {
        to = nodes.size();
        nodes.get(at).add(plain.charAt(i), to);
        nodes.add(new Node());
      }
      at = to;
    }
    return nodes.get(at);
  }

  /// Breadth first: a node's fallback is nearer to the root than itself.
  private void link() {
    nodes.forEach(Node::close);
    Deque<Integer> queue = new ArrayDeque<>();
    for (int child : nodes.get(0).children) {
      queue.add(child);
    }
    while (!queue.isEmpty()) {
      Node node = nodes.get(queue.remove());
      for (int i = 0; i < node.children.length; i++) {
        int child = node.children[i];
        int fallback = step(node.fallback, node.letters[i]);
        Node target = nodes.get(child);
        target.fallback = fallback == child ? 0 : fallback;
        Node shorter = nodes.get(target.fallback);
        target.shorter = shorter.entries.isEmpty() ? shorter.shorter : target.fallback;
        queue.add(child);
      }
    }
  }

  /// A state; its letters are sorted. Node 0 is the root, and nobody's child.
  private static final class Node {
    /// Letters below are looked up in a table where a node has many children, as few have.
    private static final int TABLED = 0x500;

    private static final int MANY = 12;

    private final List<Entry> entries = new ArrayList<>(1);
    private char[] letters = {};
    private int[] children = {};
    private int fallback;
    private int shorter;
    private int @Nullable [] table;

    /// The child by that letter; 0 for none.
    private int to(char letter) {
      if (table != null && letter < TABLED) {
        return table[letter];
      }
      int at = Arrays.binarySearch(letters, letter);
      return at < 0 ? 0 : children[at];
    }

    /// When all children are known.
    private void close() {
      if (children.length >= MANY) {
        int[] all = new int[TABLED];
        for (int i = 0; i < letters.length; i++) {
          if (letters[i] < TABLED) {
            all[letters[i]] = children[i];
          }
        }
        table = all;
      }
    }

    private void add(char letter, int child) {
      int at = -Arrays.binarySearch(letters, letter) - 1;
      char[] moreLetters = new char[letters.length + 1];
      int[] moreChildren = new int[children.length + 1];
      System.arraycopy(letters, 0, moreLetters, 0, at);
      System.arraycopy(letters, at, moreLetters, at + 1, letters.length - at);
      System.arraycopy(children, 0, moreChildren, 0, at);
      System.arraycopy(children, at, moreChildren, at + 1, children.length - at);
      moreLetters[at] = letter;
      moreChildren[at] = child;
      letters = moreLetters;
      children = moreChildren;
    }
  }
}
