package objector.ingest.mail;

import java.util.Locale;
import org.jsoup.nodes.Element;

/// How text looks where an element stands.
///
/// @param hides nobody can read it
/// @param color,background as `0xRRGGBB`, or [#UNKNOWN]
record Look(boolean hides, int color, int background) {
  static final int UNKNOWN = -1;
  static final Look PAGE = new Look(false, 0x000000, 0xffffff);

  private static final int NEAR = 18;

  Look of(Element element, StyleSheet styles) {
    String style = element.attr("style");
    String sheet = styles.of(element);
    boolean plain = style.isEmpty() && sheet.isEmpty() && !element.hasAttr("bgcolor");
    if (plain && !element.hasAttr("color") && !element.hasAttr("hidden")) {
      return this;
    }
    String all = (sheet + ";" + style).toLowerCase(Locale.ROOT).replace("!important", "");
    int foreColor = color;
    int backColor = background;
    boolean out = hides || element.hasAttr("hidden");
    boolean clipped = false;
    boolean flat = false;
    foreColor = element.hasAttr("color") ? Colors.read(element.attr("color")) : foreColor;
    backColor = element.hasAttr("bgcolor") ? Colors.read(element.attr("bgcolor")) : backColor;
    for (String declaration : all.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      String value = declaration.substring(colon + 1).strip();
      switch (name) {
        case "display" -> out |= value.equals("none");
        case "visibility" -> out |= value.equals("hidden") || value.equals("collapse");
        case "font-size" -> out |= isTiny(value, 3);
        case "opacity" -> out |= isTiny(value, 0.06);
        case "mso-hide" -> out |= value.equals("all");
        case "text-indent", "left", "top", "margin-left" -> out |= isFarAway(value);
        case "max-height", "height", "max-width", "width" -> flat |= isTiny(value, 1.5);
        case "overflow" -> clipped |= value.equals("hidden");
        case "color" -> foreColor = Colors.read(value);
        case "background", "background-color", "background-image" ->
            backColor =
                value.contains("url(") || value.contains("gradient")
                    ? UNKNOWN
                    : Colors.readAny(value, backColor);
        default -> {}
      }
    }
    return new Look(
        out || (flat && clipped) || Colors.near(foreColor, backColor, NEAR), foreColor, backColor);
  }

  private static boolean isTiny(String value, double limit) {
    double number = number(value);
    boolean absolute = !value.endsWith("em") && !value.endsWith("%");
    return number == 0 || (absolute && number > 0 && number < limit);
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
