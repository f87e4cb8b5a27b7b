package objector.wording;

/// How a language spaces its punctuation. Translators type ordinary spaces; this sets them.
enum Typography {
  PLAIN,
  /// A narrow no-break space before `: ; ? !` and inside « ».
  FRENCH;

  private static final char NARROW = '\u202f';

  static Typography of(String language) {
    return language.equals("fr") ? FRENCH : PLAIN;
  }

  String set(String text) {
    if (this == PLAIN) {
      return text;
    }
    StringBuilder set = new StringBuilder(text);
    for (int i = 1; i < set.length(); i++) {
      if (set.charAt(i) == ' ' && i + 1 < set.length() && ":;?!»".indexOf(set.charAt(i + 1)) >= 0) {
        set.setCharAt(i, NARROW);
      }
      if (set.charAt(i) == ' ' && set.charAt(i - 1) == '«') {
        set.setCharAt(i, NARROW);
      }
    }
    return set.toString();
  }
}
