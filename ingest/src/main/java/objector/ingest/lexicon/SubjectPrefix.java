package objector.ingest.lexicon;

import objector.ingest.phrase.TextFolding;

/// The prefix of a Subject as it is looked up: `Re[2]:`, `Re(3):`, `Re^2:` and `Odp.:` are written
/// as `re:` and `odp:`, and a gap before the colon is closed.
final class SubjectPrefix {
  private static final int LONGEST = 24;

  private SubjectPrefix() {}

  /// The Subject, comparable, its first prefix plain.
  static String plain(String subject) {
    String text = TextFolding.comparable(subject);
    int colon = text.indexOf(':');
    if (colon <= 0 || colon > LONGEST) {
      return text;
    }
    int end = colon;
    while (end > 0 && isAside(text.charAt(end - 1))) {
      end--;
    }
    boolean changed = end > 0 && end < colon && Character.isLetter(text.charAt(end - 1));
    return changed ? text.substring(0, end) + text.substring(colon) : text;
  }

  private static boolean isAside(char c) {
    return (c >= '0' && c <= '9') || "[](){}^*. ".indexOf(c) >= 0;
  }
}
