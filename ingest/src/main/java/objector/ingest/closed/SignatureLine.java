package objector.ingest.closed;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A line of somebody's signature that says who and where they are, and nothing of a mail: their
/// name, a number of theirs, an address. "He has no printer" is none.
final class SignatureLine {
  /// What stands before a number or an address, in whatever language.
  private static final Set<String> CONTACTS =
      Set.of(
          "tel",
          "tél",
          "telefon",
          "telefono",
          "telefoon",
          "phone",
          "t",
          "mobil",
          "mobile",
          "mob",
          "cell",
          "m",
          "fax",
          "f",
          "mail",
          "e-mail",
          "email",
          "e",
          "web",
          "www",
          "w",
          "p",
          "bei",
          "c/o");

  private SignatureLine() {}

  /// @param names words of the name and address of whoever signs
  static boolean isOne(String line, Set<String> names) {
    if (names.containsAll(NoteReader.words(line))) {
      return true;
    }
    // A street, a town, a number: names of things, and at least one figure.
    List<String> words = List.of(line.strip().split("[\\s,;|·•:()]+", -1));
    return words.stream().anyMatch(SignatureLine::isFigure)
        && words.stream().allMatch(word -> isName(word, names));
  }

  private static boolean isFigure(String word) {
    return word.chars().anyMatch(Character::isDigit) || word.indexOf('@') > 0;
  }

  private static boolean isName(String word, Set<String> names) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    return bare.isEmpty()
        || isFigure(bare)
        || !Character.isLowerCase(bare.codePointAt(0))
        || CONTACTS.contains(bare.toLowerCase(Locale.ROOT))
        || names.contains(bare.toLowerCase(Locale.ROOT));
  }
}
