package objector.ingest.visible;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// What a page says beside its text: words in place of a picture, in a field, written by its style
/// sheet, and text that is struck out. Whoever reads a mail to its last word reads them, too.
final class Asides {
  private static final int MOST = 100;
  private static final int LONGEST = 300;
  private static final int LARGEST_SHEET = 200_000;
  private static final Set<String> STRUCK = Set.of("s", "strike", "del");

  /// What a program says aloud, or shows once one points at it.
  private static final List<String> SAID =
      List.of("title", "aria-label", "aria-description", "aria-valuetext", "label", "summary");

  private static final Set<String> SILENT_FIELDS = Set.of("hidden", "checkbox", "radio", "file");

  private final List<VisibleText.Aside> found = new ArrayList<>();

  List<VisibleText.Aside> found() {
    return List.copyOf(found);
  }

  /// Of an element that can be seen.
  ///
  /// @param at where in the text it stands
  void of(Element element, StyleSheet styles, int at) {
    String tag = element.normalName();
    if (tag.equals("img") || tag.equals("area")) {
      add(element.attr("alt"), at);
    }
    boolean field = tag.equals("input") || tag.equals("button");
    if (field && !SILENT_FIELDS.contains(element.attr("type").toLowerCase(Locale.ROOT))) {
      add(element.attr("value"), at);
      add(element.attr("placeholder"), at);
      add(element.attr("alt"), at);
    }
    for (String name : SAID) {
      add(element.attr(name), at);
    }
    if (tag.equals("iframe")) {
      add(Jsoup.parse(element.attr("srcdoc")).text(), at);
    }
    String look = (styles.of(element) + ";" + element.attr("style")).toLowerCase(Locale.ROOT);
    if (STRUCK.contains(tag) || look.contains("line-through")) {
      add("~~ " + element.text() + " ~~", at);
    }
  }

  /// Of texts that not every program shows: of a text area, a browser does.
  void of(TextNode words, int at) {
    add(words.getWholeText(), at);
  }

  /// `content: "…"` of the page's style sheets, and of its elements' own styles.
  void of(Document document) {
    for (Element style : document.getElementsByTag("style")) {
      String css = style.data();
      written(css.substring(0, Math.min(css.length(), LARGEST_SHEET)));
    }
  }

  private void written(String css) {
    String lower = css.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content");
    while (at >= 0 && found.size() < MOST) {
      int value = at + "content".length();
      while (value < css.length() && css.charAt(value) <= ' ') {
        value++;
      }
      int end = lower.indexOf(';', value);
      int close = lower.indexOf('}', value);
      end = end < 0 || (close >= 0 && close < end) ? close : end;
      if (value < css.length() && css.charAt(value) == ':') {
        String text = css.substring(value + 1, end < 0 ? css.length() : end).strip();
        boolean quoted = text.startsWith("\"") || text.startsWith("'");
        add(quoted ? text : "", 0);
      }
      at = lower.indexOf("content", value);
    }
  }

  private void add(String words, int at) {
    String text = words.strip();
    boolean says = text.codePoints().anyMatch(Character::isLetterOrDigit);
    if (says && found.size() < MOST) {
      found.add(new VisibleText.Aside(text.substring(0, Math.min(LONGEST, text.length())), at));
    }
  }
}
