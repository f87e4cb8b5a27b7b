package objector.ingest.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A Content-Type or Content-Disposition, leniently read.
///
/// @param value in lower case, without parameters
public record MediaType(String value, Map<String, String> parameters) {
  static MediaType of(String field) {
    Map<String, String> parameters = new HashMap<>();
    int at = end(field, 0);
    String value = field.substring(0, at).strip().toLowerCase(Locale.ROOT);
    while (at < field.length()) {
      int from = at + 1;
      at = end(field, from);
      String parameter = field.substring(from, at);
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String name = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        parameters.putIfAbsent(
            name.endsWith("*") ? name.substring(0, name.length() - 1) : name,
            unquoted(parameter.substring(equals + 1).strip()));
      }
    }
    int space = value.indexOf(' ');
    return new MediaType(space > 0 ? value.substring(0, space) : value, parameters);
  }

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /// The next semicolon outside quotes.
  private static int end(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      int comment = text.indexOf(" (");
      return comment < 0 ? text : text.substring(0, comment).strip();
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }
}
