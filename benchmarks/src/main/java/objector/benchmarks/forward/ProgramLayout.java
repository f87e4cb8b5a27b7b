package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.benchmarks.forward.OriginalText.Person;

/// How each program sets a forward, from its sources and from what is known of it; the words are
/// the table's. English where the program has none.
final class ProgramLayout {
  /// All that have words of their own in a table, and those that need none.
  static final List<String> PROGRAMS =
      List.of(
          "thunderbird",
          "k9",
          "fairemail",
          "roundcube",
          "sogo",
          "snappymail",
          "zimbra",
          "horde-imp",
          "geary",
          "claws",
          "tutanota",
          "aosp-unifiedemail",
          "replywithheader-tb",
          "outlook (by mail-parser-reply)");

  private static final Map<String, List<String>> ORDER =
      Map.ofEntries(
          Map.entry("thunderbird", List.of("subject", "date", "from", "reply-to", "to", "cc")),
          Map.entry("k9", List.of("from", "sent", "to", "cc", "subject")),
          Map.entry("fairemail", List.of("from", "to", "cc", "date", "subject")),
          Map.entry("roundcube", List.of("subject", "date", "from", "to", "cc", "reply-to")),
          Map.entry("sogo", List.of("subject", "date", "from", "reply-to", "to", "cc")),
          Map.entry("snappymail", List.of("from", "to", "cc", "sent", "subject")),
          Map.entry("zimbra", List.of("from", "to", "cc", "sent", "subject")),
          Map.entry("horde-imp", List.of("date", "from", "reply-to", "subject", "to", "cc")),
          Map.entry("geary", List.of("from", "subject", "date", "to", "cc")),
          Map.entry("claws", List.of("date", "from", "to", "cc", "subject")),
          Map.entry("tutanota", List.of("date", "from", "to", "cc", "subject")),
          Map.entry("aosp-unifiedemail", List.of("from", "date", "subject", "to", "cc")),
          Map.entry("replywithheader-tb", List.of("from", "sent", "to", "cc", "subject")),
          Map.entry(
              "outlook (by mail-parser-reply)", List.of("from", "sent", "to", "cc", "subject")));

  private static final Map<String, String> ENGLISH =
      Map.of(
          "from", "From",
          "to", "To",
          "cc", "Cc",
          "date", "Date",
          "sent", "Sent",
          "subject", "Subject",
          "reply-to", "Reply-To",
          "marker", "Forwarded message");

  private static final Map<String, String> ENDS =
      Map.of(
          "fi", "Välitetty viesti päättyy",
          "lv", "Pārsūtītās vēstules beigas",
          "ja", "転送するメッセージは以上です",
          "ko", "전달한 메시지 종료",
          "tr", "İletilen iletinin sonu",
          "zh-TW", "完成轉寄郵件");

  /// Nothing of these is known as text.
  static final Set<String> HTML_ONLY = Set.of("tutanota", "aosp-unifiedemail");

  /// These write no HTML.
  static final Set<String> TEXT_ONLY = Set.of("claws");

  private final LabelTable table;
  private final String program;
  private final String tag;

  ProgramLayout(LabelTable table, String program, String tag) {
    this.table = table;
    this.program = program;
    this.tag = tag;
  }

  WrittenMail forward(OriginalText mail, boolean html) {
    String content = html ? html(mail) : text(mail);
    boolean named = !program.equals("tutanota");
    return new WrittenMail(
        program,
        tag,
        LabelTable.language(tag),
        html,
        prefix() + mail.subject(),
        content,
        new Fields(
            mail.from().plain(named),
            mail.to().stream().map(person -> person.plain(named)).toList(),
            mail.cc().stream().map(person -> person.plain(named)).toList(),
            mail.subject(),
            Fields.plain(LocalDates.of(program, tag)),
            Fields.plain(mail.plain()),
            Fields.plain(mail.note())));
  }

  String prefix() {
    List<String> known = table.texts(program, tag, "forward-prefix");
    return (known.isEmpty() ? "Fwd:" : known.getFirst().strip()) + " ";
  }

  /// The block without what stands above and below it.
  String textBlock(OriginalText mail) {
    List<String> lines = new ArrayList<>();
    int widest = roles(mail).stream().mapToInt(role -> label(role).length()).max().orElse(0);
    for (String role : roles(mail)) {
      String label = label(role);
      String line = colon(label) + value(role, mail);
      lines.add(
          program.equals("horde-imp") ? " ".repeat(widest - label.length()) + line : wrapped(line));
    }
    return String.join("\n", lines);
  }

