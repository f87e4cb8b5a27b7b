package objector.ingest.closed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.events.mail.HeldReason;
import objector.ingest.phrase.SentencePieces;
import objector.ingest.phrase.SentencePieces.Word;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// Reads what a person wrote above or below a mail that they passed on. "This is my neighbour's"
/// takes back a confirmation as well as Meta's own words could: so it is read to its last word,
/// too, and so is what stands behind their `-- `.
public final class NoteReader {
  private static final String QUESTIONS = "?？؟⁇⁈⁉‽";

  private final KnownLanguage known;
  private final SignatureLines signatures;

  public NoteReader(MailPhrases phrases) {
    this.known = KnownLanguage.ofNotes(phrases.sentences(), phrases.everywhere());
    this.signatures = new SignatureLines(phrases);
  }

  /// Why a mail below such a note is not believed; null when the note says nothing of it.
  ///
  /// @param author names and address of whoever wrote the note: they may sign it
  public @Nullable String doubt(String note, List<String> author) {
    Set<String> names = new HashSet<>();
    author.forEach(name -> names.addAll(words(name)));
    List<String> lines = note.lines().toList();
    int mark = 0;
    while (mark < lines.size() && !lines.get(mark).stripTrailing().equals("--")) {
      mark++;
    }
    String written =
        lines.subList(0, mark).stream()
            .filter(line -> !names.containsAll(words(line)))
            .collect(Collectors.joining("\n"));
    String signature =
        lines.subList(Math.min(mark + 1, lines.size()), lines.size()).stream()
            .filter(line -> !signatures.isOne(line, names))
            .collect(Collectors.joining("\n"));
    List<String> unread = TextReading.of(written + "\n\n" + signature, known, known).unread();
    return Stream.concat(unread.stream(), lines.stream().filter(NoteReader::wonders))
        .findFirst()
        .map(HeldReason.NOTE_BESIDE::said)
        .orElse(null);
  }

  /// Nothing but signs, one of which asks.
  private static boolean wonders(String line) {
    return line.chars().anyMatch(c -> QUESTIONS.indexOf(c) >= 0) && words(line).isEmpty();
  }

  static List<String> words(String text) {
    return SentencePieces.words(text.replaceAll("[@._+-]", " ")).stream().map(Word::text).toList();
  }
}
