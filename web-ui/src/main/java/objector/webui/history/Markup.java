package objector.webui.history;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import objector.webui.history.WordDiff.Part;
import objector.wording.Isolated;

/// The little of Markdown that a kept text has, as people read it: headings, points of a list, and
/// links, which lead where they led. Nothing of the text becomes markup by itself.
final class Markup {
  private static final int DEEPEST = 6;

  private Markup() {}

  /// How deep a heading that paragraph is; 0 where it is none.
  static int heading(List<Part> paragraph) {
    String text = paragraph.isEmpty() ? "" : paragraph.getFirst().text();
    int hashes = 0;
    while (hashes < text.length() && text.charAt(hashes) == '#') {
      hashes++;
    }
    boolean ended = hashes == text.length() || text.charAt(hashes) == ' ';
    return hashes <= DEEPEST && ended ? hashes : 0;
  }

  /// The same words without the signs that make a heading or a point of them.
  static List<Part> bare(List<Part> paragraph) {
    if (paragraph.isEmpty()) {
      return paragraph;
    }
    Part first = paragraph.getFirst();
    int heading = heading(paragraph);
    String text = first.text();
    if (heading > 0) {
      text = text.substring(heading).strip();
    } else if (text.startsWith("* ") || text.startsWith("- ")) {
      text = "• " + text.substring(2);
    }
    List<Part> bare = new ArrayList<>(paragraph);
    bare.set(0, new Part(first.kind(), text));
    String sign = "#".repeat(heading) + " ";
    // A heading that was reworded from its first word on begins twice.
    for (int i = 1; i < bare.size() && heading > 0; i++) {
      Part part = bare.get(i);
      if (part.text().startsWith(sign)) {
        bare.set(i, new Part(part.kind(), part.text().substring(sign.length())));
      }
    }
    return bare;
  }

  /// A stretch of text as HTML, its links as links.
  static Content html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 64);
    int at = 0;
    while (at < text.length()) {
      int end = linkEnd(text, at);
      if (end < 0) {
        int next = text.indexOf('[', at + 1);
        int stop = next < 0 ? text.length() : next;
        html.append(Isolated.html(text.substring(at, stop)));
        at = stop;
      } else {
        link(text.substring(at, end), html);
        at = end;
      }
    }
    return output -> output.writeContent(html.toString());
  }

  private static void link(String link, StringBuilder html) {
    int middle = link.indexOf("](");
    String words = Isolated.html(link.substring(1, middle));
    String target = link.substring(middle + 2, link.length() - 1);
    if (target.startsWith("https://") || target.startsWith("http://")) {
      html.append("<a href=\"")
          .append(Isolated.html(target))
          .append("\" rel=\"nofollow noreferrer noopener\">")
          .append(words)
          .append("</a>");
    } else {
      html.append(words);
    }
  }

  /// Where a link that begins there ends; -1 where none does.
  static int linkEnd(String text, int start) {
    if (text.charAt(start) != '[') {
      return -1;
    }
    int middle = text.indexOf(']', start);
    int inner = text.indexOf('[', start + 1);
    boolean plain = middle > start + 1 && (inner < 0 || inner > middle);
    if (!plain || middle + 1 >= text.length() || text.charAt(middle + 1) != '(') {
      return -1;
    }
    int end = middle + 2;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      if (text.charAt(end) == ')') {
        return end + 1;
      }
      end++;
    }
    return -1;
  }
}
