package objector.ingest.phrase;

import java.util.ArrayList;
import java.util.List;

/// A text in the smallest pieces that may be sentences: ended by a mark or by the line. A sentence
/// may go on over the end of a line, never over a free one.
public final class SentencePieces {
  /// A mail of more pieces is not read whole.
  public static final int MOST = 300;

  private static final String DROPPED = ",.:!\"'()-|·•*…¡_[]/";

  private SentencePieces() {}

  /// A word as it is compared.
  ///
  /// @param capital it begins with a capital letter, or is of a script without
  public record Word(String text, boolean capital) {}

  /// A stretch of words.
  ///
  /// @param words with a "?" at the end where the piece asks
  /// @param shown as it stands in the mail
  /// @param ended by a mark: the sentence is over
  /// @param last of its paragraph
  public record Piece(List<Word> words, String shown, boolean ended, boolean last) {
    private Piece closing() {
      return new Piece(words, shown, ended, true);
    }
  }

  /// All pieces that hold a word; links are left out, as they are judged elsewhere. More than
  /// [#MOST] where the text is longer than that.
  public static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    boolean freeLine = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String visible = TextFolding.visible(line).strip();
      if (visible.isEmpty() || isRule(visible)) {
        freeLine = true;
        continue;
      }
      if (freeLine && !pieces.isEmpty()) {
        pieces.add(pieces.removeLast().closing());
      }
      freeLine = false;
      cut(visible, pieces);
      if (pieces.size() > MOST) {
        break;
      }
    }
    if (!pieces.isEmpty()) {
      pieces.add(pieces.removeLast().closing());
    }
    return pieces;
  }

  /// The words of one line.
  public static List<Word> words(String line) {
    List<Word> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || isWhite(line.charAt(i))) {
        word(stripped(line.substring(from, i)), words);
        from = i + 1;
      }
    }
    return words;
  }

  /// Some signs are several words when they are taken apart.
  private static void word(String bare, List<Word> words) {
    if (bare.isEmpty()) {
      return;
    }
    boolean capital = !Character.isLowerCase(bare.codePointAt(0));
    String comparable = TextFolding.comparable(bare);
    int from = 0;
    for (int i = 0; i <= comparable.length(); i++) {
      if (i == comparable.length()
          || comparable.charAt(i) == ' '
          || comparable.charAt(i) == TextFolding.PARAGRAPH) {
        String plain = stripped(comparable.substring(from, i));
        if (!plain.isEmpty() && !isLink(plain)) {
          words.add(new Word(plain, capital));
        }
        from = i + 1;
      }
    }
  }

  private static boolean isWhite(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static void cut(String line, List<Piece> pieces) {
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      boolean end = i + 1 == line.length();
      if (end || (endsSentence(line.charAt(i)) && TextFolding.isSpace(line.charAt(i + 1)))) {
        piece(line.substring(from, i + 1).strip(), pieces);
        from = i + 1;
      }
    }
  }

  private static void piece(String shown, List<Piece> pieces) {
    List<Word> words = words(shown);
    if (words.isEmpty()) {
      return;
    }
    char mark = shown.charAt(shown.length() - 1);
    if (asks(mark)) {
      words.add(new Word("?", false));
    }
    pieces.add(new Piece(words, shown, endsSentence(mark), false));
  }

  /// A semicolon asks in Greek; elsewhere what stands before it is no whole sentence.
  private static boolean asks(char c) {
    return c == '?' || c == ';' || c == '\u037e';
  }

  private static boolean endsSentence(char c) {
    return c == '.' || c == '!' || c == '…' || asks(c);
  }

  private static boolean isRule(String line) {
    return line.chars().allMatch(c -> "-_=*~—–─".indexOf(c) >= 0);
  }

  /// A link may stand in brackets, as programs write it behind its text.
  private static boolean isLink(String word) {
    String bare = word.startsWith("<") ? word.substring(1) : word;
    return bare.startsWith("http://") || bare.startsWith("https://") || bare.startsWith("www.");
  }

  private static String stripped(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && isDropped(word.charAt(from))) {
      from++;
    }
    while (to > from && (isDropped(word.charAt(to - 1)) || asks(word.charAt(to - 1)))) {
      to--;
    }
    return word.substring(from, to);
  }

  private static boolean isDropped(char c) {
    return DROPPED.indexOf(c) >= 0 || "’‘‛`´ʼ′“”„«»‟″‚‹›‐‑‒–—―−".indexOf(c) >= 0;
  }
}
