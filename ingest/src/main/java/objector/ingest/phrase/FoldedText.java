package objector.ingest.phrase;

import java.util.Arrays;

/// A text made comparable, and where its sentences begin.
public final class FoldedText {
  /// More than a person reads: what lies beyond is not judged by.
  static final int LONGEST = 200_000;

  private final String text;
  private final int[] starts;

  private FoldedText(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static FoldedText of(String text) {
    String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain = TextFolding.comparable(some);
    int[] starts = new int[plain.length() / 2 + 2];
    int count = 1;
    for (int i = 0; i < plain.length() - 1; i++) {
      if (endsSentence(plain, i)) {
        starts[count++] = i + 1;
      }
    }
    return new FoldedText(plain, Arrays.copyOf(starts, count));
  }

  public String text() {
    return text;
  }

  /// The number of the sentence that this place is in.
  int sentenceAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }

  /// Whether no word of its sentence stands before this place.
  boolean beginsSentence(int place) {
    for (int i = place - 1; i >= starts[sentenceAt(place)]; i--) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsSentence(String plain, int i) {
    char c = plain.charAt(i);
    if (c == TextFolding.PARAGRAPH) {
      return true;
    }
    char next = plain.charAt(i + 1);
    return (c == '.' || c == '!' || c == '?' || c == ';' || c == '。')
        && (next == ' ' || next == TextFolding.PARAGRAPH);
  }
}