  private String text(OriginalText mail) {
    String above = mail.note().isEmpty() ? "" : mail.note() + "\n";
    String block = textBlock(mail);
    String body = mail.plain();
    String marker = marker(mail);
    return switch (program) {
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
              + end()
              + " -----\n";
      case "snappymail" -> above + "\n\n" + marker + "\n\n" + block + "\n\n" + body;
      case "claws" -> above + "\n\n" + marker + "\n\n" + block + "\n\n\n" + body;
      case "fairemail" -> above + "\n" + block + "\n\n" + body;
      case "outlook (by mail-parser-reply)" ->
          above + "\n________________________________\n" + block + "\n\n" + body;
      default -> above + "\n\n" + marker + "\n" + block + "\n\n" + body;
    };
  }

  private String tabbed(OriginalText mail) {
    List<String> lines = new ArrayList<>();
    for (String role : roles(mail)) {
      lines.add(label(role) + ": \t" + value(role, mail));
    }
    return String.join("\n", lines);
  }

  private String html(OriginalText mail) {
    String note = OriginalText.escaped(mail.note()).replace("\n", "<br>");
    String above = mail.note().isEmpty() ? "" : "<p>" + note + "</p>";
    String marker = OriginalText.escaped(marker(mail));
    String body = mail.formatted();
    return switch (program) {
      case "thunderbird" ->
          above
              + "<div class=\"moz-forward-container\"><br><br>"
              + marker
              + "<table class=\"moz-email-headers-table\" cellspacing=\"0\" cellpadding=\"0\""
              + " border=\"0\"><tbody>"
              + rows(mail, "BASELINE")
              + "</tbody></table><br><br>"
              + body
              + "</div>";
      case "roundcube" ->
          above
              + "<br /><p>-------- "
              + marker
              + " --------</p><table border=\"0\" cellpadding=\"0\" cellspacing=\"0\"><tbody>"
              + rows(mail, "baseline")
              + "</tbody></table><br>"
              + body;
      case "k9" ->
          above
              + "<div style='font-size:10.0pt;font-family:\"Tahoma\",\"sans-serif\";padding:3.0pt"
              + " 0in 0in 0in'>\r\n<hr style='border:none;border-top:solid #E1E1E1 1.0pt'>\r\n"
              + bold(mail, "<b>", "</b> ", "<br>\r\n")
              + "</div>\r\n<br>\r\n"
              + body;
      case "fairemail" ->
          above
              + "<div fairemail=\"reply\" dir=\"ltr\"><hr><p>"
              + bold(mail, "<strong>", " </strong>", "<br>")
              + "</p></div>"
              + body;
      case "zimbra" ->
          above
              + "<hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\">"
              + bold(mail, "<b>", "</b>", "<br>")
              + "</div><br><div data-marker=\"__QUOTED_TEXT__\">"
              + body
              + "</div>";
      case "horde-imp" ->
          (above
                  + OriginalText.escaped(
                      "\n----- " + marker(mail) + " -----\n" + textBlock(mail) + "\n\n")
                  + OriginalText.escaped(mail.plain() + "\n\n----- " + end() + " -----\n"))
              .replace("  ", " &nbsp;")
              .replace("\n", "<br />\n");
      case "snappymail" ->
          above
              + "<br><br><p>"
              + marker
              + "</p><div>"
              + bold(mail, "", " ", "<br>")
              + "<br><br>"
              + body
              + "</div>";
      case "tutanota" ->
          above
              + "<br>"
              + bold(mail, "", "", "<br>")
              + "<br><br><blockquote class=\"tutanota_quote\">"
              + body
              + "</blockquote>";
      case "aosp-unifiedemail" ->
          above
              + "<div class=\"quote\">"
              + marker
              + "<br>"
              + bold(mail, "", " ", "<br>")
              + "<br><br type='attribution'><blockquote class=\"quote\" style=\"margin:0 0 0"
              + " .8ex;border-left:1px #ccc solid;padding-left:1ex\">"
              + body
              + "</blockquote></div>";
      case "replywithheader-tb" ->
          above
              + "<div class=\"moz-forward-container\"><br><br><div"
              + " class=\"moz-email-headers-table\"><div id=\"rwhHeaders\""
              + " style=\"border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm"
              + " 0cm;width:100%\">"
              + paragraphs(mail)
              + "</div></div>"
              + body
              + "</div>";
      case "outlook (by mail-parser-reply)" ->
          above
              + "<div><div style=\"border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in"
              + " 0in 0in\"><p class=\"MsoNormal\">"
              + bold(mail, "<b>", "</b> ", "<br>")
              + "</p></div></div>"
              + body;
      default ->
          above
              + "<div>"
              + marker
              + "<br />"
              + bold(mail, "", " ", "<br />")
              + "<br />"
              + body
              + "</div>";
    };
  }

