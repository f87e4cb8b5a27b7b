package objector.notifier.letter;

import java.util.StringJoiner;
import objector.wording.Isolated;
import objector.wording.letter.Letter;
import objector.wording.letter.Letter.DueDate;
import objector.wording.letter.Letter.Foot;
import objector.wording.letter.Letter.Head;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.sentence.Tone;

/// A letter as HTML: our name and the day; the account and its state; the sentence, large; the day
/// that counts; one filled button; what else there is; why one gets it, who runs this, how to stop.
///
/// Tables and styles in place, as mail programs want them; what only good ones know (dark colours,
/// narrow screens) stands in the head. Nothing is fetched from anywhere.
final class HtmlLetter {
  private static final String SANS =
      "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;";
  private static final String SERIF = "font-family:Charter,Cambria,Georgia,'Noto Serif',serif;";
  private static final String TABLE =
      "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

  private static final String STYLES =
      """
      <style>
      @media (max-width:620px){.out{padding:0!important}.pad{padding-left:20px!important;padding-right:20px!important}.sheet{border-radius:0!important;border-left:0!important;border-right:0!important}.full{width:100%!important}.btn a{display:block!important;text-align:center!important}}
      @media (prefers-color-scheme:dark){.bg{background:#14161a!important}.sheet{background:#1a1d22!important}.sheet,.rule{border-color:#31363d!important}.ink{color:#ebe8e2!important}.quiet{color:#a6acb4!important}.lnk{color:#7cc7d8!important}.your-turn{background:#2e1d1b!important;color:#f2a197!important;border-color:#f2a197!important}.waiting{background:#292315!important;color:#e2b862!important;border-color:#e2b862!important}.settled{background:#18271e!important;color:#84d09d!important;border-color:#84d09d!important}.unknown{background:#25292f!important;color:#b3b9c1!important;border-color:#b3b9c1!important}.due{background:#292315!important;border-color:#e2b862!important}.btn,.mk{background:#7cc7d8!important}.btn a,.mk{color:#0d1416!important}}
      </style>
      """;

  private final StringBuilder html = new StringBuilder(8192);

  private HtmlLetter() {}

  static String of(Letter letter) {
    HtmlLetter written = new HtmlLetter();
    written.whole(letter);
    return written.html.toString();
  }

