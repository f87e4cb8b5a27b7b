package objector.ingest.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// A page's text as Markdown: headings, paragraphs, lists, rows of tables and links. One pass over
/// the nodes without recursion, so that a hostile page costs no more than its length; converters
/// that build tables in memory do not survive a few thousand nested ones.
final class MarkdownWriter implements NodeVisitor {
  private static final String ESCAPED = "\\*_[]<`";
  private static final int DEEPEST_INDENT = 8;

  private final StringBuilder out = new StringBuilder();

  /// Whether each open list is numbered.
  private final Deque<Boolean> lists = new ArrayDeque<>();

  /// Where the text of each open link begins.
  private final Deque<Integer> links = new ArrayDeque<>();

  /// What stands before the next text: so many line ends, then the mark of its block.
  private int lineEnds;

  private String mark = "";

  /// The last two characters of text, and where an element begins that stands right behind another;
  /// -1 when the next text does not begin one.
  private char beforeLast;

  private char last;
  private int beside = -1;

  private MarkdownWriter() {}

  static String of(Element body) {
    MarkdownWriter markdown = new MarkdownWriter();
    NodeTraversor.traverse(markdown, body);
    return markdown.out.toString().strip() + "\n";
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      write(text.text());
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
    if (lineEnds == 0 && beside < 0 && isBesideAnother(element)) {
      beside = out.length();
    }
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          startBlock(2, "#".repeat(element.normalName().charAt(1) - '0') + " ");
      case "ul" -> openList(false);
      case "ol" -> openList(true);
      case "li" -> startBlock(1, indent() + (numbered() ? "1. " : "* "));
      case "br" -> {
        if (lineEnds == 0 && !out.isEmpty()) {
          out.append("  ");
          lineEnds = 1;
        }
      }
      case "hr" -> startBlock(2, "");
      case "tr" -> startBlock(1, "");
      case "td", "th" -> {}
      case "a" -> {
        flush();
        out.append('[');
        links.push(out.length());
      }
      default -> {
        if (element.isBlock()) {
          endBlock(2);
        }
      }
    }
  }

  private void close(Element element) {
    switch (element.normalName()) {
      case "ul", "ol" -> {
        if (!lists.isEmpty()) {
          lists.pop();
        }
        endBlock(lists.isEmpty() ? 2 : 1);
      }
      case "li", "tr" -> startBlock(1, "");
      case "td", "th" -> {
        if (lineEnds == 0 && !out.isEmpty()) {
          out.append(" | ");
        }
      }
      case "a" -> closeLink(element.attr("href"));
      case "br", "hr" -> {}
      case "h1", "h2", "h3", "h4", "h5", "h6" -> startBlock(2, "");
      default -> {
        if (element.isBlock()) {
          endBlock(2);
        }
      }
    }
  }

  private void closeLink(String target) {
    int start = links.pop();
    if (out.substring(start).isBlank()) {
      out.setLength(start - 1);
      beside = Math.min(beside, out.length());
    } else {
      out.append("](").append(target.replace(" ", "%20").replace(")", "%29")).append(')');
    }
  }

  private static boolean isBesideAnother(Element element) {
    if (element.isBlock()
        || element.normalName().equals("sup")
        || element.normalName().equals("sub")) {
      return false;
    }
    Node sibling = element.previousSibling();
    while (sibling instanceof Comment) {
      sibling = sibling.previousSibling();
    }
    return sibling instanceof Element;
  }

  /// Puts a space before an element that begins with the next text, if they are words apart.
  private void separate(char next) {
    if (beside > 0
        && lineEnds == 0
        && out.charAt(beside - 1) != ' '
        && WordsApart.areApart(beforeLast, last, next)) {
      out.insert(beside, ' ');
      if (!links.isEmpty() && links.peek() > beside) {
        links.push(links.pop() + 1);
      }
    }
    beside = -1;
  }

  private void openList(boolean isNumbered) {
    lists.push(isNumbered);
    endBlock(lists.size() > 1 ? 1 : 2);
  }

  private boolean numbered() {
    return !lists.isEmpty() && lists.peek();
  }

  private String indent() {
    return "    ".repeat(Math.max(0, Math.min(lists.size(), DEEPEST_INDENT) - 1));
  }

  private void startBlock(int ends, String with) {
    lineEnds = Math.max(lineEnds, ends);
    mark = with;
  }

  /// A paragraph inside an item or a heading does not undo its mark.
  private void endBlock(int ends) {
    lineEnds = Math.max(lineEnds, ends);
  }

  private void write(String text) {
    String words = text;
    if (lineEnds > 0 || out.isEmpty() || out.charAt(out.length() - 1) == ' ') {
      words = text.stripLeading();
    }
    if (words.isEmpty()) {
      return;
    }
    separate(words.charAt(0));
    flush();
    beforeLast = words.length() > 1 ? words.charAt(words.length() - 2) : last;
    last = words.charAt(words.length() - 1);
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (ESCAPED.indexOf(c) >= 0) {
        out.append('\\').append(c);
      } else if (c == '&' && i + 1 < words.length() && isEntity(words.charAt(i + 1))) {
        out.append("&amp;");
      } else {
        out.append(c);
      }
    }
  }

  private static boolean isEntity(char next) {
    return next == '#' || Character.isLetter(next);
  }

  private void flush() {
    if (lineEnds > 0) {
      if (!out.isEmpty()) {
        out.append("\n".repeat(lineEnds));
      }
      lineEnds = 0;
    }
    out.append(mark);
    mark = "";
  }
}
