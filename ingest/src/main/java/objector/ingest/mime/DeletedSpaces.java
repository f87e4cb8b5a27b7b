package objector.ingest.mime;

/// `format=flowed; delsp=yes` (RFC 3676): a space at the end of a line says that the line goes on,
/// in the middle of a word, and is no part of the text.
final class DeletedSpaces {
  private DeletedSpaces() {}

  static boolean isSaid(MediaType type) {
    return type.value().equals("text/plain")
        && type.parameter("format").equalsIgnoreCase("flowed")
        && type.parameter("delsp").equalsIgnoreCase("yes");
  }

  static String joined(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    int open = -1;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int quotes = 0;
      while (quotes < line.length() && line.charAt(quotes) == '>') {
        quotes++;
      }
      String words = line.substring(quotes);
      words = words.startsWith(" ") ? words.substring(1) : words;
      boolean signature = words.equals("-- ");
      if (open != quotes || signature) {
        joined.append(open >= 0 ? "\n" : "");
        joined.append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
      }
      boolean goesOn = words.endsWith(" ") && !signature;
      joined.append(goesOn ? words.substring(0, words.length() - 1) : words);
      joined.append(goesOn ? "" : "\n");
      open = goesOn ? quotes : -1;
    }
    return joined.toString();
  }
}
