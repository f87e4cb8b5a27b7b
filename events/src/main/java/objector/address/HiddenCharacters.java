package objector.address;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/// Characters that make one address look like another: those that cannot be seen (soft hyphen,
/// zero-width, direction marks), blanks that are none, and those that Unicode keeps only for
/// compatibility (the Kelvin sign, full-width letters) and that some program on the way would turn
/// into the plain ones.
final class HiddenCharacters {
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

  private HiddenCharacters() {}

  static boolean in(String text) {
    return text.codePoints().anyMatch(c -> c > 0x7f && isHidden(c));
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          // What stands where a program could not read or show something.
          c == 0xfffc
              || c == 0xfffd
              || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
              || !COMPATIBLE.isNormalized(Character.toString(c));
    };
  }
}
