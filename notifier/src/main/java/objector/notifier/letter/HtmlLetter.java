package objector.notifier.letter;

import java.util.StringJoiner;
import objector.wording.Isolated;
import objector.wording.letter.Letter;
import objector.wording.letter.Letter.Link;

/// A letter as HTML: the sentence first and large, one button, why one gets it, how to stop. One
/// column, no picture, styles in place, as mail programs want them; light or dark as the reader's.
final class HtmlLetter {
  private HtmlLetter() {}

  static String of(Letter letter) {
    StringBuilder html = new StringBuilder(4096);
    html.append("<!doctype html>\n<html lang=\"").append(letter.language()).append("\">\n");
    html.append("<head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">");
    html.append("<meta name=\"supported-color-schemes\" content=\"light dark\">");
    html.append("<title>").append(Isolated.html(letter.subject())).append("</title></head>\n");
    html.append(
        "<body style=\"margin:0 auto;max-width:560px;padding:24px 20px;font:16px/1.55 Georgia,serif;color-scheme:light dark\">\n");
    html.append("<p style=\"font-size:20px;line-height:1.35;margin:0 0 16px\">")
        .append(Isolated.html(letter.first()))
        .append("</p>\n");
    Link button = letter.button();
    if (button != null) {
      html.append("<p style=\"margin:0 0 20px\">")
          .append(
              link(
                  button,
                  " style=\"display:inline-block;padding:11px 18px;border:1px solid currentColor;border-radius:6px;color:inherit;text-decoration:none;font:600 15px/1.3 sans-serif\""))
          .append("</p>\n");
    }
    for (String paragraph : letter.paragraphs()) {
      html.append("<p style=\"margin:0 0 14px;overflow-wrap:anywhere\">")
          .append(Isolated.html(paragraph))
          .append("</p>\n");
    }
    return html.append(foot(letter)).append("</body>\n</html>\n").toString();
  }

  private static String foot(Letter letter) {
    StringJoiner ways = new StringJoiner(" · ", " ", "").setEmptyValue("");
    if (letter.choose() != null) {
      ways.add(link(letter.choose(), " style=\"color:inherit\""));
    }
    if (letter.stop() != null) {
      ways.add(link(letter.stop(), " style=\"color:inherit\""));
    }
    return "<p style=\"font:13px/1.5 sans-serif;opacity:.75;border-top:1px solid;padding-top:12px;margin:24px 0 0\">"
        + Isolated.html(letter.why())
        + ways
        + "<br>"
        + Isolated.html(letter.operator())
        + "</p>\n";
  }

  private static String link(Link link, String attributes) {
    return "<a href=\""
        + Isolated.html(link.url())
        + "\""
        + attributes
        + ">"
        + Isolated.html(link.label())
        + "</a>";
  }
}
