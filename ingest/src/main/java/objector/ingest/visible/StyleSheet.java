package objector.ingest.visible;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The simple rules of a mail's `<style>`: by class, id or tag, outside `@media`. More is not
/// needed to see what is hidden from everyone.
final class StyleSheet {
  private static final int LARGEST = 200_000;

  private final Map<String, String> rules;

  private StyleSheet(Map<String, String> rules) {
    this.rules = rules;
  }

  static StyleSheet of(Document document) {
    Map<String, String> rules = new HashMap<>();
    for (Element style : document.getElementsByTag("style")) {
      String css = style.data();
      read(css.length() > LARGEST ? css.substring(0, LARGEST) : css, rules);
    }
    return new StyleSheet(rules);
  }

  /// The declarations that apply to an element.
  String of(Element element) {
    if (rules.isEmpty()) {
      return "";
    }
    StringBuilder found = new StringBuilder(rules.getOrDefault(element.normalName(), ""));
    for (String name : element.classNames()) {
      String rule = rules.getOrDefault("." + name.toLowerCase(Locale.ROOT), "");
      found.append(rule.isEmpty() ? "" : ";").append(rule);
    }
    String id = element.id();
    String rule = id.isEmpty() ? "" : rules.getOrDefault("#" + id.toLowerCase(Locale.ROOT), "");
    return found.append(rule.isEmpty() ? "" : ";").append(rule).toString();
  }

  private static void read(String css, Map<String, String> rules) {
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        return;
      }
      String selectors = withoutComments(css.substring(at, open));
      if (selectors.startsWith("@")) {
        at = afterBlock(css, open);
        continue;
      }
      int close = css.indexOf('}', open);
      int end = close < 0 ? css.length() : close;
      for (String selector : selectors.split(",", -1)) {
        String key = selector.strip().toLowerCase(Locale.ROOT);
        if (!key.isEmpty() && rules.size() < 2_000) {
          String body = css.substring(open + 1, end);
          rules.merge(simple(key), body, (a, b) -> a.length() > 2_000 ? a : a + ";" + b);
        }
      }
      at = end + 1;
    }
  }

  /// `td.hide` as `.hide`: too much rather than too little; others stay as they are, and match
  /// none.
  private static String simple(String selector) {
    int dot = selector.indexOf('.');
    boolean tagAndClass = dot > 0 && selector.chars().noneMatch(c -> " >+~:[#".indexOf(c) >= 0);
    return tagAndClass ? selector.substring(dot) : selector;
  }

  private static int afterBlock(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return css.length();
  }

  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("/*", at);
      int close = open < 0 ? -1 : text.indexOf("*/", open + 2);
      plain.append(text, at, open < 0 ? text.length() : open);
      at = close < 0 ? text.length() : close + 2;
    }
    return plain.toString().replace("<!--", "").replace("-->", "").strip();
  }
}
