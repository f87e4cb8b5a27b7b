package objector.benchmarks.corpus;

import java.util.List;
import java.util.Map;

/// What a mail program prints around a forwarded mail, in one language.
///
/// @param marker the line above the header block, or an empty text
record ClientWords(
    String prefix, String marker, String from, String date, String subject, String to, String on) {

  /// English where the program's words in that language are not known.
  static ClientWords of(
      Map<String, Map<String, List<String>>> clients,
      Map<String, Map<String, String>> prefixes,
      String client,
      String language) {
    Map<String, List<String>> words = clients.get(client);
    Map<String, String> ahead = prefixes.get(client);
    if (words == null || ahead == null) {
      throw new IllegalArgumentException("no words of " + client);
    }
    List<String> row = words.getOrDefault(language, words.get("en"));
    String prefix = ahead.getOrDefault(language, ahead.get("en"));
    if (row == null || prefix == null) {
      throw new IllegalArgumentException("no English words of " + client);
    }
    return new ClientWords(
        prefix, row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5));
  }
}
