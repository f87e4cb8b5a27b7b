package objector.ingest.visible;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// How text looks where an element stands.
///
/// @param gone hidden with all that is in it
/// @param tiny too small to read, unless what is in it is larger
/// @param color,background as `0xRRGGBB`, or [#UNKNOWN]
record ComputedStyle(boolean gone, boolean tiny, int color, int background) {
  static final int UNKNOWN = -1;
  static final ComputedStyle PAGE = new ComputedStyle(false, false, 0x000000, 0xffffff);

  private static final int NEAR = 18;

  /// Attributes that change it without CSS.
  private static final List<String> LOOKS = List.of("color", "hidden", "text");

  /// Whether nobody can read it.
  boolean hides() {
    return gone || tiny || CssColors.near(color, background, NEAR);
  }

  ComputedStyle of(Element element, StyleSheet styles) {
    String style = element.attr("style");
    String sheet = styles.of(element);
    boolean plain = style.isEmpty() && sheet.isEmpty() && !element.hasAttr("bgcolor");
    if (plain && LOOKS.stream().noneMatch(element::hasAttr)) {
      return this;
    }
    String all = (sheet + ";" + style).toLowerCase(Locale.ROOT).replace("!important", "");
    int foreColor = color;
    int backColor = background;
    boolean out = gone || element.hasAttr("hidden");
    boolean small = tiny;
    boolean clipped = false;
    boolean flat = false;
    foreColor = element.hasAttr("text") ? CssColors.read(element.attr("text")) : foreColor;
    foreColor = element.hasAttr("color") ? CssColors.read(element.attr("color")) : foreColor;
    backColor = element.hasAttr("bgcolor") ? CssColors.read(element.attr("bgcolor")) : backColor;
    for (String declaration : all.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      String value = declaration.substring(colon + 1).strip();
      switch (name) {
        case "display" -> out |= value.equals("none");
        case "visibility" -> out |= value.equals("hidden") || value.equals("collapse");
        case "font-size" -> small = isTiny(value, 3) || (small && isRelative(value));
        case "opacity" -> out |= isTiny(value, 0.06);
        case "mso-hide" -> out |= value.equals("all");
        case "text-indent",
            "left",
            "right",
            "top",
            "bottom",
            "margin-left",
            "margin-right",
            "margin-top" ->
            out |= isFarAway(value);
        case "clip", "clip-path", "transform", "filter" -> out |= isNothing(value);
        case "font" -> small = isTinyFont(value);
        case "max-height", "height", "max-width", "width" -> flat |= isTiny(value, 1.5);
        case "overflow" -> clipped |= value.equals("hidden");
        case "color" -> {
          foreColor = CssColors.read(value);
          out |= CssColors.isTransparent(value);
        }
        case "background", "background-color", "background-image" ->
            backColor =
                value.contains("url(") || value.contains("gradient")
                    ? UNKNOWN
                    : CssColors.readAny(value, backColor);
        default -> {}
      }
    }
    return new ComputedStyle(out || (flat && clipped), small, foreColor, backColor);
  }

  private static boolean isRelative(String value) {
    return (value.endsWith("em") && !value.endsWith("rem"))
        || value.endsWith("%")
        || value.equals("inherit");
  }

  private static boolean isTiny(String value, double limit) {
    double number = number(value);
    boolean absolute = !value.endsWith("em") && !value.endsWith("%");
    return number == 0 || (absolute && number > 0 && number < limit);
  }

  /// Cut to nothing, shrunk to nothing, or made as clear as glass.
  private static boolean isNothing(String value) {
    String plain = value.replace(" ", "").replace("px", "");
    return plain.startsWith("rect(0,0,0,0")
        || plain.startsWith("rect(1,1,1,1")
        || plain.startsWith("inset(100%")
        || plain.startsWith("inset(50%)")
        || plain.startsWith("circle(0)")
        || plain.startsWith("scale(0)")
        || plain.startsWith("scale(0,")
        || plain.startsWith("opacity(0)")
        || plain.startsWith("opacity(0%)");
  }

  /// `font: 0/0 a` and `font: bold 1px Arial`.
  private static boolean isTinyFont(String value) {
    for (String word : value.split(" ", 10)) {
      boolean size = !word.isEmpty() && Character.isDigit(word.charAt(0)) && number(word) < 100;
      if (size) {
        return isTiny(word, 3);
      }
    }
    return false;
  }

  private static boolean isFarAway(String value) {
    double number = number(value);
    return number <= -900 && number > -1_000_000_000;
  }

  /// The number that a value begins with; the largest negative for none.
  private static double number(String value) {
    int end = 0;
    while (end < value.length() && end < 12 && "-.0123456789".indexOf(value.charAt(end)) >= 0) {
      end++;
    }
    try {
      return end == 0 ? -Double.MAX_VALUE : Double.parseDouble(value.substring(0, end));
    } catch (NumberFormatException e) {
      return -Double.MAX_VALUE;
    }
  }
}
