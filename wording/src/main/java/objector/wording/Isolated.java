package objector.wording;

/// Foreign text inside a sentence: a handle, a quoted subject, a code. Marked off with Unicode
/// isolates so that no script turns its neighbours around; in HTML the isolates become elements.
public final class Isolated {
  private static final char FIRST_STRONG = '\u2068';
  private static final char LEFT_TO_RIGHT = '\u2066';
  private static final char POP = '\u2069';

  private Isolated() {}

  /// A name or a quotation, in whatever direction it runs.
  public static String name(String text) {
    return FIRST_STRONG + bare(text) + POP;
  }

  /// A code, always left to right; bold in HTML.
  public static String code(String text) {
    return LEFT_TO_RIGHT + bare(text) + POP;
  }

  /// Without isolates, and on one line: for subjects and places that know no direction.
  public static String bare(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDirectional(c)) {
        continue;
      }
      bare.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return bare.toString();
  }

  /// The sentence as HTML text: escaped, names in `<bdi>`, codes in `<strong dir="ltr">`.
  public static String html(String text) {
    StringBuilder html = new StringBuilder(text.length() + 32);
    String close = "";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case FIRST_STRONG -> {
          html.append(close).append("<bdi>");
          close = "</bdi>";
        }
        case LEFT_TO_RIGHT -> {
          html.append(close).append("<strong dir=\"ltr\">");
          close = "</strong>";
        }
        case POP -> {
          html.append(close);
          close = "";
        }
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.append(close).toString();
  }

  private static boolean isDirectional(char c) {
    return (c >= '\u2066' && c <= '\u2069')
        || (c >= '\u202a' && c <= '\u202e')
        || c == '\u200e'
        || c == '\u200f';
  }
}
