package objector.wording;

/// Text out of a suspicious mail: shortened, and with its addresses broken so that no mail program
/// makes a link of them: `http[:]//evil[.]example`.
public final class Defanged {
  private static final int LONGEST = 200;

  private Defanged() {}

  public static String text(String text) {
    String bare = Isolated.bare(text);
    int length = Math.min(bare.length(), LONGEST);
    StringBuilder harmless = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) {
      char c = bare.charAt(i);
      boolean inside =
          c == '.' && i + 1 < bare.length() && Character.isLetterOrDigit(bare.charAt(i + 1));
      boolean scheme = c == ':' && bare.startsWith("//", i + 1);
      harmless.append(inside ? "[.]" : scheme ? "[:]" : String.valueOf(c));
    }
    if (length < bare.length()) {
      harmless.append('…');
    }
    return harmless.toString();
  }
}
