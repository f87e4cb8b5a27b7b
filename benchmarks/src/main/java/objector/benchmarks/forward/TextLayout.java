package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;

/// How each program sets a forward as text.
record TextLayout(ProgramWords words) {
  String whole(OriginalText mail) {
    String above = mail.note().isEmpty() ? "" : mail.note() + "\n";
    String block = block(mail);
    String body = mail.plain();
    String marker = words.marker(mail);
    return switch (words.program()) {
      case "thunderbird" ->
          above
              + "\n\n"
              + marker
              + "\n"
              + (mail.cc().isEmpty() ? block : tabbed(mail))
              + "\n\n\n"
              + body
              + "\n";
      case "roundcube" ->
          above + "\n\n\n-------- " + marker + " --------\n" + block + "\n\n" + body;
      case "replywithheader-tb" ->
          above + "\n-------- " + marker + " --------\n" + block + "\n\n" + body;
      case "zimbra" -> above + "\n\n----- " + marker + " -----\n" + block + "\n\n" + body;
      case "horde-imp" ->
          above
              + "\n----- "
              + marker
              + " -----\n"
              + block
              + "\n\n"
              + body
              + "\n\n----- "
              + words.end()
              + " -----\n";
      case "snappymail" -> above + "\n\n" + marker + "\n\n" + block + "\n\n" + body;
      case "claws" -> above + "\n\n" + marker + "\n\n" + block + "\n\n\n" + body;
      case "fairemail" -> above + "\n" + block + "\n\n" + body;
      case "outlook (by mail-parser-reply)" ->
          above + "\n________________________________\n" + block + "\n\n" + body;
      default -> above + "\n\n" + marker + "\n" + block + "\n\n" + body;
    };
  }

  /// The block without what stands above and below it.
  String block(OriginalText mail) {
    List<String> lines = new ArrayList<>();
    int widest =
        words.roles(mail).stream().mapToInt(role -> words.label(role).length()).max().orElse(0);
    for (String role : words.roles(mail)) {
      String label = words.label(role);
      String line = words.labelled(role) + words.value(role, mail);
      lines.add(
          words.program().equals("horde-imp")
              ? " ".repeat(widest - label.length()) + line
              : wrapped(line));
    }
    return String.join("\n", lines);
  }

  private String tabbed(OriginalText mail) {
    List<String> lines = new ArrayList<>();
    for (String role : words.roles(mail)) {
      lines.add(words.label(role) + ": \t" + words.value(role, mail));
    }
    return String.join("\n", lines);
  }

  /// One program wraps what is long, as others do that do not say so.
  private String wrapped(String line) {
    int space = line.length() > 76 ? line.lastIndexOf(' ', 76) : -1;
    return words.program().equals("claws") && space > 30
        ? line.substring(0, space) + "\n" + line.substring(space + 1)
        : line;
  }
}
