package objector.ingest.closed;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.programmes.phrase.MailPhrases;

/// Tells lines of somebody's signature that say who and where they are, and nothing of a mail:
/// their name, a number of theirs, an address. "He has no printer" is none.
final class SignatureLines {
  /// What stands before a number or an address, in all languages at once.
  private final Set<String> contacts = new HashSet<>();

  SignatureLines(MailPhrases phrases) {
    contacts.addAll(phrases.everywhere().contacts());
    phrases.sentences().forEach(language -> contacts.addAll(language.contacts()));
  }

  /// @param names words of the name and address of whoever signs
  boolean isOne(String line, Set<String> names) {
    if (names.containsAll(NoteReader.words(line))) {
      return true;
    }
    // A street, a town, a number: names of things, and at least one figure.
    List<String> words = List.of(line.strip().split("[\\s,;|·•:()]+", -1));
    return words.stream().anyMatch(SignatureLines::isFigure)
        && words.stream().allMatch(word -> isName(word, names));
  }

  private static boolean isFigure(String word) {
    return word.chars().anyMatch(Character::isDigit) || word.indexOf('@') > 0;
  }

  private boolean isName(String word, Set<String> names) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    return bare.isEmpty()
        || isFigure(bare)
        || !Character.isLowerCase(bare.codePointAt(0))
        || contacts.contains(bare.toLowerCase(Locale.ROOT))
        || names.contains(bare.toLowerCase(Locale.ROOT));
  }
}
