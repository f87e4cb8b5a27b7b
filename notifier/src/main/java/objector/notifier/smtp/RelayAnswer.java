package objector.notifier.smtp;

import java.util.List;

/// What a relay answered.
///
/// @param lines what stood after the code, a text a line
record RelayAnswer(int code, List<String> lines) {
  boolean isYes() {
    return code >= 200 && code < 400;
  }

  /// "550 5.1.1": the codes only, as the text may hold the address.
  String reason() {
    String after = lines.isEmpty() ? "" : lines.getLast();
    int end = 0;
    while (end < after.length() && end < 9 && isCode(after.charAt(end))) {
      end++;
    }
    return (code + " " + after.substring(0, end)).strip();
  }

  /// The three numbers of RFC 3463; empty where the relay gives none.
  String status() {
    String reason = reason();
    int space = reason.indexOf(' ');
    return space < 0 ? "" : reason.substring(space + 1);
  }

  private static boolean isCode(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}
