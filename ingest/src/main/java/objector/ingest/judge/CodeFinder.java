package objector.ingest.judge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import objector.ingest.phrase.PhraseIndex;
import objector.ingest.phrase.PhraseMatches;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.Cue;

/// Codes in a text: numbers that stand where it speaks of a code. Digits of any width and script.
final class CodeFinder {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 12;
  private static final int MOST_LINES = 600;

  /// Mail programs break lines there or later.
  private static final int WRAPPED = 64;

  private final PhraseIndex index;

  CodeFinder(PhraseIndex index) {
    this.index = index;
  }

  List<String> in(String subject, String text) {
    return in(subject, text, line -> PhraseMatches.of(line, index).has(Cue.CODE));
  }

  /// @param speaksOfCode whether a line does
  static List<String> in(String subject, String text, Predicate<String> speaksOfCode) {
    Set<String> codes = new LinkedHashSet<>();
    boolean announced = false;
    for (String raw :
        unwrapped(subject + "\n\n" + Normalizer.normalize(text, Normalizer.Form.NFKC))) {
      String line = TextFolding.visible(Normalizer.normalize(raw, Normalizer.Form.NFKC)).strip();
      boolean speaks = speaksOfCode.test(line);
      for (String candidate : numbers(line)) {
        boolean alone = digits(line).length() == candidate.length() && line.length() <= 40;
        if (speaks || (announced && alone)) {
          codes.add(candidate);
        }
      }
      announced = speaks || (announced && numbers(line).isEmpty() && line.length() < 80);
    }
    return codes.stream().limit(5).toList();
  }

  /// The lines that are not blank; one that a mail program broke, as the next word did not fit, is
  /// one line again.
  private static List<String> unwrapped(String text) {
    List<String> lines = new ArrayList<>();
    int open = 0;
    for (String line : text.lines().limit(2 * MOST_LINES).toList()) {
      String words = line.strip();
      int first = words.indexOf(' ') < 0 ? words.length() : words.indexOf(' ');
      boolean goesOn = open > 0 && !words.isEmpty() && open + 1 + first > WRAPPED;
      if (goesOn) {
        lines.add(lines.removeLast() + " " + words);
      } else if (!words.isEmpty()) {
        lines.add(words);
      }
      open = words.length();
    }
    return lines.subList(0, Math.min(MOST_LINES, lines.size()));
  }

  /// Runs of digits as a code has them: no date, year, amount, address or part of a link.
  private static List<String> numbers(String line) {
    Set<String> found = new LinkedHashSet<>();
    int i = 0;
    while (i < line.length()) {
      if (!Character.isDigit(line.charAt(i))) {
        i++;
        continue;
      }
      int from = i;
      StringBuilder digits = new StringBuilder();
      while (i < line.length() && (Character.isDigit(line.charAt(i)) || joins(line, i))) {
        if (Character.isDigit(line.charAt(i))) {
          digits.append(Character.digit(line.charAt(i), 10));
        }
        i++;
      }
      if (isCode(line, from, i, digits.toString())) {
        found.add(digits.toString());
      }
    }
    return List.copyOf(found);
  }

  /// "123 456" and "123-456" are one number, if it comes in such groups of three or four.
  private static boolean joins(String line, int at) {
    char c = line.charAt(at);
    return (c == ' ' || c == '-') && group(line, at - 1, -1) && group(line, at + 1, 1);
  }

  private static boolean group(String line, int at, int step) {
    int count = 0;
    int i = at;
    while (i >= 0 && i < line.length() && Character.isDigit(line.charAt(i))) {
      count++;
      i += step;
    }
    return count == 3 || count == 4;
  }

  private static boolean isCode(String line, int from, int to, String digits) {
    if (digits.length() < SHORTEST || digits.length() > LONGEST) {
      return false;
    }
    boolean year = digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
    char before = from == 0 ? ' ' : line.charAt(from - 1);
    char after = to == line.length() ? ' ' : line.charAt(to);
    char afterNext = to + 1 < line.length() ? line.charAt(to + 1) : ' ';
    boolean inWord =
        Character.isLetterOrDigit(before)
            || "/=_@+&%€$£.,".indexOf(before) >= 0
            || Character.isLetter(after)
            || "/=_@&%€$£".indexOf(after) >= 0
            || (".,:".indexOf(after) >= 0 && Character.isDigit(afterNext));
    return !year && !inWord;
  }

  private static String digits(String line) {
    StringBuilder digits = new StringBuilder();
    line.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
