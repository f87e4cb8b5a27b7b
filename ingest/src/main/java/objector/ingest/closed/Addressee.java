package objector.ingest.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.phrase.SentencePieces;
import org.jspecify.annotations.Nullable;

/// Whom a mail speaks to, beside whom it was sent to.
final class Addressee {
  /// Letters that two names must share.
  private static final int ENOUGH = 3;

  /// Letters that a language may change at a name's end.
  private static final int END = 2;

  private Addressee() {}

  /// A name, handle or address that is clearly somebody else's than the mail was sent to; null when
  /// none is, or nobody can tell.
  static @Nullable String other(List<String> names, List<String> addresses, List<Mailbox> to) {
    Set<String> sentTo =
        Set.copyOf(
            to.stream()
                .map(Mailbox::address)
                .filter(address -> address != null)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList());
    for (String address : addresses) {
      if (!sentTo.isEmpty() && !sentTo.contains(address)) {
        return address;
      }
    }
    String handle = null;
    for (String name : names) {
      if (!fits(name, to)) {
        return name;
      }
      if (name.startsWith("@")) {
        if (handle != null && !handle.equals(name)) {
          return name;
        }
        handle = name;
      }
    }
    return null;
  }

  private static boolean fits(String name, List<Mailbox> to) {
    List<String> called = split(name);
    List<String> known = to.stream().flatMap(box -> owner(box).stream()).toList();
    boolean handle = name.chars().anyMatch(c -> !Character.isLetter(c) && c != ' ' && c != '-');
    // A handle of one word may be anything, and another script may write the same name.
    if (known.isEmpty() || called.isEmpty() || (handle && called.size() < 2)) {
      return true;
    }
    if (!sameScript(called, known)) {
      return true;
    }
    return called.stream().anyMatch(word -> known.stream().anyMatch(one -> alike(word, one)));
  }

  /// What a mailbox says of its owner's name.
  private static List<String> owner(Mailbox box) {
    List<String> words = new ArrayList<>();
    if (box.name() != null) {
      words.addAll(
          split(
              String.join(
                  " ",
                  SentencePieces.words(box.name()).stream()
                      .map(SentencePieces.Word::text)
                      .toList())));
    }
    if (box.address() != null) {
      String address = box.address().toLowerCase(Locale.ROOT);
      words.addAll(split(address.substring(0, Math.max(0, address.lastIndexOf('@')))));
    }
    return words;
  }

  private static List<String> split(String name) {
    return List.of(name.split("[^\\p{L}]+", -1)).stream()
        .filter(word -> word.length() > 1)
        .toList();
  }

  /// "Anno" is Anna, called: names that differ only in their ends are the same.
  private static boolean alike(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    boolean ends = one.length() - same <= END && other.length() - same <= END;
    boolean within = one.length() >= ENOUGH && other.contains(one);
    return one.equals(other) || (same >= ENOUGH && ends) || within;
  }

  private static boolean sameScript(List<String> some, List<String> others) {
    Set<Character.UnicodeScript> scripts = scripts(some);
    return scripts(others).stream().anyMatch(scripts::contains);
  }

  private static Set<Character.UnicodeScript> scripts(List<String> words) {
    return Set.copyOf(
        words.stream().map(word -> Character.UnicodeScript.of(word.codePointAt(0))).toList());
  }
}
