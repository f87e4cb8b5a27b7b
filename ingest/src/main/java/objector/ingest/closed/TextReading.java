package objector.ingest.closed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import objector.ingest.closed.KnownLanguage.Known;
import objector.ingest.phrase.SentenceMatcher;
import objector.ingest.phrase.SentencePieces;
import objector.ingest.phrase.SentencePieces.Piece;
import objector.ingest.phrase.SentencePieces.Word;
import objector.programmes.phrase.SentenceReading;
import org.jspecify.annotations.Nullable;

/// All that was understood of one text, from its first piece to its last, and what was not.
record TextReading(
    Set<SentenceReading> told, List<String> unread, List<String> names, List<String> addresses) {
  /// A sentence of Meta's, broken into lines, is not longer.
  private static final int MOST_PIECES = 14;

  private static final int MOST_WORDS = 120;

  /// @param own the language of the mail: beside it, only what is known everywhere is known
  static TextReading of(String text, KnownLanguage own, KnownLanguage everywhere) {
    TextReading reading =
        new TextReading(
            EnumSet.noneOf(SentenceReading.class),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    List<Piece> pieces = SentencePieces.of(text);
    if (pieces.size() > SentencePieces.MOST) {
      reading.unread().add(pieces.getLast().shown());
      return reading;
    }
    List<KnownLanguage> languages = List.of(own, everywhere);
    for (int i = 0; i < pieces.size(); ) {
      int taken = reading.longest(pieces.subList(i, pieces.size()), languages);
      if (taken == 0) {
        taken = sentence(pieces, i);
        reading.unread().add(shown(pieces.subList(i, i + taken)));
      }
      i += taken;
    }
    return reading;
  }

  boolean confirms() {
    return told.contains(SentenceReading.GRANTS_AND_STOPS_USE)
        || (told.contains(SentenceReading.GRANTS) && told.contains(SentenceReading.STOPS_USE));
  }

  /// Of all that was not read, what a person should see first; null when all was.
  @Nullable String telling(KnownLanguage own) {
    return unread.isEmpty()
        ? null
        : unread.stream().filter(own::reservesIn).findFirst().orElse(unread.getFirst());
  }

  /// The longest known sentence that begins here: how many pieces it takes, or 0.
  private int longest(List<Piece> pieces, List<KnownLanguage> languages) {
    List<Word> words = new ArrayList<>();
    int taken = 0;
    Known found = null;
    SentenceMatcher.Match places = null;
    String first = pieces.getFirst().words().getFirst().text();
    for (int n = 1; n <= Math.min(MOST_PIECES, pieces.size()); n++) {
      Piece piece = pieces.get(n - 1);
      words.addAll(piece.words());
      if (words.size() > MOST_WORDS) {
        break;
      }
      for (KnownLanguage of : languages) {
        for (Known known : of.beginning(first)) {
          boolean late = known.reading() == SentenceReading.GREETING && hasBegun();
          SentenceMatcher.Match match = late ? null : known.matcher().match(words);
          // What needs no name to be read names nobody: "Tere päevast" is a good day.
          if (match != null && (taken < n || match.names().isEmpty())) {
            taken = n;
            found = known;
            places = match;
          }
        }
      }
      if (piece.last()) {
        break;
      }
    }
    if (found != null && places != null) {
      told.add(found.reading());
      names.addAll(places.names());
      addresses.addAll(places.addresses());
    }
    return taken;
  }

  /// Whom a mail greets it greets before it says anything.
  private boolean hasBegun() {
    return told.contains(SentenceReading.GRANTS)
        || told.contains(SentenceReading.STOPS_USE)
        || told.contains(SentenceReading.GRANTS_AND_STOPS_USE);
  }

  /// How many pieces a person would read as one sentence.
  private static int sentence(List<Piece> pieces, int from) {
    int to = from;
    while (to < pieces.size() - 1 && !pieces.get(to).ended() && !pieces.get(to).last()) {
      to++;
    }
    return to - from + 1;
  }

  private static String shown(List<Piece> pieces) {
    return String.join(" ", pieces.stream().map(Piece::shown).toList());
  }
}
