package objector.ingest.forward;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.mail.Judgement.Mailbox;
import org.jspecify.annotations.Nullable;

/// Forwards that we made up, as the mail programs of each language write them: the labels are from
/// `invented/forwards.tsv`, written down from what the programs show, not from the product's data.
///
/// @param text the body of the forwarding mail
/// @param html the same, formatted
/// @param cc whether the program tells who got a copy
record InventedForward(
    String language,
    String program,
    String subject,
    String text,
    String html,
    String date,
    boolean cc) {
  static final Mailbox FROM = new Mailbox("Facebook Øst, Ltd", "notification@facebookmail.com");
  static final List<Mailbox> TO =
      List.of(
          new Mailbox("Anna Ruiz", "anna@example.org"), new Mailbox(null, "anna.work@example.com"));
  static final List<Mailbox> COPIES = List.of(new Mailbox("Otto", "otto@example.org"));
  static final String ORIGINAL = "Your objection: what follows";
  static final String MESSAGE = "Please have a look.";
  static final List<String> LINES =
      List.of(
          "Hi Anna,",
          "",
          "Note: this line is no field, and 14/04/2025 no date of it.",
          "Read https://www.facebook.com/privacy/genai for more.",
          "",
          "The Facebook Team");
  static final LocalDateTime WRITTEN = LocalDateTime.of(2025, 4, 14, 9, 5);

  private static final String SENDER = "Facebook Øst, Ltd <notification@facebookmail.com>";
  private static final String RECIPIENTS = "Anna Ruiz <anna@example.org>, anna.work@example.com";
  private static final String COPIED = "Otto <otto@example.org>";

  static List<InventedForward> all() {
    List<InventedForward> all = new ArrayList<>();
    for (String line : resource("forwards.tsv").lines().skip(1).toList()) {
      String[] c = line.split("\t", -1);
      String language = c[0];
      all.add(gmail(language, c[1]));
      all.add(outlook(language, c[2], c[3].split(",", -1)));
      all.add(outlookQuoting(language, c[2], c[3].split(",", -1), c[4]));
      all.add(apple(language, c[5], c[6].split(",", -1)));
      all.add(thunderbird(language, c[7], c[8].split(",", -1)));
      all.add(yahoo(language, c[9], c[3].split(",", -1)));
    }
    return all;
  }

  /// Of programs that are used in one language, or write as nobody else does.
  static List<InventedForward> others() {
    List<InventedForward> others = new ArrayList<>();
    for (String block : resource("forwards-of-others.txt").split("\n====\n", -1)) {
      List<String> lines = block.lines().toList();
      Map<String, String> fields = new HashMap<>();
      int at = 0;
      for (; lines.get(at).startsWith("cc:") || fields.get("cc") == null; at++) {
        int colon = lines.get(at).indexOf(": ");
        fields.put(lines.get(at).substring(0, colon), lines.get(at).substring(colon + 2));
      }
      String content =
          String.join("\n", lines.subList(at, lines.size()))
              .replace("{text}", String.join("\n", LINES))
              .replace("{quoted}", "> " + String.join("\n> ", LINES))
              .replace("{html}", formatted());
      String program = fields.getOrDefault("program", "");
      others.add(
          new InventedForward(
              "-",
              program,
              fields.getOrDefault("subject", ""),
              content,
              program.endsWith("html") ? content : "",
              fields.getOrDefault("date", ""),
              "yes".equals(fields.get("cc"))));
    }
    return others;
  }

  @Override
  public String toString() {
    return language + " " + program;
  }

  /// The same block below an answer.
  InventedForward answered() {
    return new InventedForward(language, program, "RE: " + ORIGINAL, text, html, date, cc);
  }

  String body() {
    return String.join("\n", LINES);
  }

  byte[] mailOfText() {
    return mail("text/plain", text);
  }

  byte[] mailOfHtml() {
    return mail("text/html", "<html><head><title>x</title></head><body>" + html + "</body></html>");
  }

  private byte[] mail(String type, String content) {
    return ("From: Anna <anna@example.org>\r\nTo: in@example.net\r\nMIME-Version: 1.0\r\n"
            + "Date: Tue, 15 Apr 2025 12:00:00 +0000\r\nSubject: =?utf-8?B?"
            + base64(subject.getBytes(StandardCharsets.UTF_8))
            + "?=\r\nContent-Type: "
            + type
            + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder()
                .encodeToString(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static InventedForward gmail(String language, String from) {
    String date = date(language, "EEE, d MMM yyyy, HH:mm");
    String marker = "---------- Forwarded message ---------";
    return new InventedForward(
        language,
        "Gmail",
        "Fwd: " + ORIGINAL,
        MESSAGE
            + "\n\n"
            + marker
            + "\n"
            + lines(
                field(from, SENDER),
                "Date: " + date,
                "Subject: " + ORIGINAL,
                "To: " + RECIPIENTS,
                "Cc: " + COPIED)
            + "\n\n\n"
            + plain(),
        "<div dir=\"ltr\">"
            + MESSAGE
            + "<br><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">"
            + marker
            + "<br>"
            + from
            + ": <strong class=\"gmail_sendername\" dir=\"auto\">Facebook Øst, Ltd</strong> <span"
            + " dir=\"auto\">&lt;<a href=\"mailto:notification@facebookmail.com\">"
            + "notification@facebookmail.com</a>&gt;</span><br>Date: "
            + date
            + "<br>Subject: "
            + ORIGINAL
            + "<br>To: "
            + linked(RECIPIENTS)
            + "<br>Cc: "
            + linked(COPIED)
            + "<br></div><br><br>"
            + formatted()
            + "</div></div>",
        date,
        true);
  }

  /// New, on the web and on a phone: below a line.
  private static InventedForward outlook(String language, String prefix, String[] labels) {
    String date = full(language);
    String[] values = {SENDER, date, RECIPIENTS.replace(", a", "; a"), COPIED, ORIGINAL};
    return new InventedForward(
        language,
        "Outlook",
        prefix + " " + ORIGINAL,
        MESSAGE
            + "\n\n________________________________\n"
            + fields(labels, values)
            + "\n"
            + plain(),
        "<div class=\"elementToProof\">"
            + MESSAGE
            + "</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\""
            + " tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\""
            + " color=\"#000000\" style=\"font-size:11pt\">"
            + bold(labels, values, "<br>")
            + "</font><div>&nbsp;</div></div>"
            + formatted(),
        date,
        true);
  }

  /// On Windows: plain text below "Original Message", formatted below a border.
  private static InventedForward outlookQuoting(
      String language, String prefix, String[] labels, String marker) {
    String date = full(language);
    String[] values = {SENDER, date, RECIPIENTS.replace(", a", "; a"), COPIED, ORIGINAL};
    return new InventedForward(
        language,
        "Outlook for Windows",
        prefix + " " + ORIGINAL,
        MESSAGE + "\n\n-----" + marker + "-----\n" + fields(labels, values) + "\n" + plain(),
        "<div class=\"WordSection1\"><p class=\"MsoNormal\">"
            + MESSAGE
            + "<o:p></o:p></p><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p><div><div"
            + " style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p"
            + " class=\"MsoNormal\">"
            + bold(labels, values, "<br>")
            + "<o:p></o:p></p></div></div><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>"
            + formatted()
            + "</div>",
        date,
        true);
  }

  /// On the Mac and on the phone: quoted.
  private static InventedForward apple(String language, String marker, String[] labels) {
    String date = full(language);
    String[] values = {SENDER, ORIGINAL, date, RECIPIENTS, COPIED};
    StringBuilder rich = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      rich.append("<div style=\"margin:0px;\"><span style=\"color:rgba(0,0,0,1.0);\"><b>")
          .append(labels[i])
          .append(": </b></span><span>")
          .append(linked(values[i]))
          .append("<br></span></div>");
    }
    return new InventedForward(
        language,
        "Apple Mail",
        "Fwd: " + ORIGINAL,
        MESSAGE
            + "\n\n"
            + (marker + ":\n\n" + fields(labels, values) + "\n" + plain())
                .lines()
                .map(line -> line.isEmpty() ? "> " : "> " + line)
                .reduce("", (a, b) -> a + b + "\n"),
        MESSAGE
            + "<div><br><blockquote type=\"cite\"><div>"
            + marker
            + ":</div><br class=\"Apple-interchange-newline\">"
            + rich
            + "<br><div>"
            + formatted()
            + "</div></blockquote></div>",
        date,
        true);
  }

  private static InventedForward thunderbird(String language, String marker, String[] labels) {
    String date = date(language, "EEE, d MMM yyyy HH:mm:ss +0200");
    String[] values = {ORIGINAL, date, SENDER, RECIPIENTS, COPIED};
    StringBuilder rows = new StringBuilder();
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      rows.append("<tr><th nowrap=\"nowrap\" valign=\"BASELINE\" align=\"RIGHT\">")
          .append(labels[i])
          .append(": </th><td>")
          .append(linked(values[i]))
          .append("</td></tr>");
      columns.append(labels[i]).append(": \t").append(values[i]).append('\n');
    }
    return new InventedForward(
        language,
        "Thunderbird",
        "Fwd: " + ORIGINAL,
        MESSAGE + "\n\n\n-------- " + marker + " --------\n" + columns + "\n\n\n" + plain(),
        "<p>"
            + MESSAGE
            + "</p><div class=\"moz-forward-container\"><br><br>-------- "
            + marker
            + " --------<table class=\"moz-email-headers-table\" cellspacing=\"0\""
            + " cellpadding=\"0\" border=\"0\"><tbody>"
            + rows
            + "</tbody></table><br><br>"
            + formatted()
            + "</div>",
        date,
        true);
  }

  private static InventedForward yahoo(String language, String marker, String[] outlook) {
    String date = date(language, "EEEE d MMMM yyyy HH:mm 'GMT+2'");
    String[] labels = {outlook[0], outlook[2], outlook[1], outlook[4]};
    String[] values = {
      "\"Facebook Øst, Ltd\" <notification@facebookmail.com>",
      "\"Anna Ruiz\" <anna@example.org>; \"anna.work@example.com\" <anna.work@example.com>",
      date,
      ORIGINAL
    };
    return new InventedForward(
        language,
        "Yahoo",
        "Fw: " + ORIGINAL,
        MESSAGE + "\n\n----- " + marker + " -----\n" + fields(labels, values) + "\n" + plain(),
        "<div>"
            + MESSAGE
            + "</div><div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div><div>----- "
            + marker
            + " -----</div><div>"
            + bold(labels, values, "</div><div>")
            + "</div><div><br></div>"
            + formatted()
            + "</div></div>",
        date,
        false);
  }

  private static String plain() {
    return String.join("\n", LINES) + "\n";
  }

  static String formatted() {
    return "<div>"
        + String.join("</div><div>", LINES).replace("<div></div>", "<div><br></div>")
        + "</div>";
  }

  private static String fields(String[] labels, String[] values) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      fields.append(field(labels[i], values[i])).append('\n');
    }
    return fields.toString();
  }

  private static String bold(String[] labels, String[] values, String end) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      fields.append(i == 0 ? "" : end).append("<b>").append(labels[i]).append(":</b> ");
      fields.append(linked(values[i]));
    }
    return fields.toString();
  }

  private static String field(String label, String value) {
    return label + ": " + value;
  }

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }

  private static String linked(String value) {
    return value.replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String full(String language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
        .localizedBy(locale(language))
        .format(WRITTEN.atZone(ZoneOffset.UTC));
  }

  private static String date(String language, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale(language)).format(WRITTEN);
  }

  private static Locale locale(String language) {
    return Locale.forLanguageTag(language.equals("en") ? "en-IE" : language);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String resource(String name) {
    try (@Nullable InputStream in =
        InventedForward.class.getResourceAsStream("/invented/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the invented forwards are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
