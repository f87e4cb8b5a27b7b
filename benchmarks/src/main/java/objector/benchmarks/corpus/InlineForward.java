package objector.benchmarks.corpus;

/// What a mail program makes of a mail that is forwarded inline, as text and as HTML.
final class InlineForward {
  private static final String OUTLOOK_RULE = "________________________________";

  private final String client;
  private final ClientWords words;
  private final OriginalMail mail;

  InlineForward(String client, ClientWords words, OriginalMail mail) {
    this.client = client;
    this.words = words;
    this.mail = mail;
  }

  String subject() {
    return words.prefix() + mail.subject();
  }

  String text(String note) {
    String block = String.join("\n", lines("", "", false));
    String marker = client.equals("outlook") ? OUTLOOK_RULE : words.marker();
    return switch (client) {
      case "apple" ->
          note + "\n\n" + words.marker() + "\n\n" + quoted(block + "\n\n" + mail.text());
      case "gmx" -> note + "\n\n-- \nGMX Mail\n\n" + block + "\n\n" + mail.text();
      default -> note + "\n\n" + marker + "\n" + block + "\n\n\n" + mail.text();
    };
  }

  String html(String note) {
    String above = "<div>" + OriginalMail.escaped(note) + "</div><br>\n";
    String marker = OriginalMail.escaped(words.marker());
    String plain = String.join("<br>\n", lines("", "", true));
    String bold = String.join("<br>\n", lines("<b>", "</b>", true));
    String content = mail.html();
    return switch (client) {
      case "gmail" ->
          above
              + "<div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">"
              + marker
              + "<br>\n"
              + plain
              + "<br></div><br><br>\n"
              + content
              + "</div>";
      case "outlook" ->
          above
              + "<hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">"
              + "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" style=\"font-size:11pt\">"
              + bold
              + "</font><div>&nbsp;</div></div>\n"
              + content;
      case "apple" ->
          above
              + "<div><br><blockquote type=\"cite\"><div>"
              + marker
              + "</div><br>\n"
              + "<div>"
              + bold
              + "</div><br>\n<div>"
              + content
              + "</div></blockquote></div>";
      case "thunderbird" ->
          above
              + "<div class=\"moz-forward-container\"><br><br>"
              + marker
              + "<table class=\"moz-email-headers-table\" cellspacing=\"0\"><tbody>"
              + rows()
              + "</tbody></table><br><br>\n"
              + content
              + "</div>";
      case "yahoo" ->
          above
              + "<div id=\"ydp1yahoo_quoted\" class=\"yahoo_quoted\"><div>"
              + marker
              + "</div>\n<div>"
              + bold
              + "</div><br>\n"
              + content
              + "</div>";
      case "proton" ->
          above
              + "<div class=\"protonmail_quote\">"
              + marker
              + "<br>\n"
              + plain
              + "<br><br>\n"
              + "<blockquote type=\"cite\">"
              + content
              + "</blockquote></div>";
      case "gmx" ->
          above
              + "<div name=\"quote\" style=\"margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5\">"
              + "<div style=\"margin:0 0 10px 0\">"
              + bold
              + "</div>\n"
              + content
              + "</div>";
      default -> throw new IllegalStateException(client);
    };
  }

  /// The header block in the order of this program.
  private String[] lines(String open, String close, boolean escape) {
    String sender = mail.sender();
    String to = client.equals("gmail") ? "<" + CorpusWriter.ANNA + ">" : CorpusWriter.ANNA;
    String from = line(open, words.from(), close, sender, escape);
    String date = line(open, words.date(), close, words.on(), escape);
    String subject = line(open, words.subject(), close, mail.subject(), escape);
    String recipient = line(open, words.to(), close, to, escape);
    return switch (client) {
      case "gmail", "proton" -> new String[] {from, date, subject, recipient};
      case "outlook" -> new String[] {from, date, recipient, subject};
      case "apple" -> new String[] {from, date, recipient, subject};
      case "thunderbird" -> new String[] {subject, date, from, recipient};
      case "yahoo" -> new String[] {from, recipient, date, subject};
      case "gmx" -> new String[] {date, from, recipient, subject};
      default -> throw new IllegalStateException(client);
    };
  }

  private static String line(
      String open, String label, String close, String value, boolean escape) {
    return open + label + close + " " + (escape ? OriginalMail.escaped(value) : value);
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (String line :
        lines("<th nowrap=\"nowrap\" valign=\"BASELINE\" align=\"RIGHT\">", "</th><td>", true)) {
      rows.append("<tr>").append(line).append("</td></tr>\n");
    }
    return rows.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      quoted.append(line.isEmpty() ? ">" : "> ").append(line).append('\n');
    }
    return quoted.toString();
  }
}
