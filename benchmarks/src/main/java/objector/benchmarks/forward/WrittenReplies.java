package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers, which are no forwards however much they look alike: a quoted mail, one below a header
/// block, and one that quotes a forward.
final class WrittenReplies {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "de", "AW: ", "sv", "SV: ", "da", "SV: ", "nb", "SV: ", "pl", "Odp: ", "nl", "Antw: ",
          "fi", "VS: ", "el", "ΑΠ: ", "tr", "YNT: ", "pt", "RES: ");

  private static final String ANSWER = "Thank you, I have seen it.\n\nAnna";

  private WrittenReplies() {}

  static List<WrittenMail> of(LabelTable table) {
    List<WrittenMail> replies = new ArrayList<>();
    int turn = 0;
    for (String program : ProgramLayout.PROGRAMS) {
      for (String tag : table.tags(program)) {
        for (int kind = 0; kind < 3; kind++) {
          replies.add(reply(table, program, tag, kind, turn % 2 == 0, turn));
          turn++;
        }
      }
    }
    return replies;
  }

  private static WrittenMail reply(
      LabelTable table, String program, String tag, int kind, boolean html, int turn) {
    OriginalText mail = OriginalText.ALL.get(turn % OriginalText.ALL.size());
    String language = LabelTable.language(tag);
    String prefix = turn % 5 < 2 ? PREFIXES.getOrDefault(language, "Re: ") : "Re: ";
    ProgramLayout layout = new ProgramLayout(table, program, tag);
    String text =
        switch (kind) {
          case 0 -> intro(table, program, tag, mail) + "\n" + quoted(mail.plain());
          case 1 ->
              rule(table, program, tag, turn) + layout.textBlock(mail) + "\n\n" + mail.plain();
          default ->
              intro(table, program, tag, mail)
                  + "\n"
                  + quoted(
                      layout.marker(mail) + "\n" + layout.textBlock(mail) + "\n\n" + mail.plain());
        };
    String content = html ? formatted(text) : ANSWER + "\n\n" + text + "\n";
    return new WrittenMail(program, tag, language, html, prefix + mail.subject(), content, null);
  }

  private static String rule(LabelTable table, String program, String tag, int turn) {
    for (String known : table.texts(program, tag, "reply-intro")) {
      if (!known.contains("%")
          && !known.contains("#")
          && !known.contains("{")
          && !known.contains("$")) {
        return known.contains("--") ? known + "\n" : "----- " + known + " -----\n";
      }
    }
    return turn % 2 == 0 ? "________________________________\n" : "";
  }

  private static String intro(LabelTable table, String program, String tag, OriginalText mail) {
    String date = LocalDates.of(program, tag);
    String from = mail.from().written();
    for (String known : table.texts(program, tag, "reply-intro")) {
      String filled =
          known
              .replace("%1$s", date)
              .replace("%2$s", from)
              .replace("%s", from)
              .replace("%d", date)
              .replace("%f", from)
              .replace("$date", date)
              .replace("$sender", from)
              .replace("%DATETIME%", date)
              .replace("%EMAIL%", from)
              .replace("{date}", date)
              .replace("{from}", from)
              .replace("{person}", from)
              .replace("{sender}", from)
              .replace("{0}", date)
              .replace("{1}", "22:42")
              .replace("{2}", from)
              .replace("#1", from)
              .replace("#2", date)
              .replace("#3", "22:42");
      if (!filled.equals(known)) {
        return filled;
      }
    }
    return "On " + date + ", " + from + " wrote:";
  }

  private static String quoted(String text) {
    return "> " + text.replace("\n", "\n> ");
  }

  /// Quoted lines as a block of their own.
  private static String formatted(String text) {
    StringBuilder html = new StringBuilder("<div>" + ANSWER.replace("\n", "<br>") + "</div><br>");
    boolean inside = false;
    for (String line : text.split("\n", -1)) {
      boolean quote = line.startsWith("> ");
      html.append(quote == inside ? "" : quote ? "<blockquote type=\"cite\">" : "</blockquote>");
      inside = quote;
      html.append("<div>")
          .append(OriginalText.escaped(quote ? line.substring(2) : line))
          .append(line.isBlank() || line.equals("> ") ? "<br>" : "")
          .append("</div>");
    }
    return html.append(inside ? "</blockquote>" : "").toString();
  }
}
