package objector.ingest.judge;

import java.util.List;
import objector.events.mail.Signal;
import objector.ingest.phrase.PhraseMatches;
import objector.programmes.phrase.Cue;
import org.jspecify.annotations.Nullable;

/// Words that are in a mail, and not to be seen. Meta's own mails hide a line for the preview in
/// the inbox, which their text says again; a mail that hides what it does not say is after
/// something.
final class HiddenText {
  private HiddenText() {}

  /// Null, or what is hidden that the reader does not see.
  static @Nullable String concealed(PhraseMatches hidden, PhraseMatches seen) {
    for (Cue cue : List.of(Cue.NOTICE, Cue.CONFIRMED, Cue.REFUSED, Cue.YOUR_OBJECTION)) {
      if (hidden.has(cue) && !seen.has(cue) && !(cue == Cue.NOTICE && seen.has(Cue.AI))) {
        return Signal.META_WORDS_HIDDEN.said();
      }
    }
    boolean both = hidden.has(Cue.AI) && hidden.has(Cue.OBJECTION);
    return both && !seen.has(Cue.AI) && !seen.has(Cue.OBJECTION)
        ? Signal.WORDS_HIDDEN.said()
        : null;
  }
}
