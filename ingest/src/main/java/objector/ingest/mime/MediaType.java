package objector.ingest.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A Content-Type, Content-Disposition or Content-Transfer-Encoding, leniently read.
///
/// @param value in lower case, without parameters
public record MediaType(String value, Map<String, String> parameters) {
  static MediaType of(String field) {
    String text = readable(field);
    NumberedParameters parameters = new NumberedParameters();
    Map<String, String> simple = new HashMap<>();
    int at = end(text, 0);
    String value =
        unquoted(withoutComments(text.substring(0, at))).strip().toLowerCase(Locale.ROOT);
    while (at < text.length()) {
      int from = at + 1;
      at = end(text, from);
      String parameter = text.substring(from, at);
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        String name = withoutComments(parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        String said = unquoted(withoutComments(parameter.substring(equals + 1)));
        if (!parameters.take(name, said)) {
          simple.putIfAbsent(name, name.equals("charset") ? EncodedWords.decode(said) : said);
        }
      }
    }
    simple.putAll(parameters.joined());
    int space = value.indexOf(' ');
    return new MediaType(space > 0 ? value.substring(0, space) : value, simple);
  }

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /// Some programs write the whole value as an encoded word, which no field of this kind may.
  private static String readable(String field) {
    int coded = field.indexOf("=?");
    int parameter = field.indexOf(';');
    return coded >= 0 && (parameter < 0 || coded < parameter) ? EncodedWords.decode(field) : field;
  }

  /// The next semicolon outside quotes and comments.
  private static int end(String text, int from) {
    boolean quoted = false;
    int comments = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"' && comments == 0) {
        quoted = !quoted;
      } else if (!quoted && (comments > 0 || opensComment(text, i))) {
        comments += c == '(' ? 1 : c == ')' ? -1 : 0;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    // A comment that never ends is none.
    int plain = text.indexOf(';', from);
    return comments > 0 && plain >= 0 ? plain : text.length();
  }

  /// Boundaries have parentheses in them, though they should not without quotes.
  private static boolean opensComment(String text, int at) {
    return text.charAt(at) == '('
        && (at == 0 || text.charAt(at - 1) <= ' ' || text.charAt(at - 1) == ';');
  }

  private static String withoutComments(String text) {
    if (text.indexOf('(') < 0) {
      return text.strip();
    }
    StringBuilder plain = new StringBuilder(text.length());
    boolean quoted = false;
    int comments = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && comments == 0) {
        quoted = !quoted;
      }
      boolean inside = comments > 0 || (!quoted && opensComment(text, i));
      comments += inside && c == '(' ? 1 : inside && c == ')' ? -1 : 0;
      if (!inside) {
        plain.append(c);
      }
    }
    return comments > 0 ? text.strip() : plain.toString().strip();
  }

  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
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