  private void whole(Letter letter) {
    html.append("<!doctype html>\n<html lang=\"").append(letter.language()).append("\">\n<head>");
    html.append("<meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">");
    html.append("<meta name=\"supported-color-schemes\" content=\"light dark\">");
    html.append("<title>").append(Isolated.html(letter.subject())).append("</title>\n");
    html.append(STYLES).append("</head>\n");
    html.append(
        "<body class=\"bg\" style=\"margin:0;padding:0;background:#f4f2ec;"
            + "overflow-wrap:anywhere\">\n");
    // What mail programs show beside the subject: else it would be our name and the day.
    html.append("<div aria-hidden=\"true\" style=\"display:none;max-height:0;overflow:hidden\">")
        .append(Isolated.html(letter.first()))
        .append("</div>\n");
    html.append("<div role=\"main\" class=\"bg\" style=\"background:#f4f2ec\">\n");
    html.append(TABLE).append(" width=\"100%\"><tr>");
    html.append("<td class=\"out\" align=\"center\" style=\"padding:24px 12px\">\n");
    html.append(TABLE)
        .append(
            " class=\"sheet\" width=\"600\""
                + " style=\"width:100%;max-width:600px;background:#ffffff;border:1px solid"
                + " #e2dfd7;border-radius:10px;border-collapse:separate\">\n");
    header(letter.day());
    html.append("<tr><td class=\"pad\" style=\"")
        .append(SANS)
        .append("padding:28px 36px 32px\">\n");
    if (letter.about() != null) {
      head(letter.about());
    }
    html.append("<h1 class=\"ink\" style=\"margin:0;")
        .append(SERIF)
        .append("font-size:22px;line-height:1.42;font-weight:400;color:#1b1f24\">")
        .append(Isolated.html(letter.first()))
        .append("</h1>\n");
    if (letter.due() != null) {
      due(letter.due());
    }
    if (letter.button() != null) {
      button(letter.button());
    }
    letter.parts().forEach(this::part);
    html.append("</td></tr></table>\n");
    foot(letter.foot());
    html.append("</td></tr></table>\n</div>\n</body>\n</html>\n");
  }

  /// The mark is drawn of a letter and a colour: a picture would have to be fetched, or asked for.
  private void header(String day) {
    html.append(
        "<tr><td class=\"pad rule\" style=\"padding:16px 36px;border-bottom:1px solid #e2dfd7\">");
    html.append(TABLE).append(" width=\"100%\"><tr>");
    html.append(
            "<td class=\"mk\" width=\"28\" height=\"28\" align=\"center\" bgcolor=\"#0b5a6b\""
                + " aria-hidden=\"true\""
                + " style=\"width:28px;height:28px;background:#0b5a6b;color:#ffffff;border-radius:6px;")
        .append(SERIF)
        .append("font-size:18px;line-height:28px;font-weight:600\">O</td>");
    html.append("<td class=\"ink\" style=\"padding-left:10px;")
        .append(SERIF)
        .append("font-size:18px;font-weight:600;color:#1b1f24\">Objector</td>");
    html.append("<td class=\"quiet\" align=\"right\" style=\"")
        .append(SANS)
        .append("font-size:14px;color:#57606a\">")
        .append(Isolated.html(day))
        .append("</td></tr></table></td></tr>\n");
  }

  private void head(Head head) {
    html.append("<p class=\"ink\" style=\"margin:0 0 10px;")
        .append("font-size:15px;line-height:24px;font-weight:600;color:#1b1f24\">")
        .append(Isolated.html(head.name()))
        .append("</p>\n");
    pill(head, "0 0 18px");
  }

  /// Colour is never alone: the shape and the words say it, too.
  private void pill(Head head, String margin) {
    String colours =
        switch (head.tone()) {
          case YOUR_TURN -> "border:1px solid #a0281d;background:#fbeeeb;color:#a0281d";
          case WAITING -> "border:1px solid #775000;background:#faf2e1;color:#775000";
          case SETTLED -> "border:1px solid #1f6b3a;background:#ecf5ee;color:#1f6b3a";
          case UNKNOWN -> "border:1px solid #515962;background:#f1efe9;color:#515962";
        };
    html.append("<p style=\"margin:")
        .append(margin)
        .append(";font-size:14px;line-height:22px\"><span class=\"")
        .append(head.tone().word())
        .append("\" style=\"display:inline-block;padding:2px 12px;border-radius:14px;")
        .append("font-weight:500;")
        .append(colours)
        .append("\"><span aria-hidden=\"true\">")
        .append(shape(head.tone()))
        .append("</span> ")
        .append(Isolated.html(head.state()))
        .append("</span></p>\n");
  }

  private static char shape(Tone tone) {
    return switch (tone) {
      case YOUR_TURN -> '→';
      case WAITING -> '○';
      case SETTLED -> '✓';
      case UNKNOWN -> '◌';
    };
  }

  private void due(DueDate due) {
    html.append(TABLE).append(" width=\"100%\" style=\"margin-top:20px\"><tr>");
    html.append(
        "<td class=\"due\" style=\"border-left:3px solid #775000;background:#faf2e1;padding:12px"
            + " 16px\">");
    html.append("<p class=\"ink\" style=\"margin:0;")
        .append("font-size:15px;line-height:23px;font-weight:600;color:#1b1f24\">")
        .append(Isolated.html(due.told()))
        .append("</p>\n");
    html.append("<p class=\"ink\" style=\"margin:4px 0 0;")
        .append("font-size:14px;line-height:21px;color:#1b1f24\">")
        .append(Isolated.html(due.working()))
        .append("</p></td></tr></table>\n");
  }

  private void button(Link button) {
    html.append(TABLE).append(" class=\"full\" style=\"margin-top:24px\"><tr>");
    html.append(
        "<td class=\"btn\" bgcolor=\"#0b5a6b\" style=\"background:#0b5a6b;border-radius:6px\">");
    link(
        button,
        "style=\"display:inline-block;padding:13px 22px;"
            + SANS
            + "font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none\"");
    html.append("</td></tr></table>\n");
  }

  private void part(Part part) {
    switch (part) {
      case Part.Paragraph paragraph -> text("margin:20px 0 0", "", paragraph.text());
      case Part.Item item -> text("margin:6px 0 0;padding-left:16px", "– ", item.text());
      case Part.Apart _ ->
          html.append(TABLE)
              .append(" width=\"100%\" style=\"margin-top:22px\"><tr>")
              .append("<td class=\"rule\" height=\"10\" style=\"border-top:1px solid #e2dfd7;")
              .append("height:10px;font-size:0;line-height:0\"></td></tr></table>\n");
      case Part.Quote quote ->
          text("margin:16px 0 0;padding-left:14px;border-left:3px solid #e2dfd7", "", quote.text());
      case Part.Step step -> {
        html.append("<p style=\"margin:14px 0 0;font-size:16px;line-height:24px\">");
        link(step.link(), "class=\"lnk\" style=\"color:#0b5a6b;font-weight:600\"");
        html.append("</p>\n");
      }
      case Part.Standing standing -> {
        html.append(TABLE).append(" width=\"100%\" style=\"margin-top:22px\"><tr>");
        html.append(
            "<td class=\"rule\" style=\"border-top:1px solid #e2dfd7;padding-top:16px\">\n");
        head(standing.head());
        text("margin:-8px 0 0", "", standing.sentence());
        html.append("</td></tr></table>\n");
      }
    }
  }

  private void text(String style, String before, String text) {
    html.append("<p class=\"ink rule\" style=\"")
        .append(style)
        .append(";font-size:15px;line-height:23px;color:#1b1f24;overflow-wrap:anywhere\">")
        .append(before)
        .append(Isolated.html(text))
        .append("</p>\n");
  }

  private void foot(Foot foot) {
    html.append(TABLE)
        .append(" width=\"600\" style=\"width:100%;max-width:600px\"><tr>")
        .append("<td class=\"pad quiet\" style=\"padding:18px 36px 28px;")
        .append(SANS)
        .append("font-size:13px;line-height:20px;color:#57606a\">\n");
    html.append("<p style=\"margin:0 0 8px\">").append(Isolated.html(foot.why())).append("</p>\n");
    html.append("<p style=\"margin:0 0 8px\">")
        .append(Isolated.html(foot.operator()))
        .append("</p>\n<p style=\"margin:0\">");
    StringJoiner ways = new StringJoiner(" · ");
    ways.add(small(foot.who()));
    if (foot.choose() != null) {
      ways.add(small(foot.choose()));
    }
    if (foot.stop() != null) {
      ways.add(small(foot.stop()));
    }
    html.append(ways).append("</p></td></tr></table>\n");
  }

  private static String small(Link link) {
    return "<a class=\"lnk\" style=\"color:#0b5a6b\" href=\""
        + Isolated.html(link.url())
        + "\">"
        + Isolated.html(link.label())
        + "</a>";
  }

  private void link(Link link, String attributes) {
    html.append("<a href=\"")
        .append(Isolated.html(link.url()))
        .append("\" ")
        .append(attributes)
        .append('>')
        .append(Isolated.html(link.label()))
        .append("</a>");
  }
}
