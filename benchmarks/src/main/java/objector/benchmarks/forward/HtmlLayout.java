package objector.benchmarks.forward;

/// How each program sets a forward as HTML.
record HtmlLayout(ProgramWords words) {
  String whole(OriginalText mail) {
    String note = OriginalText.escaped(mail.note()).replace("\n", "<br>");
    String above = mail.note().isEmpty() ? "" : "<p>" + note + "</p>";
    String marker = OriginalText.escaped(words.marker(mail));
    String body = mail.formatted();
    return switch (words.program()) {
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
                      "\n----- "
                          + words.marker(mail)
                          + " -----\n"
                          + new TextLayout(words).block(mail)
                          + "\n\n")
                  + OriginalText.escaped(mail.plain() + "\n\n----- " + words.end() + " -----\n"))
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
    for (String role : words.roles(mail)) {
      rows.append("<tr><th align=\"RIGHT\" nowrap=\"nowrap\" valign=\"")
          .append(align)
          .append("\">")
          .append(words.label(role))
          .append(": </th><td>")
          .append(OriginalText.escaped(words.value(role, mail)))
          .append("</td></tr>");
    }
    return rows.toString();
  }

  private String paragraphs(OriginalText mail) {
    StringBuilder lines = new StringBuilder();
    for (String role : words.roles(mail)) {
      lines
          .append("<p style=\"margin:0cm\"><span><b>")
          .append(words.labelled(role).strip())
          .append("</b> ")
          .append(OriginalText.escaped(words.value(role, mail)))
          .append("</span></p>");
    }
    return lines.toString();
  }

  private String bold(OriginalText mail, String open, String close, String end) {
    StringBuilder lines = new StringBuilder();
    for (String role : words.roles(mail)) {
      String label = words.labelled(role);
      lines
          .append(open)
          .append(close.isBlank() || close.startsWith("<") ? label.strip() : label)
          .append(close.isEmpty() || close.equals("</b>") ? " " + close : close)
          .append(OriginalText.escaped(words.value(role, mail)))
          .append(end);
    }
    return lines.substring(0, lines.length() - end.length());
  }
}
