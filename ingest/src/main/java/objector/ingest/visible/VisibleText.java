package objector.ingest.visible;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// What a person sees of an HTML mail, what is kept from their eyes, and where its links lead.
///
/// @param text lines as on the screen; quotes marked by `>`
/// @param asides what it says beside its text
public record VisibleText(String text, String hidden, List<Anchor> anchors, List<Aside> asides) {
  private static final int MOST_ANCHORS = 500;

  /// A link and the words it stands behind.
  ///
  /// @param at where in the text
  public record Anchor(String url, String words, int at) {}

  /// Words in place of a picture, in a field or a frame, of the style sheet, said aloud or shown by
  /// some programs only, or struck out (`~~`).
  ///
  /// @param at where in the text
  public record Aside(String words, int at) {}

  public static VisibleText of(String html) {
    Document document = Jsoup.parse(html);
    Walk walk = new Walk(StyleSheet.of(document), Walk.preserves(document.body().parent()));
    NodeTraversor.traverse(walk, document.body());
    walk.asides.of(document);
    return new VisibleText(
        walk.text.toString(),
        walk.hidden.toString(),
        List.copyOf(walk.anchors),
        walk.asides.found());
  }

  private static final class Walk implements NodeVisitor {
    private static final Set<String> BLOCKS =
        Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "div",
            "dl",
            "dt",
            "dd",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> SPACED =
        Set.of("h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "ul");
    private static final Set<String> SILENT = Set.of("head", "script", "style", "title");

    /// What stands in these some programs show, and others do not.
    private static final Set<String> INSTEAD =
        Set.of("audio", "canvas", "noscript", "object", "template", "textarea", "video");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder hidden = new StringBuilder();
    private final List<Anchor> anchors = new ArrayList<>();
    private final Asides asides = new Asides();
    private final List<ComputedStyle> looks = new ArrayList<>(List.of(ComputedStyle.PAGE));

    /// Of each element that is open, whether its white space is shown.
    private final List<Boolean> preserved;

    private final StyleSheet styles;
    private int quotes;
    private int silent;
    private int instead;

    /// @param preserved whether white space is shown on the whole page
    private Walk(StyleSheet styles, boolean preserved) {
      this.styles = styles;
      this.preserved = new ArrayList<>(List.of(preserved));
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        words(words);
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        close(element);
      }
    }

    private void open(Element element) {
      String tag = element.normalName();
      looks.add(looks.getLast().of(element, styles));
      preserved.add(preserved.getLast() || isPreserving(element));
      silent += SILENT.contains(tag) ? 1 : 0;
      instead += INSTEAD.contains(tag) ? 1 : 0;
      if (tag.equals("br")) {
        newLine();
      } else if (tag.equals("hr")) {
        freshLine();
        put("________________________________");
      } else if (BLOCKS.contains(tag)) {
        freshLine();
      } else if ((tag.equals("td") || tag.equals("th")) && !atLineStart()) {
        put('\t');
      }
      quotes += tag.equals("blockquote") ? 1 : 0;
      if (silent == 0 && instead == 0 && !looks.getLast().hides()) {
        asides.of(element, styles, text.length());
      }
      String target = target(element, tag);
      if (!target.isEmpty() && anchors.size() < MOST_ANCHORS) {
        anchors.add(new Anchor(target, element.text(), text.length()));
      }
    }

    private void close(Element element) {
      String tag = element.normalName();
      looks.removeLast();
      preserved.removeLast();
      silent -= SILENT.contains(tag) ? 1 : 0;
      instead -= INSTEAD.contains(tag) ? 1 : 0;
      if (BLOCKS.contains(tag)) {
        freshLine();
      }
      if (SPACED.contains(tag)) {
        newLine();
      }
      quotes -= tag.equals("blockquote") ? 1 : 0;
    }

    private static String target(Element element, String tag) {
      return switch (tag) {
        case "a", "area" -> target(element, "href", element.attr("href").strip());
        case "form" -> target(element, "action", element.attr("action").strip());
        default -> "";
      };
    }

    /// A short address leads nowhere, unless the page names where it is at home.
    private static String target(Element element, String name, String address) {
      boolean whole = address.isEmpty() || address.startsWith("#") || address.indexOf(':') > 0;
      String resolved = whole ? "" : element.absUrl(name);
      return resolved.isEmpty() ? address : resolved;
    }

    private void words(TextNode node) {
      if (silent > 0 || instead > 0) {
        if (silent == 0) {
          asides.of(node, text.length());
        }
        return;
      }
      String words = node.getWholeText();
      if (looks.getLast().hides()) {
        hidden.append(words).append('\n');
        return;
      }
      boolean kept = preserved.getLast();
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (kept && c == '\n') {
          newLine();
        } else if (!space || kept) {
          put(c);
        } else if (!atLineStart() && !endsWithSpace()) {
          put(' ');
        }
      }
    }

    private static boolean preserves(@Nullable Node node) {
      for (Node at = node; at != null; at = at.parent()) {
        if (isPreserving(at)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isPreserving(Node node) {
      String style = node.attr("style").toLowerCase(Locale.ROOT);
      return node.normalName().equals("pre")
          || style.contains("white-space:pre")
          || style.contains("white-space: pre");
    }

    private void put(char c) {
      putQuotes();
      text.append(c);
    }

    private void put(String words) {
      putQuotes();
      text.append(words);
    }

    private void putQuotes() {
      if (atLineStart() && quotes > 0) {
        text.append("> ".repeat(Math.min(quotes, 20)));
      }
    }

    private void freshLine() {
      if (!atLineStart()) {
        text.append('\n');
      }
    }

    private void newLine() {
      putQuotes();
      text.append('\n');
    }

    private boolean atLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private boolean endsWithSpace() {
      char last = text.charAt(text.length() - 1);
      return last == ' ' || last == '\t';
    }
  }
}
