package objector.ingest.extract;

/// Whether two elements side by side, with no white space between them, hold two words: a page's
/// classes may make blocks of them. What continues the other's word does not.
final class WordsApart {
  private WordsApart() {}

  /// @param before,last the last two characters of the one; `before` is 0 where there is only one
  /// @param next the first of the other
  static boolean areApart(char before, char last, char next) {
    if (Character.isDigit(next)) {
      return !Character.isDigit(last)
          && (Character.isLowerCase(last) || (endsClause(last) && !Character.isDigit(before)));
    }
    if (!Character.isLetter(next)) {
      return false;
    }
    if (endsClause(last)) {
      // "www." and "parrot" are one word, as "API." and "Last" are not.
      return ".,".indexOf(last) < 0 || !Character.isLowerCase(next);
    }
    boolean wordEnds = Character.isLowerCase(last) || Character.isDigit(last);
    return wordEnds && Character.isUpperCase(next);
  }

  private static boolean endsClause(char c) {
    return ".,:;!?)]…»”%".indexOf(c) >= 0;
  }
}
