package objector.benchmarks.forward;

import java.util.List;

/// Programs whose forward has no label at all: a line that names date and sender, as above an
/// answer; the Subject alone says that it is a forward.
final class BareLayout {
  static final List<String> PROGRAMS = List.of("fairemail-default", "nextcloud-mail", "yandex");

  private BareLayout() {}

  static WrittenMail forward(String program, String tag, OriginalText mail, boolean html) {
    String date = LocalDates.of(program, tag);
    String from = mail.from().written();
    String line =
        switch (program) {
          case "nextcloud-mail" ->
              "\"" + mail.from().name() + "\" " + mail.from().address() + " – " + date;
          case "yandex" -> date + ", " + from + ":";
          default -> date + " " + from + ":";
        };
    String content = html ? html(program, line, mail) : text(program, line, mail);
    return new WrittenMail(
        program,
        tag,
        LabelTable.language(tag),
        html,
        "Fwd: " + mail.subject(),
        content,
        new Fields(
            mail.from().plain(true),
            List.of(),
            List.of(),
            mail.subject(),
            Fields.plain(date),
            Fields.plain(mail.plain()),
            Fields.plain(mail.note())));
  }

  private static String text(String program, String line, OriginalText mail) {
    String above = mail.note() + "\n\n";
    return program.equals("nextcloud-mail")
        ? above + line + "\n> " + String.join("\n> ", mail.lines()) + "\n"
        : above + line + "\n\n" + mail.plain() + "\n";
  }

  private static String html(String program, String line, OriginalText mail) {
    String note = OriginalText.escaped(mail.note()).replace("\n", "<br>");
    String above = mail.note().isEmpty() ? "" : "<p>" + note + "</p>";
    String said = OriginalText.escaped(line);
    String body = mail.formatted();
    return program.equals("nextcloud-mail")
        ? above + "<div class=\"quote\">" + said + "<br><blockquote>" + body + "</blockquote></div>"
        : above + "<div fairemail=\"reply\" dir=\"ltr\"><p>" + said + "</p></div>" + body;
  }
}
