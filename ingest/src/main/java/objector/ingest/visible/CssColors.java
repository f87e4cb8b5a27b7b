package objector.ingest.visible;

import java.util.Locale;
import java.util.Map;

/// CSS colours, as far as they are used to hide text.
final class CssColors {
  private static final Map<String, Integer> NAMED =
      Map.of(
          "white", 0xffffff,
          "black", 0x000000,
          "snow", 0xfffafa,
          "ivory", 0xfffff0,
          "whitesmoke", 0xf5f5f5,
          "ghostwhite", 0xf8f8ff,
          "floralwhite", 0xfffaf0);

  private CssColors() {}

  /// `0xRRGGBB`, or [ComputedStyle#UNKNOWN].
  static int read(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    if (value.startsWith("#")) {
      return hex(value.substring(1));
    }
    if (value.startsWith("rgb")) {
      return rgb(value);
    }
    return NAMED.getOrDefault(value, ComputedStyle.UNKNOWN);
  }

  static boolean isTransparent(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    boolean clear = value.endsWith(",0)") || value.endsWith(",0.0)") || value.endsWith("/0)");
    return value.equals("transparent")
        || (clear && (value.startsWith("rgba(") || value.startsWith("hsla(")));
  }

  /// The first colour in a longer value; the other when there is none.
  static int readAny(String value, int other) {
    for (String word : value.split(" ", -1)) {
      int color = read(word.replace(",", ""));
      if (color != ComputedStyle.UNKNOWN) {
        return color;
      }
      if (word.equals("none") || word.equals("transparent")) {
        return other;
      }
    }
    return value.startsWith("rgb") ? rgb(value) : ComputedStyle.UNKNOWN;
  }

  static boolean near(int a, int b, int distance) {
    return a != ComputedStyle.UNKNOWN
        && b != ComputedStyle.UNKNOWN
        && Math.abs((a >> 16) - (b >> 16)) <= distance
        && Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) <= distance
        && Math.abs((a & 255) - (b & 255)) <= distance;
  }

  private static int hex(String digits) {
    String six =
        digits.length() == 3
            ? ""
                + digits.charAt(0)
                + digits.charAt(0)
                + digits.charAt(1)
                + digits.charAt(1)
                + digits.charAt(2)
                + digits.charAt(2)
            : digits;
    try {
      return six.length() == 6 ? Integer.parseInt(six, 16) & 0xffffff : ComputedStyle.UNKNOWN;
    } catch (NumberFormatException e) {
      return ComputedStyle.UNKNOWN;
    }
  }

  private static int rgb(String value) {
    int open = value.indexOf('(');
    int close = value.indexOf(')');
    if (open < 0 || close < open || close - open > 40) {
      return ComputedStyle.UNKNOWN;
    }
    String[] numbers = value.substring(open + 1, close).split(",", -1);
    try {
      if (numbers.length == 4 && Double.parseDouble(numbers[3].strip()) < 0.9) {
        return ComputedStyle.UNKNOWN;
      }
      int color = 0;
      for (int i = 0; i < 3 && numbers.length >= 3; i++) {
        color = (color << 8) | (Integer.parseInt(numbers[i].strip()) & 255);
      }
      return numbers.length < 3 ? ComputedStyle.UNKNOWN : color;
    } catch (NumberFormatException e) {
      return ComputedStyle.UNKNOWN;
    }
  }
}
