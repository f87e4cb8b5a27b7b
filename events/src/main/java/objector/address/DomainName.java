package objector.address;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Set;

/// A domain as the DNS has it, by IDNA 2008: `ß` is a letter of its own, symbols are none. The JDK
/// knows IDNA 2003 only, by which `faß.de` is `fass.de`: somebody else's.
final class DomainName {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private static final Set<IDNA.Error> TOO_LONG =
      EnumSet.of(IDNA.Error.LABEL_TOO_LONG, IDNA.Error.DOMAIN_NAME_TOO_LONG);

  /// UTS 46 takes it for a dot; it is not what anybody reads as one.
  private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

  private DomainName() {}

  /// The name in ASCII and lower case.
  static String ascii(String typed) throws NotAnAddress {
    if (isPlain(typed)) {
      return typed;
    }
    IDNA.Info shown = new IDNA.Info();
    String unicode = UTS46.nameToUnicode(typed, new StringBuilder(), shown).toString();
    IDNA.Info written = new IDNA.Info();
    String ascii = UTS46.nameToASCII(typed, new StringBuilder(), written).toString();
    if (written.getErrors().stream().anyMatch(TOO_LONG::contains)) {
      throw new NotAnAddress(AddressFault.TOO_LONG);
    }
    if (shown.hasErrors()
        || written.hasErrors()
        || typed.indexOf(IDEOGRAPHIC_FULL_STOP) >= 0
        || !unicode.codePoints().allMatch(DomainName::isOfNames)
        || !isAscii(ascii)) {
      throw new NotAnAddress(AddressFault.DOMAIN);
    }
    return ascii;
  }

  /// Whether it is what IDNA would make of it: most are, and each mail that is sent asks.
  private static boolean isPlain(String typed) {
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
      if (!plain) {
        return false;
      }
    }
    // Two hyphens may stand for another script, or for nothing that is allowed.
    return !typed.contains("--") && isAscii(typed);
  }

  /// UTS 46 lets symbols and pictures pass; IDNA 2008 takes letters, marks and digits, and a few
  /// more where their neighbours allow it, which CONTEXTO has checked.
  private static boolean isOfNames(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> c == '-' || c == '.' || "\u00b7\u0375\u05f3\u05f4\u30fb".indexOf(c) >= 0;
    };
  }

  /// Labels of letters, digits and inner hyphens, two at least, the last not a number: that would
  /// be an IP address. `localhost` alone is a name, too, for trying things out.
  static boolean isAscii(String name) {
    if (name.equals("localhost")) {
      return true;
    }
    String[] labels = name.split("\\.", -1);
    if (labels.length < 2 || name.length() > LONGEST) {
      return false;
    }
    for (String label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  }
}
