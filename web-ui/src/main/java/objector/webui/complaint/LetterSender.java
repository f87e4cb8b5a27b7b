package objector.webui.complaint;

import java.util.Optional;
import objector.webui.request.WebRequest;

/// Who writes, as entered for this letter and kept nowhere; empty where nothing was.
///
/// @param land code of the part of the country, for its authority
record LetterSender(String name, String address, String city, String caseNumber, String land) {
  private static final int LONGEST = 100;
  private static final int LONGEST_ADDRESS = 400;
  private static final int MOST_LINES = 6;

  static LetterSender of(WebRequest request) {
    return new LetterSender(
        line(request.field("name")),
        lines(request.field("address")),
        line(request.field("city")),
        line(request.field("case")),
        line(request.field("land")));
  }

  private static String line(Optional<String> field) {
    return cut(field.orElse("").replaceAll("[\\p{Cntrl}]", " ").strip(), LONGEST);
  }

  private static String lines(Optional<String> field) {
    StringBuilder kept = new StringBuilder();
    field
        .orElse("")
        .lines()
        .limit(MOST_LINES)
        .forEach(one -> {
          String line = cut(one.replaceAll("[\\p{Cntrl}]", " ").strip(), LONGEST);
          if (!line.isEmpty()) {
            kept.append(kept.isEmpty() ? "" : "\n").append(line);
          }
        });
    return cut(kept.toString(), LONGEST_ADDRESS);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