  private String rows(OriginalText mail, String align) {
    StringBuilder rows = new StringBuilder();
    for (String role : roles(mail)) {
      rows.append("<tr><th align=\"RIGHT\" nowrap=\"nowrap\" valign=\"")
          .append(align)
          .append("\">")
          .append(label(role))
          .append(": </th><td>")
          .append(OriginalText.escaped(value(role, mail)))
          .append("</td></tr>");
    }
    return rows.toString();
  }

  private String paragraphs(OriginalText mail) {
    StringBuilder lines = new StringBuilder();
    for (String role : roles(mail)) {
      lines
          .append("<p style=\"margin:0cm\"><span><b>")
          .append(colon(label(role)).strip())
          .append("</b> ")
          .append(OriginalText.escaped(value(role, mail)))
          .append("</span></p>");
    }
    return lines.toString();
  }

  private String bold(OriginalText mail, String open, String close, String end) {
    StringBuilder lines = new StringBuilder();
    for (String role : roles(mail)) {
      String label = colon(label(role));
      lines
          .append(open)
          .append(close.isBlank() || close.startsWith("<") ? label.strip() : label)
          .append(close.isEmpty() || close.equals("</b>") ? " " + close : close)
          .append(OriginalText.escaped(value(role, mail)))
          .append(end);
    }
    return lines.substring(0, lines.length() - end.length());
  }

  private List<String> roles(OriginalText mail) {
    List<String> roles = new ArrayList<>();
    for (String role : ORDER.getOrDefault(program, List.of())) {
      boolean empty =
          (role.equals("cc") && mail.cc().isEmpty())
              || (role.equals("reply-to") && mail.replyTo().isEmpty());
      if (!empty) {
        roles.add(role);
      }
    }
    return roles;
  }

  private String value(String role, OriginalText mail) {
    return switch (role) {
      case "from" -> people(List.of(mail.from()));
      case "to" -> people(mail.to());
      case "cc" -> people(mail.cc());
      case "reply-to" -> mail.replyTo();
      case "subject" -> mail.subject();
      default -> LocalDates.of(program, tag);
    };
  }

  private String people(List<Person> people) {
    if (program.equals("tutanota")) {
      return String.join(", ", people.stream().map(Person::address).toList());
    }
    return program.startsWith("outlook")
        ? OriginalText.list(people).replace(", ", "; ").replace("Privacy; Ltd", "Privacy, Ltd")
        : OriginalText.list(people);
  }

  private String label(String role) {
    List<String> known = table.texts(program, tag, role);
    String other = role.equals("date") ? "sent" : role.equals("sent") ? "date" : role;
    List<String> also = known.isEmpty() ? table.texts(program, tag, other) : known;
    return also.isEmpty() ? ENGLISH.getOrDefault(role, role) : also.getFirst();
  }

  private static String colon(String label) {
    String bare = label.stripTrailing();
    // Armenian labels bring a colon of their own.
    boolean ended = bare.endsWith(":") || bare.endsWith("：") || bare.endsWith("՝");
    return ended ? bare + " " : label + ": ";
  }

  /// One program wraps what is long, as others do that do not say so.
  private String wrapped(String line) {
    int space = line.length() > 76 ? line.lastIndexOf(' ', 76) : -1;
    return program.equals("claws") && space > 30
        ? line.substring(0, space) + "\n" + line.substring(space + 1)
        : line;
  }

  String marker(OriginalText mail) {
    List<String> known = table.texts(program, tag, "marker");
    if (program.equals("zimbra") && known.isEmpty()) {
      known = table.texts("zimbra-touch", tag, "marker");
    }
    if (program.equals("horde-imp")) {
      for (String marker : known) {
        if (marker.contains("%s")) {
          return marker.replace("%s", mail.from().written());
        }
      }
    }
    return known.isEmpty() ? "Forwarded message" : known.getFirst();
  }

  /// Of the lines without a name in them, the one that is less like the line with it; these cannot
  /// be told apart so.
  private String end() {
    String told = ENDS.get(tag);
    if (told != null) {
      return told;
    }
    List<String> known = table.texts(program, tag, "marker");
    String named = known.stream().filter(text -> text.contains("%s")).findFirst().orElse("");
    return known.stream()
        .filter(text -> !text.contains("%s"))
        .min((a, b) -> Integer.compare(alike(a, named), alike(b, named)))
        .orElse("End forwarded message");
  }

  private static int alike(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }
}
