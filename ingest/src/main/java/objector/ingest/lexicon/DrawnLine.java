package objector.ingest.lexicon;

/// Lines that mail programs draw, whatever their words say.
public final class DrawnLine {
  /// What programs draw on both sides of their words. Three dots are drawn by people, too.
  private static final String FRAMES = "-=*_~#+–—─═";

  private static final int LONGEST = 120;

  private DrawnLine() {}

  /// A line with words between three or more of the same sign on both sides, whatever it says.
  public static boolean isDecorated(String line) {
    String text = line.strip();
    return text.length() > 8
        && text.length() < LONGEST
        && FRAMES.indexOf(text.charAt(0)) >= 0
        && text.startsWith(text.substring(0, 1).repeat(3))
        && text.endsWith(text.substring(0, 1).repeat(3))
        && text.chars().anyMatch(Character::isLetter);
  }

  /// A line of underscores or dashes that only separates.
  public static boolean isRule(String line) {
    String text = line.strip();
    return text.length() >= 5 && text.chars().allMatch(c -> c == '_' || c == '-' || c == '=');
  }
}
