package objector.webui.complaint;

import java.util.List;
import objector.webui.pack.Sheet;

/// A letter as plain text, and as a page that becomes a PDF.
///
/// @param nameGap,addressGap what stands where nothing was entered yet
record DraftText(Draft draft, String nameGap, String addressGap) {
  String plain() {
    StringBuilder text = new StringBuilder();
    paragraph(text, name() + "\n" + address() + "\n" + draft.email());
    paragraph(text, String.join("\n", draft.to()));
    paragraph(text, draft.dated());
    paragraph(text, draft.subject());
    paragraph(text, draft.greeting());
    draft.opening().forEach(part -> paragraph(text, part));
    if (!draft.happened().isEmpty()) {
      text.append(draft.happenedTitle()).append('\n');
      for (LetterFacts.Happened one : draft.happened()) {
        text.append(one.date()).append("\n  ").append(one.text());
        text.append(one.working() == null ? "" : "\n  " + one.working()).append('\n');
      }
      text.append('\n');
    }
    list(text, draft.askTitle(), draft.ask());
    draft.end().forEach(part -> paragraph(text, part));
    paragraph(text, draft.closing());
    paragraph(text, name());
    list(text, draft.enclosuresTitle(), draft.enclosures());
    return text.toString().replace("\u2068", "").replace("\u2069", "").strip() + "\n";
  }

  String xhtml() {
    StringBuilder html = new StringBuilder(8_192);
    html.append("<!DOCTYPE html><html lang=\"").append(draft.language()).append("\"><head><title>");
    html.append(Sheet.escaped(draft.subject()))
        .append("</title><meta name=\"description\" content=\"");
    html.append(Sheet.escaped(draft.subject())).append("\" />").append(Sheet.STYLE);
    html.append("</head><body>");
    html.append("<p class=\"address\">").append(lines(name() + "\n" + address()));
    html.append("<br />").append(Sheet.escaped(draft.email())).append("</p>");
    html.append("<p class=\"to\">").append(lines(String.join("\n", draft.to()))).append("</p>");
    html.append("<p class=\"on\">").append(Sheet.escaped(draft.dated())).append("</p>");
    html.append("<h1 class=\"subject\" style=\"font-size:11pt\">");
    html.append(Sheet.escaped(draft.subject())).append("</h1>");
    html.append("<p>").append(Sheet.escaped(draft.greeting())).append("</p>");
    draft.opening().forEach(part -> tagged(html, "p", part));
    if (!draft.happened().isEmpty()) {
      tagged(html, "h2", draft.happenedTitle());
      html.append("<table class=\"facts\"><tbody>");
      for (LetterFacts.Happened one : draft.happened()) {
        html.append("<tr><th scope=\"row\">").append(Sheet.escaped(one.date()));
        html.append("</th><td>").append(Sheet.escaped(one.text()));
        if (one.working() != null) {
          html.append("<br /><span class=\"small\">").append(Sheet.escaped(one.working()));
          html.append("</span>");
        }
        html.append("</td></tr>");
      }
      html.append("</tbody></table>");
    }
    ordered(html, draft.askTitle(), draft.ask());
    draft.end().forEach(part -> tagged(html, "p", part));
    tagged(html, "p", draft.closing());
    html.append("<p class=\"sign\">").append(Sheet.escaped(name())).append("</p>");
    ordered(html, draft.enclosuresTitle(), draft.enclosures());
    return html.append("</body></html>").toString();
  }

  private String name() {
    return draft.name() == null ? "[" + nameGap + "]" : draft.name();
  }

  private String address() {
    return draft.address() == null ? "[" + addressGap + "]" : draft.address();
  }

  private static String lines(String text) {
    return Sheet.escaped(text).replace("\n", "<br />");
  }

  private static void tagged(StringBuilder html, String tag, String text) {
    html.append('<').append(tag).append('>').append(Sheet.escaped(text));
    html.append("</").append(tag).append('>');
  }

  private static void ordered(StringBuilder html, String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    tagged(html, "h2", title);
    if (items.size() == 1) {
      tagged(html, "p", items.getFirst());
      return;
    }
    html.append("<ol>");
    items.forEach(item -> tagged(html, "li", item));
    html.append("</ol>");
  }

  private static void paragraph(StringBuilder text, String part) {
    text.append(part).append("\n\n");
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    for (int i = 0; i < items.size(); i++) {
      text.append(items.size() == 1 ? "" : (i + 1) + ". ").append(items.get(i)).append('\n');
    }
    text.append('\n');
  }
}
