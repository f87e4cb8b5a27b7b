package objector.ingest.smtp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `FROM:<anna@example.org> SIZE=100` taken apart (RFC 5321, 4.1.2). Lenient where it does no harm:
/// a space after the colon, an address without its brackets.
///
/// @param address without a source route, which RFC 5321 (appendix C) asks to ignore
/// @param parameters by their names in capitals; a flag has an empty value
record SmtpArguments(String address, Map<String, String> parameters) {
  private static final int MAX_PARAMETERS = 20;

  SmtpArguments {
    parameters = Map.copyOf(parameters);
  }

  /// @param word `FROM` or `TO`
  static Optional<SmtpArguments> of(String word, String text) {
    if (!text.toUpperCase(Locale.ROOT).startsWith(word + ":")) {
      return Optional.empty();
    }
    String path = text.substring(word.length() + 1).stripLeading();
    int close = path.startsWith("<") ? closing(path) : beforeSpace(path);
    if (close < 0) {
      return Optional.empty();
    }
    String address = path.startsWith("<") ? path.substring(1, close) : path.substring(0, close);
    String rest = path.substring(path.startsWith("<") ? close + 1 : close);
    if (!rest.isEmpty() && rest.charAt(0) != ' ') {
      return Optional.empty();
    }
    return Optional.of(new SmtpArguments(withoutRoute(address), parameters(rest)));
  }

  private static int closing(String path) {
    boolean quoted = false;
    for (int i = 1; i < path.length(); i++) {
      switch (path.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i++;
        case '>' -> {
          if (!quoted) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int beforeSpace(String path) {
    int space = path.indexOf(' ');
    int end = space < 0 ? path.length() : space;
    return end == 0 ? -1 : end;
  }

  private static String withoutRoute(String address) {
    return address.startsWith("@") ? address.substring(address.indexOf(':') + 1) : address;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> all = new HashMap<>();
    for (String parameter : text.strip().split(" +", MAX_PARAMETERS)) {
      if (!parameter.isEmpty()) {
        String[] pair = parameter.split("=", 2);
        all.put(pair[0].toUpperCase(Locale.ROOT), pair.length == 2 ? pair[1] : "");
      }
    }
    return all;
  }
}
