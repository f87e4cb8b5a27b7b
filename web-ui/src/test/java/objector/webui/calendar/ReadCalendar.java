package objector.webui.calendar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an iCalendar strictly by RFC 5545's grammar: lines of 75 octets that end in CRLF,
/// `NAME;PARAM=VALUE:value`, parts within parts, each property once.
final class ReadCalendar {
  private static final Pattern LINE =
      Pattern.compile("([A-Z0-9-]{1,40})(?:;[A-Z-]{1,40}=[A-Za-z0-9-]{1,40}){0,4}:(.{0,9999})");

  private ReadCalendar() {}

  record Property(String name, String value) {}

  record Part(String name, List<Property> properties, List<Part> parts) {
    List<Part> parts(String wanted) {
      return parts.stream().filter(part -> part.name().equals(wanted)).toList();
    }

    /// The text that a property stands for; empty where there is none.
    String value(String wanted) {
      return properties.stream()
          .filter(property -> property.name().equals(wanted))
          .findFirst()
          .map(property -> unescaped(property.value()))
          .orElse("");
    }
  }

  static Part of(String text) {
    require(text.endsWith("\r\n"), "the last line has no end");
    Part calendar = new Part("", new ArrayList<>(), new ArrayList<>());
    Deque<Part> open = new ArrayDeque<>(List.of(calendar));
    for (String raw : text.split("\r\n", -1)) {
      require(raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0, "a bare line end");
      require(raw.getBytes(StandardCharsets.UTF_8).length <= 75, "a line is too long");
    }
    String unfolded = text.replace("\r\n ", "");
    for (String line : unfolded.substring(0, unfolded.length() - 2).split("\r\n", -1)) {
      Matcher read = LINE.matcher(line);
      require(read.matches(), "no content line: " + line);
      String value = read.group(2);
      switch (read.group(1)) {
        case "BEGIN" -> {
          Part part = new Part(value, new ArrayList<>(), new ArrayList<>());
          open.getFirst().parts().add(part);
          open.push(part);
        }
        case "END" -> require(open.pop().name().equals(value), "parts end in another order");
        default -> {
          List<Property> known = open.getFirst().properties();
          String name = read.group(1);
          require(known.stream().noneMatch(p -> p.name().equals(name)), name + " stands twice");
          known.add(new Property(name, value));
        }
      }
    }
    require(open.size() == 1 && calendar.parts().size() == 1, "not one calendar");
    return calendar.parts().getFirst();
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        char next = value.charAt(++i);
        require("\\;,nN".indexOf(next) >= 0, "an unknown escape");
        text.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new AssertionError(problem);
    }
  }
}
