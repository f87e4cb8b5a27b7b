package objector.ingest.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.parser.Parser;

/// The blocks of a Markdown text as a person reads them: no images, no link targets, no marks.
///
/// One pass, bounded look-ahead: the text comes from outside.
public final class MarkdownBlocks {
  private static final int LONGEST_TARGET = 8_192;

  /// Texts with more broken links than these have all their brackets taken as they are.
  private static final int BROKEN_LINKS = 500;

  private final String line;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int broken;

  private MarkdownBlocks(String line) {
    this.line = line;
  }

  /// A heading, a paragraph, an item of a list or a row of a table.
  ///
  /// @param item of a list
  public record Block(String text, boolean item) {}

  public static List<Block> blocks(String markdown) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean item = false;
    for (String line : (Iterable<String>) markdown.lines()::iterator) {
      String text = line.strip();
      boolean apart = text.isEmpty() || isRule(text) || startsBlock(text);
      if (apart) {
        close(block, item, blocks);
      }
      if (!text.isEmpty() && !isRule(text)) {
        item = block.isEmpty() ? isItem(text) : item;
        block.append(block.isEmpty() ? "" : " ").append(unmarked(text));
        if (text.startsWith("#") || endsBlock(line)) {
          close(block, item, blocks);
        }
      }
    }
    close(block, item, blocks);
    return blocks;
  }

  private static void close(StringBuilder block, boolean item, List<Block> blocks) {
    if (!block.isEmpty()) {
      String text = new MarkdownBlocks(block.toString()).read().strip();
      if (!text.isEmpty()) {
        blocks.add(new Block(text, item));
      }
      block.setLength(0);
    }
  }

  private static boolean isItem(String text) {
    return startsBlock(text) && "#|>".indexOf(text.charAt(0)) < 0;
  }

  private static boolean startsBlock(String text) {
    char first = text.charAt(0);
    return first == '#'
        || first == '|'
        || first == '>'
        || ((first == '*' || first == '-' || first == '+') && text.startsWith(" ", 1))
        || numberLength(text) > 0;
  }

  /// Two spaces at the end of a line are a line break; so is a row of a table.
  private static boolean endsBlock(String line) {
    return line.endsWith("  ") || line.endsWith("|");
  }

  private static String unmarked(String text) {
    int from = 0;
    while (from < text.length() && "#>*-+| \t".indexOf(text.charAt(from)) >= 0) {
      if (text.charAt(from) == '*' && from + 1 < text.length() && text.charAt(from + 1) != ' ') {
        break;
      }
      if (text.charAt(from) == '-' && from + 1 < text.length() && text.charAt(from + 1) != ' ') {
        break;
      }
      from++;
    }
    return text.substring(from);
  }

  private static int numberLength(String text) {
    int at = 0;
    while (at < text.length() && at < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean numbered =
        at > 0
            && at + 1 < text.length()
            && (text.charAt(at) == '.' || text.charAt(at) == ')')
            && text.charAt(at + 1) == ' ';
    return numbered ? at + 2 : 0;
  }

  /// A line under a heading, across the page, or between a table's head and body.
  private static boolean isRule(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("=-_*|: ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private String read() {
    int at = 0;
    while (at < line.length()) {
      at = step(at);
    }
    String text = out.toString();
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }

  private int step(int at) {
    char c = line.charAt(at);
    switch (c) {
      case '\\' -> {
        return escaped(at);
      }
      case '!' -> {
        if (line.startsWith("[", at + 1)) {
          open.push(-out.length() - 1);
          return at + 2;
        }
      }
      case '[' -> {
        open.push(out.length());
        return at + 1;
      }
      case ']' -> {
        return closed(at);
      }
      case '<' -> {
        return tag(at);
      }
      case '*', '`' -> {
        return at + 1;
      }
      case '|' -> {
        out.append(' ');
        return at + 1;
      }
      case '_' -> {
        if (!isWordAt(at - 1) || !isWordAt(at + 1)) {
          return at + 1;
        }
      }
      default -> {}
    }
    out.append(c);
    return at + 1;
  }

  private int escaped(int at) {
    if (at + 1 < line.length() && !Character.isLetterOrDigit(line.charAt(at + 1))) {
      out.append(line.charAt(at + 1));
      return at + 2;
    }
    return at + 1;
  }

  /// The text of a link stays, that of an image goes.
  private int closed(int at) {
    // A link may have begun in a block above: its target is no text either.
    int start = open.isEmpty() ? out.length() : open.pop();
    int end = at + 1;
    if (line.startsWith("(", at + 1) && broken < BROKEN_LINKS) {
      int target = targetEnd(at + 2);
      if (target < 0) {
        broken++;
      } else {
        end = target;
      }
    }
    if (start < 0) {
      out.setLength(Math.min(out.length(), -start - 1));
    }
    return end;
  }

  private int targetEnd(int from) {
    int depth = 0;
    int limit = Math.min(line.length(), from + LONGEST_TARGET);
    for (int at = from; at < limit; at++) {
      switch (line.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> {
          if (depth == 0) {
            return at + 1;
          }
          depth--;
        }
        default -> {}
      }
    }
    return -1;
  }

  private int tag(int at) {
    int next = at + 1;
    boolean tag =
        next < line.length()
            && (Character.isLetter(line.charAt(next)) || "/!".indexOf(line.charAt(next)) >= 0);
    int end = tag && broken < BROKEN_LINKS ? line.indexOf('>', next) : -1;
    if (end < 0 || end - at > LONGEST_TARGET) {
      broken += tag ? 1 : 0;
      out.append('<');
      return next;
    }
    if (line.startsWith("<br", at)) {
      out.append(' ');
    }
    return end + 1;
  }

  private boolean isWordAt(int at) {
    return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
  }
}
